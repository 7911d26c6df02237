import { type Decided, evolve, type Platform, type Store } from '@oivallus/core'
import {
  carriedFrom,
  decideForeign,
  type ForeignAct,
  isPrivate,
  takesPart,
  type Verdict,
} from '@oivallus/core/deciding'
import type { DecidedActs } from './appending.ts'
import { followsIn, type Head, type Heads } from './heads.ts'
import type { Identity, Person } from './identity.ts'
import { type Opens, whyNotOpen } from './opening.ts'

/** Where acts are decided. */
export interface Deciding {
  store: Store
  heads: Heads
  platform: Platform
  opens: Opens | undefined
  describe: (participant: string) => Person | Promise<Person>
}

/** Whether an act is by somebody's own hand: as themselves, as the scribe of a screen, or for a level they answer for. */
const isByHand = ({ by, enteredBy }: ForeignAct, { participant, levels = [] }: Identity): boolean => {
  if ('level' in by) return levels.includes(by.level) && enteredBy === undefined
  if (enteredBy !== undefined) return enteredBy === participant
  return 'participant' in by && by.participant === participant
}

/** Coming in, with the role and the levels that the host gives: nobody says these of themselves. */
const asTheHostSays = async (act: ForeignAct, describe: Deciding['describe']): Promise<ForeignAct> => {
  const { by, event } = act
  if (event.type !== 'joined' || !('participant' in by)) return act
  const { supervisor: _claimed, answersFor: _claims, ...joined } = event
  const { supervisor, levels = [] } = await describe(by.participant)
  const given = { ...(supervisor && { supervisor }), ...(levels.length > 0 && { answersFor: [...levels] }) }
  return { ...act, event: { ...joined, ...given } as ForeignAct['event'] }
}

/**
 * Decides acts that somebody sent to the shared stream, on the head where they would stand, each on top of those before. What follows
 * from other talks is read here, whatever the device says of it.
 */
export const decideActs = async (
  conversation: string,
  acts: readonly ForeignAct[],
  who: Identity,
  head: Head,
  deciding: Deciding,
): Promise<DecidedActs> => {
  const { heads, platform, describe } = deciding
  const takes: Decided[] = []
  const refused: DecidedActs['refused'] = []
  let { state } = head
  // Most acts are new: what stands there is read only if one of them bears the id of what was sent before.
  const isResent = acts.some(({ id }) => head.ids.has(id))
  const earlier = isResent ? (await heads.since(conversation, 0)).slice.entries : []

  const verdictOn = (act: ForeignAct): Verdict => {
    const find = (id: string) => [...earlier, ...takes].find((one) => one.id === id)
    return decideForeign(act, { state, find }, () => platform.dayOf(platform.now(), state.zone))
  }

  const take = (verdict: Verdict, id: string) => {
    if ('refuses' in verdict) refused.push({ id, code: verdict.refuses })
    if (!('takes' in verdict)) return
    takes.push(verdict.takes)
    state = evolve(state, verdict.takes)
  }

  /** What the last talk left, as it stands there now. */
  const carriedHere = async (
    act: Pick<ForeignAct, 'id' | 'by' | 'enteredBy'>,
  ): Promise<ForeignAct | undefined> => {
    const follows = head.version > 0 ? head.follows : followsIn(takes)
    if (follows === undefined) return undefined
    const { head: before, slice } = await heads.since(follows, 0)
    if (before.version === 0) return undefined
    const { id, by, enteredBy } = act
    const from = { id, by, ...(enteredBy !== undefined && { enteredBy }) }
    return { ...from, event: { type: 'carried', ...carriedFrom(before.state, slice.entries) } }
  }

  /** Whether another talk does follow this one, and has begun. */
  const isFollowed = async (by: string) => {
    const next = await heads.at(by)
    return next.state.started && next.follows === conversation
  }

  const decideOne = async (act: ForeignAct): Promise<Verdict> => {
    const { event } = act
    const by = act.by
    if (event.type === 'opened') {
      const code = await whyNotOpen(conversation, act, who, deciding)
      return code && state.conversation === '' ? { refuses: code } : verdictOn(act)
    }
    if (isPrivate(act)) return { refuses: 'only-participants' }
    if (!isByHand(act, who)) return { refuses: 'not-on-your-screen' }
    if (event.type === 'carried') {
      const here = await carriedHere(act)
      return here ? verdictOn(here) : { refuses: 'only-participants' }
    }
    if (event.type === 'followed' && !(await isFollowed(event.by))) return { refuses: 'only-participants' }
    if (event.type !== 'joined' || !('participant' in by)) return verdictOn(act)
    // By oneself one comes in if one was asked or let in; around a shared screen whoever holds the pen says who is there.
    const isStranger = act.enteredBy === undefined && !takesPart(state, by.participant)
    return isStranger ? { refuses: 'someone-new' } : verdictOn(await asTheHostSays(act, describe))
  }

  for (const act of acts) {
    if (act.event.type === 'started' && !state.carried) {
      const here = isByHand(act, who) ? await carriedHere({ ...act, id: platform.id() }) : undefined
      if (here && 'takes' in verdictOn(act)) take(verdictOn(here), here.id)
    }
    take(await decideOne(act), act.id)
  }
  return { takes, refused, state }
}
