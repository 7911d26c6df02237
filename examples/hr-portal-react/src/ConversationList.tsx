import Button from '@mui/material/Button'
import Card from '@mui/material/Card'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { type Listed, listed, type Standing, said, type Words } from '@oivallus/example-hr-portal-data'
import type { ReactNode } from 'react'
import { PageHead } from './PageHead.tsx'
import type { PageProps } from './Portal.tsx'

/** What is under way comes first, and what is over last. */
const GROUPS: readonly Standing[] = ['begun', 'coming', 'held']

export const ConversationList = ({ portal, words }: PageProps): ReactNode => {
  const all = portal.talks.map((talk) => listed(talk, portal.user, words))
  return (
    <Stack sx={{ gap: 3 }}>
      <PageHead title={words.list} />
      {GROUPS.map((group) => (
        <Stack key={group} component="section" sx={{ gap: 1.5 }}>
          <Typography variant="h2">{words[group]}</Typography>
          <Stack component="ul" sx={{ gap: 1.5, listStyle: 'none', margin: 0, padding: 0 }}>
            {all
              .filter(({ standing }) => standing === group)
              .map((one) => (
                <InTheList key={one.id} one={one} words={words} />
              ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  )
}

const InTheList = ({ one, words }: { one: Listed; words: Words }): ReactNode => {
  const { id, topic, standing, others, when } = one
  const does = { begun: words.goOn, coming: words.open, held: words.readNotes }[standing]
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
          variant={standing === 'begun' ? 'contained' : 'outlined'}
          href={`#/talk/${id}`}
          aria-describedby={`topic-${id}`}
        >
          {does}
        </Button>
      </Stack>
    </Card>
  )
}
