import Button from '@mui/material/Button'
import Card from '@mui/material/Card'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { listed, type PortalTalk, type Standing, said } from '@oivallus/example-hr-portal-data'
import { useConversation } from '@oivallus/react'
import type { ReactNode } from 'react'
import type { PageProps } from './Portal.tsx'

/** A talk in its group, and nothing in the others. It is drawn again when its own line changes, and no other. */
export const InTheList = ({
  group,
  portal,
  words,
  talk,
}: PageProps & { group: Standing; talk: PortalTalk }): ReactNode => {
  const { id, topic, standing, others, when, leads } = useConversation(
    () => listed(talk, portal, words),
    talk.conversation,
  )
  if (standing !== group) return null
  const does = { begun: words.goOn, coming: leads ? words.lead : words.open, held: words.readNotes }[standing]
  return (
    <Card
      component="li"
      variant="outlined"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, padding: 2 }}
    >
      <Stack sx={{ flex: '1 1 16rem' }}>
        <Typography variant="h3" id={`topic-${id}`}>
          {topic}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {said(words.others, { names: others })} · {when}
        </Typography>
      </Stack>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        {standing === 'held' && (
          <Button href={`#/series/${id}`} aria-describedby={`topic-${id}`}>
            {words.readSeries}
          </Button>
        )}
        <Button
          variant={standing === 'begun' || leads ? 'contained' : 'outlined'}
          href={`#/talk/${id}`}
          aria-describedby={`topic-${id}`}
        >
          {does}
        </Button>
      </Stack>
    </Card>
  )
}
