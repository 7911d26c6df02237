import type { Code, Platform, Store, StoredEvents } from '@oivallus/core'
import type { ForeignAct } from '@oivallus/core/deciding'
import type { Heads } from './heads.ts'
import type { Identity } from './identity.ts'
import { Problem } from './problem.ts'

/** What a talk is opened with. */
export type Opened = StoredEvents['opened']

/** Whether the host lets somebody open a talk so. It may throw a Problem of its own, or answer with what it opens instead. */
export type Opens = (opened: Opened, who: Identity) => boolean | Promise<boolean>

/** How many people may be asked into one talk. A team is two to some thirty. */
const MOST_ASKED = 500

/** Days are meant in it: what is no zone here would break every later look at a day. */
const checkZone = (zone: string, platform: Platform) => {
  try {
    platform.dayOf(platform.now(), zone)
  } catch {
    throw new Problem(
      400,
      'malformed-event',
      'This time zone is not known here. Give an IANA name such as "Europe/Helsinki".',
    )
  }
}

/** Whether somebody is in a talk, and no guest: a guest is one for a single talk. */
const isOfTheSeries = async (heads: Heads, conversation: string, { participant }: Identity) => {
  const { state } = await heads.at(conversation)
  const one = state.participants.find(({ id }) => id === participant)
  return one !== undefined ? one.guest !== true : state.asked.includes(participant)
}

/**
 * Why somebody may not open this talk. A series is of those who were in it: else anybody could read what it leaves to the next talk,
 * and have its lines let go of by holding one.
 */
export const whyNotOpen = async (
  conversation: string,
  { by, enteredBy, event }: ForeignAct,
  who: Identity,
  {
    store,
    heads,
    platform,
    opens,
  }: { store: Store; heads: Heads; platform: Platform; opens: Opens | undefined },
): Promise<Code | undefined> => {
  if (event.type !== 'opened' || event.conversation !== conversation) return 'moved-on'
  if (!('participant' in by) || by.participant !== who.participant || enteredBy !== undefined)
    return 'not-on-your-screen'
  checkZone(event.zone, platform)
  const { series, follows, asked } = event
  if (asked.length > MOST_ASKED)
    throw new Problem(413, 'too-large', `No more than ${MOST_ASKED} people are asked into one talk.`)
  const earlier = await store.list({ series })
  if (follows !== undefined && !earlier.includes(follows)) return 'only-participants'
  const latest = follows ?? earlier.at(-1)
  if (latest !== undefined && !(await isOfTheSeries(heads, latest, who))) return 'only-participants'
  // A series that bears another talk's id begins with that talk.
  if (earlier.length === 0 && series !== conversation && (await heads.at(series)).version > 0)
    return 'only-participants'
  return !opens || (await opens(event, who)) ? undefined : 'only-participants'
}
