import AppBar from '@mui/material/AppBar'
import Container from '@mui/material/Container'
import Link from '@mui/material/Link'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import Toolbar from '@mui/material/Toolbar'
import Typography from '@mui/material/Typography'
import {
  LANGUAGES,
  type Language,
  type Portal as PortalData,
  placeOf,
  said,
  type Words,
  wordsIn,
} from '@oivallus/example-hr-portal-data'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { CallTalk } from './CallTalk.tsx'
import { Conversation } from './Conversation.tsx'
import { ConversationList } from './ConversationList.tsx'
import { Needs } from './Needs.tsx'
import { Outside } from './Outside.tsx'
import { Series } from './Series.tsx'

const NAMES: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

/** What every page of the portal is given. */
export interface PageProps {
  portal: PortalData
  words: Words
}

/** The address after `#` says what is shown. */
const useHash = (): string =>
  useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => location.hash,
  )

export const Portal = ({ portal }: { portal: PortalData }): ReactNode => {
  const [language, setLanguage] = useState(portal.language)
  const words = wordsIn(language)
  const hash = useHash()
  const { user, server } = portal
  const title = user.supervisor ? words.portal : words.own
  useEffect(() => {
    document.documentElement.lang = language
    document.title = title
  }, [language, title])
  const choose = (to: Language | null) => {
    if (to === null) return
    portal.setLanguage(to)
    setLanguage(to)
  }
  const content = useRef<HTMLElement>(null)
  const skip = (event: MouseEvent) => {
    // The address says which page is shown, and stays.
    event.preventDefault()
    content.current?.focus()
  }
  return (
    <>
      <Link className="skip" href="#content" onClick={skip}>
        {words.skip}
      </Link>
      <AppBar position="static" color="inherit" variant="outlined" elevation={0}>
        <Toolbar sx={{ flexWrap: 'wrap', columnGap: 2, rowGap: 1, paddingBlock: 1 }}>
          <Link href="#/" color="inherit" underline="hover" sx={{ fontWeight: 650, marginInlineEnd: 'auto' }}>
            {title}
          </Link>
          {server && (
            <Typography variant="body2">
              {said(words.signedIn, { name: user.name })} · <Link href={server.signIn}>{words.change}</Link>
            </Typography>
          )}
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={words.language}
            value={language}
            onChange={(_, to: Language | null) => choose(to)}
          >
            {LANGUAGES.map((one) => (
              <ToggleButton key={one} value={one} lang={one}>
                {NAMES[one]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Toolbar>
      </AppBar>
      <Container
        component="main"
        id="content"
        ref={content}
        tabIndex={-1}
        maxWidth="md"
        sx={{ paddingBlock: 3 }}
      >
        <Page key={hash} hash={hash} portal={portal} words={words} />
      </Container>
      <Container component="footer" maxWidth="md" sx={{ paddingBlockEnd: 3 }}>
        <Typography variant="body2" color="textSecondary">
          {server ? words.practiceTogether : words.practice}
        </Typography>
      </Container>
    </>
  )
}

const Page = ({ hash, portal, words }: PageProps & { hash: string }): ReactNode => {
  // Whoever answers for a level of the organisation takes no part in the talks.
  if (portal.server && portal.user.levels)
    return (
      <>
        <Needs server={portal.server} words={words} language={portal.language} />
        <Outside server={portal.server} words={words} language={portal.language} />
      </>
    )
  const place = placeOf(hash)
  if (place.at === 'list') return <ConversationList portal={portal} words={words} />
  if (place.at === 'call') return <CallTalk portal={portal} words={words} />
  const talk = portal.find(place.id)
  if (!talk) return <Typography variant="h1">{words.notFound}</Typography>
  return place.at === 'talk' ? (
    <Conversation portal={portal} words={words} talk={talk} />
  ) : (
    <Series portal={portal} words={words} talk={talk} />
  )
}
