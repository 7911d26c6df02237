import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { inOrder, type Standing } from '@oivallus/example-hr-portal-data'
import { type ReactNode, useSyncExternalStore } from 'react'
import { InTheList } from './InTheList.tsx'
import { PageHead } from './PageHead.tsx'
import type { PageProps } from './Portal.tsx'

/** What is under way comes first, and what is over last. */
const GROUPS: readonly Standing[] = ['begun', 'coming', 'held']

export const ConversationList = ({ portal, words }: PageProps): ReactNode => {
  const talks = useSyncExternalStore(portal.subscribe, () => portal.talks)
  return (
    <Stack sx={{ gap: 3 }}>
      <PageHead title={words.list}>
        {portal.server && (
          <Button variant="outlined" href="#/call" sx={{ marginBlockStart: 1 }}>
            {words.call}
          </Button>
        )}
      </PageHead>
      {GROUPS.map((group) => (
        <Stack key={group} component="section" sx={{ gap: 1.5 }}>
          <Typography variant="h2">{words[group]}</Typography>
          <Stack component="ul" sx={{ gap: 1.5, listStyle: 'none', margin: 0, padding: 0 }}>
            {inOrder(talks, group).map((talk) => (
              <InTheList key={talk.conversation.id} group={group} portal={portal} words={words} talk={talk} />
            ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  )
}
