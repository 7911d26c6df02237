import Typography from '@mui/material/Typography'
import { namesOf, type PortalServer, said } from '@oivallus/example-hr-portal-data'
import { type ReactNode, useEffect, useState } from 'react'
import type { PageProps } from './Portal.tsx'

/** One sits down at the talk while this is shown, and sees who else does: names, and nothing of what they do. */
export const Here = ({
  portal,
  server,
  words,
  id,
}: PageProps & { server: PortalServer; id: string }): ReactNode => {
  const [here, setHere] = useState<readonly string[]>([])
  useEffect(() => server.enter(id, setHere), [server, id])
  if (here.length === 0) return null
  return (
    <Typography variant="body2" color="textSecondary">
      {said(words.here, { names: namesOf(here, portal.people) })}
    </Typography>
  )
}
