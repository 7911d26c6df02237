import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { type ReactNode, useEffect, useRef } from 'react'

interface PageHeadProps {
  title: string
  /** Where one came from; nothing on the first page. */
  back?: string
  children?: ReactNode
}

/** The title of a page, where reading begins when one comes to it, and the way back. */
export const PageHead = ({ title, back, children }: PageHeadProps): ReactNode => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What was pressed has gone with its page. Whoever has just opened the portal begins at its top.
    if (location.hash !== '' && document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <header>
      {back !== undefined && <Link href="#/">{back}</Link>}
      <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ marginBlockEnd: 0.5 }}>
        {title}
      </Typography>
      {children}
    </header>
  )
}
