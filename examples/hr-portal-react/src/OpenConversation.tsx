import Paper from '@mui/material/Paper'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { listed, type PortalTalk, said } from '@oivallus/example-hr-portal-data'
import { LearningConversation, useConversation } from '@oivallus/react'
import type { ReactNode } from 'react'
import { Here } from './Here.tsx'
import { parts } from './overrides/parts.ts'
import { PageHead } from './PageHead.tsx'
import type { PageProps } from './Portal.tsx'

/** One conversation, whole, with the portal's own components in it. The portal keeps it: leaving the page loses nothing. */
export const OpenConversation = ({ portal, words, talk }: PageProps & { talk: PortalTalk }): ReactNode => {
  const { topic, others } = useConversation(() => listed(talk, portal, words), talk.conversation)
  return (
    <Stack sx={{ gap: 2 }}>
      <PageHead title={topic} back={words.all}>
        <Typography color="textSecondary">{said(words.others, { names: others })}</Typography>
        {portal.server && (
          <Here portal={portal} server={portal.server} words={words} id={talk.conversation.id} />
        )}
      </PageHead>
      <Paper variant="outlined" sx={{ overflow: 'clip' }}>
        <LearningConversation conversation={talk.conversation} typed={() => localStorage} parts={parts} />
      </Paper>
    </Stack>
  )
}
