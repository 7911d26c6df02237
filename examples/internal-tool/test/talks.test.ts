import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  builtIn,
  createConversation,
  createMemoryStore,
  type Decided,
  type SentEvent,
  type State,
  systemPlatform,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { run, runSeries, scripts, series } from '@oivallus/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ReplayedTalk, talkFiles } from '../src/talks.ts'

const guide = builtIn({ fi, sv, en })

let talks: ReplayedTalk[]
beforeAll(async () => {
  const { index, ...files } = await talkFiles()
  talks = Object.values(files) as ReplayedTalk[]
})

/** What was scripted, by the id of the talk. */
const ran = async (): Promise<Record<string, State>> => {
  const given = { devices: 'each', guide } as const
  const runs = [
    ...(await Promise.all(Object.values(scripts).map((one) => run(one, given)))),
    ...(await Promise.all(Object.values(series).map((one) => runSeries(one, given)))).flat(),
  ]
  return Object.fromEntries(
    runs.map(({ script, conversation }) => [script.id, conversation.getSnapshot().state]),
  )
}

/** What is the talk's own, whichever conversation it was sent to, and whatever followed it. */
const withoutIds = ({ conversation, series, followed, ...rest }: State) => rest

describe('the words of the page', () => {
  it('are there in three languages, with the same places for names and numbers', () => {
    const file = join(import.meta.dirname, '../page/words.json')
    const words: Record<string, Record<string, unknown>> = JSON.parse(readFileSync(file, 'utf8'))
    expect(Object.keys(words)).toEqual(['fi', 'sv', 'en'])
    const places = (all: Record<string, unknown> = {}) =>
      Object.entries(all).map(([key, text]) => [
        key,
        String(text)
          .match(/\{\w+\}/g)
          ?.sort() ?? [],
      ])
    for (const language of ['sv', 'en']) expect(places(words[language])).toEqual(places(words.fi))
  })
})

describe('the talks to watch', () => {
  it('are the scripted ones, and sent again step by step they give the same state', async () => {
    const scripted = await ran()
    expect(talks.map(({ id }) => id).sort()).toEqual(Object.keys(scripted).sort())
    for (const { id, opening, at: began, cast, steps } of talks) {
      let now = began ?? ''
      const platform = { ...systemPlatform, now: () => now }
      const viewer = { participant: cast.lead }
      const store = createMemoryStore(platform)
      const given = { viewer, guide, language: 'fi', platform, store }
      const conversation = createConversation(opening, given)
      for (const { acts } of steps)
        for (const { event, own, at, carried, ...sender } of acts) {
          if (own) continue
          now = at ?? now
          if (carried) {
            await conversation.settled()
            await store.append(conversation.id, 'shared', conversation.entries().length, [carried])
            await conversation.settled()
            continue
          }
          const sent = conversation.send(event as SentEvent, sender)
          expect(sent.accepted, `${id}: ${event.type}`).toBe(true)
        }
      const { state } = conversation.getSnapshot()
      expect(withoutIds(state), id).toEqual(withoutIds(scripted[id] as State))
    }
  })

  it('are told in three languages, in words and not in names of events', () => {
    for (const { id, steps } of talks)
      for (const { told, acts } of steps)
        for (const language of ['fi', 'sv', 'en'] as const) {
          const { who, what } = told[language]
          const types: string[] = acts.map(({ event }: Pick<Decided, 'event'>) => event.type)
          expect(who, `${id} ${types}`).not.toBe('')
          expect(what, `${id} ${types}`).not.toBe('')
          expect(types, `${id} ${what}`).not.toContain(what)
        }
  })

  it('tell what was answered where something came too early', () => {
    const told = talks.flatMap(({ steps }) => steps.flatMap((step) => step.told.en.refused ?? []))
    expect(told.length).toBeGreaterThan(5)
    for (const { message } of told) expect(message).toMatch(/\S/)
  })

  it('keep a draft from those who tell of it', () => {
    const drafts = talks.flatMap(({ steps }) => steps.filter(({ acts }) => acts.some(({ own }) => own)))
    expect(drafts.length).toBeGreaterThan(0)
    for (const { acts, words } of drafts) if (acts.every(({ own }) => own)) expect(words).toBe('')
  })
})
