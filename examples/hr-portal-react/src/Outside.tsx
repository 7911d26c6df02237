import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { type OutsideTalk, outsideTalks } from '@oivallus/example-hr-portal-data'
import { type ReactNode, useEffect, useState } from 'react'
import type { OutsideProps } from './Needs.tsx'

/** What is seen of the talks by whoever is told that they were held: that, when they return, and what they share. */
export const Outside = ({ server, words, language }: OutsideProps): ReactNode => {
  const [talks, setTalks] = useState<readonly OutsideTalk[]>([])
  useEffect(
    () => void server.held().then((held) => setTalks(outsideTalks(held, language, words))),
    [server, language, words],
  )
  if (talks.length === 0) return null
  return (
    <Stack component="section" sx={{ gap: 1, marginBlockStart: 4 }}>
      <Typography variant="h2">{words.toldOutside}</Typography>
      <Typography color="textSecondary">{words.toldOutsideAbout}</Typography>
      <ul>
        {talks.map(({ id, told, learnings }) => (
          <li key={id}>
            <Typography>{told}</Typography>
            {learnings.length > 0 && (
              <>
                <Typography variant="body2" color="textSecondary">
                  {words.sharedOutside}
                </Typography>
                <ul>
                  {learnings.map((learning) => (
                    <li key={learning}>{learning}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
