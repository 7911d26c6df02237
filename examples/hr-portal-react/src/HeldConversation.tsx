import Button from '@mui/material/Button'
import Paper from '@mui/material/Paper'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { listed, type PortalTalk } from '@oivallus/example-hr-portal-data'
import { ConversationProvider, Part, useConversation } from '@oivallus/react'
import type { ReactNode } from 'react'
import { OwnCopy } from './OwnCopy.tsx'
import { parts } from './overrides/parts.ts'
import { PageHead } from './PageHead.tsx'
import type { PageProps } from './Portal.tsx'

/** What remains of a conversation: of its last page, the notes alone, and an own copy of them. */
export const HeldConversation = ({ portal, words, talk }: PageProps & { talk: PortalTalk }): ReactNode => {
  const { id, topic, when } = useConversation(() => listed(talk, portal, words), talk.conversation)
  return (
    <Stack sx={{ gap: 2 }}>
      <PageHead title={topic} back={words.all}>
        <Typography color="textSecondary">{when}</Typography>
      </PageHead>
      <ConversationProvider conversation={talk.conversation} parts={parts}>
        <Paper variant="outlined" sx={{ overflow: 'clip' }}>
          {/* A part that stands alone is dressed inside the mark of the whole. */}
          <div data-part="conversation">
            <Part name="notes" />
          </div>
        </Paper>
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
          <OwnCopy />
          <Button href={`#/series/${id}`}>{words.readSeries}</Button>
        </Stack>
      </ConversationProvider>
    </Stack>
  )
}
