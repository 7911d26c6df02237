import Card from '@mui/material/Card'
import Link from '@mui/material/Link'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { type PortalTalk, type SeriesTalk, seriesOf, type Words } from '@oivallus/example-hr-portal-data'
import type { ReactNode } from 'react'
import { PageHead } from './PageHead.tsx'
import type { PageProps } from './Portal.tsx'

/** The series so far: what was tried, and what came of it. */
export const Series = ({ portal, words, talk }: PageProps & { talk: PortalTalk }): ReactNode => (
  <Stack sx={{ gap: 2 }}>
    <PageHead title={words.series} back={words.all} />
    <Stack component="ol" sx={{ gap: 2, listStyle: 'none', margin: 0, padding: 0 }}>
      {seriesOf(portal, talk, words).map((one) => (
        <InTheSeries key={one.id} one={one} words={words} />
      ))}
    </Stack>
  </Stack>
)

const InTheSeries = ({ one, words }: { one: SeriesTalk; words: Words }): ReactNode => {
  const { id, topic, standing, when, tried, cameOfIt, learned } = one
  return (
    <Card component="li" variant="outlined" sx={{ display: 'grid', gap: 1.5, padding: 2 }}>
      <div>
        <Typography variant="h2">
          <Link href={`#/talk/${id}`}>{topic}</Link>
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {when}
        </Typography>
      </div>
      {standing === 'held' && (
        <>
          <Told title={words.tried}>{tried ?? words.nothingTried}</Told>
          {cameOfIt && <Told title={words.cameOfIt}>{cameOfIt}</Told>}
          {learned.length > 0 && (
            <div>
              <Typography variant="h3">{words.learned}</Typography>
              <ul>
                {learned.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </Card>
  )
}

const Told = ({ title, children }: { title: string; children: ReactNode }): ReactNode => (
  <div>
    <Typography variant="h3">{title}</Typography>
    <Typography>{children}</Typography>
  </div>
)
