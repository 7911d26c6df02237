import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { Language, PortalServer, WaitingNeed, Words } from '@oivallus/example-hr-portal-data'
import { type ReactNode, useEffect, useState } from 'react'
import { Need } from './Need.tsx'
import { PageHead } from './PageHead.tsx'

/** What a page is given for whoever stands outside the talks. */
export interface OutsideProps {
  server: PortalServer
  words: Words
  language: Language
}

/** The needs that were taken forward to one's level: those that have waited longest come first. */
export const Needs = ({ server, words, language }: OutsideProps): ReactNode => {
  const [needs, setNeeds] = useState<readonly WaitingNeed[]>()
  useEffect(() => void server.needs().then(setNeeds), [server])
  return (
    <Stack sx={{ gap: 2 }}>
      <PageHead title={words.needs}>
        <Typography color="textSecondary">{words.needsAbout}</Typography>
      </PageHead>
      {needs?.length === 0 && <Typography>{words.noNeeds}</Typography>}
      <Stack component="ul" sx={{ gap: 1.5, listStyle: 'none', margin: 0, padding: 0 }}>
        {needs?.map((need) => (
          <Need key={need.id} need={need} server={server} words={words} language={language} />
        ))}
      </Stack>
    </Stack>
  )
}
