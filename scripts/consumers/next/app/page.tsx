import { builtIn, createConversation, toEnvelope } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { Talk } from './talk'

export const dynamic = 'force-dynamic'

/** Drawn on the server: what it hands to the page is the talk as it stands. */
const Page = () => {
  const talk = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' },
  )
  return <Talk envelope={JSON.stringify(toEnvelope(talk))} />
}
export default Page
