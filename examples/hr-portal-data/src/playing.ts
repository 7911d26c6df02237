import {
  builtIn,
  type Conversation,
  createConversation,
  nextConversation,
  type SentEvent,
  systemPlatform,
  toEnvelope,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { run, runSeries, type Script, series, steadyPlatform } from '@oivallus/testing'
import type { Kept } from './keeping.ts'
import { BEGUN, FIRST, HELD, NEXT, ROOM, USER } from './scripts.ts'

/*
 * What a portal's server would have: conversations that were held, that are under way, and that are called. Here they are played
 * from scripts, so long before today that the next ones are about to be.
 */

const ZONE = 'Europe/Helsinki'
const GIVEN = { guide: builtIn({ fi }), language: 'fi' }

const daysFrom = (today: string, days: number) => systemPlatform.addDays(today, days)

/** The script, begun at its own hour so many days ago. */
export const ago = (script: Script, today: string, days: number): Script => ({
  ...script,
  begins: `${daysFrom(today, -days)}T${script.begins.slice(11)}`,
})

const kept = (conversation: Conversation, day: string | null): Kept => ({
  envelope: toEnvelope(conversation),
  viewer: conversation.viewer,
  day,
})

/** Everybody is known to the portal, and nobody has to type a name. */
const seat = (conversation: Conversation, names: Readonly<Record<string, string>>): void => {
  for (const [participant, name] of Object.entries(names)) {
    const supervisor = participant === USER.id && { supervisor: true as const }
    conversation.send(
      { type: 'joined', name, screen: ROOM.screen, ...supervisor },
      { by: { participant }, ...(participant !== USER.id && { enteredBy: USER.id }) },
    )
  }
}

const called = (
  conversation: Conversation,
  names: Readonly<Record<string, string>>,
  topic: Omit<SentEvent & { type: 'topic.set' }, 'type'>,
) => {
  seat(conversation, names)
  conversation.send({ type: 'topic.set', ...topic })
  return conversation
}

/** Plays everything anew, as of a day. */
export const played = async (today: string): Promise<Kept[]> => {
  const talks = HELD.map((script, at) => ago(script, today, 49 - at * 28))
  const held = await runSeries({ ...series.koulukeittio, talks }, { devices: 'one', ...GIVEN })
  const script = ago(BEGUN, today, 0)
  // Ids that are its own: those of the series count from one as well.
  const platform = steadyPlatform(script.begins, script.id)
  const begun = await run(script, { devices: 'one', platform, ...GIVEN })
  const before = held.at(-1)?.conversation as Conversation
  const surroundings = { viewer: ROOM, ...GIVEN }
  const team = Object.fromEntries((talks[0] as Script).people.map(({ id, name }) => [id, name] as const))
  const next = called(nextConversation(before, surroundings), team, NEXT)
  const first = called(
    createConversation({ asked: [...FIRST.asked], lead: USER.id, zone: ZONE }, surroundings),
    FIRST.names,
    FIRST.topic,
  )
  return [
    ...held.map(({ conversation }) => kept(conversation, null)),
    kept(begun.conversation, null),
    kept(next, daysFrom(today, 7)),
    kept(first, daysFrom(today, 9)),
  ]
}
