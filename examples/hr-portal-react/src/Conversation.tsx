import { type PortalTalk, standingOf } from '@oivallus/example-hr-portal-data'
import { type ReactNode, useState } from 'react'
import { HeldConversation } from './HeldConversation.tsx'
import { OpenConversation } from './OpenConversation.tsx'
import type { PageProps } from './Portal.tsx'

/** A talk, or what remains of it. One that ends while it is open stays where it is: its last page has the notes. */
export const Conversation = (props: PageProps & { talk: PortalTalk }): ReactNode => {
  const [standing] = useState(() => standingOf(props.talk.conversation.getSnapshot().state))
  return standing === 'held' ? <HeldConversation {...props} /> : <OpenConversation {...props} />
}
