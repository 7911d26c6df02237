import { join } from 'node:path'
import {
  builtIn,
  type Conversation,
  createConversation,
  fillTemplate,
  joinConversation,
  replay,
  type SentEvent,
  type Store,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { expect } from 'vitest'
import { programOf, runProgram } from '../../../../scripts/program.ts'
import type { Given, Order, Told } from './participant.ts'

/* A talk in which each takes part by a program of their own, over one place where it is kept. */

const ASKED = ['anna', 'ville', 'sari', 'otto']
const around = (store: Store) => ({
  viewer: { participant: 'anna' },
  guide: builtIn({ fi }),
  language: 'fi',
  store,
})

/** Anna, in this program, has opened a talk in which everybody is, and which has come to reality. */
export const inReality = async (store: Store): Promise<Conversation> => {
  const anna = createConversation({ asked: ASKED, lead: 'anna', zone: 'Europe/Helsinki' }, around(store))
  const does = (event: SentEvent, participant = 'anna') => {
    const sent = anna.send(event, { by: { participant } })
    if (!sent.accepted) throw new Error(`${event.type} was refused: ${sent.refusal.code}`)
  }
  for (const one of ASKED) does({ type: 'joined', name: one }, one)
  does({ type: 'topic.set', text: 'Viime viikot' })
  does({ type: 'started', form: 'full' })
  does({ type: 'framing.presented', softened: [] })
  for (const one of ASKED.slice(1)) does({ type: 'framing.acknowledged' }, one)
  const { moveOn } = anna.view()
  if (moveOn) does(fillTemplate(moveOn, {}))
  await anna.settled()
  return anna
}

export type Participant = ReturnType<typeof takePart>

/** The program that takes part, for `takePart`. */
export const participantProgram = () =>
  programOf(join(import.meta.dirname, 'participant.ts'), join(import.meta.dirname, '../..'))

/** Somebody takes part by a program of their own. */
export const takePart = (program: string, given: Given) => {
  const typed: string[] = []
  const kept: string[] = []
  const troubles: string[] = []
  let shown: string | undefined
  const running = runProgram(program, given, (told) => {
    const one = told as Told
    if ('typed' in one) typed.push(one.typed)
    else if ('kept' in one) kept.push(...one.kept)
    else if ('trouble' in one) troubles.push(one.trouble)
    else shown = one.shown
  })
  const tell = (does: Order['does']) => running.tell({ does } satisfies Order)
  return {
    participant: given.participant,
    /** What it typed, and what the store confirmed to it. */
    typed,
    kept,
    troubles,
    talks: () => tell('talk'),
    stops: () => tell('stop'),
    /** The state that it shows, once all it typed is kept. */
    shows: async (): Promise<string> => {
      shown = undefined
      tell('show')
      await expect.poll(() => shown).toBeTypeOf('string')
      return shown ?? ''
    },
    kill: running.kill,
    ends: running.end,
  }
}

/** How often each word stands in what is kept of a talk: in the shared stream, or in its author's own. */
const standing = async (store: Store, conversation: string): Promise<(word: string) => number> => {
  const streams = ['shared', ...ASKED.map((one) => `private/${one}` as const)] as const
  const slices = await Promise.all(streams.map((stream) => store.read(conversation, stream)))
  const counts = new Map<string, number>()
  for (const word of JSON.stringify(slices).match(/"[a-z]+-\d+\.\d+"/g) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => counts.get(`"${word}"`) ?? 0
}

/**
 * Everybody has stopped talking. All that was confirmed to anybody is kept, what those typed who are still there is kept too, nothing
 * is there twice, and whoever was in it or joins now has the same state, byte for byte.
 */
export const endsEqual = async (
  store: Store,
  conversation: string,
  { present, killed = [] }: { present: readonly Participant[]; killed?: readonly Participant[] },
): Promise<void> => {
  for (const one of present) one.stops()
  // In the first round all that was typed is kept; in the second all of it is read.
  for (const one of present) await one.shows()
  const states = []
  for (const one of present) states.push(await one.shows())

  const { entries, version } = await store.read(conversation, 'shared')
  const ids = entries.map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([version, version])
  const state = JSON.stringify(replay(entries))
  const joined = await joinConversation(conversation, around(store))
  for (const one of [...states, JSON.stringify(joined.getSnapshot().state)]) expect(one).toBe(state)
  joined.dispose()

  const times = await standing(store, conversation)
  for (const { kept, typed } of [...present, ...killed]) {
    expect(kept.filter((word) => times(word) !== 1)).toEqual([])
    expect(typed.filter((word) => times(word) > 1)).toEqual([])
  }
  for (const { typed, kept } of present) expect(kept).toEqual(typed)
}
