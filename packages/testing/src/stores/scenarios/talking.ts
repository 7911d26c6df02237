import { type Conversation, replay, type SentEvent, type Store } from '@oivallus/core'
import type { Expect } from '../../suite.ts'
import { BEGINS, type StoreScenarios } from '../scenario.ts'
import { linesOf, settle, twoDevices } from '../talks.ts'

/** A store whose answers to appending are lost on the way, as long as it is said so. */
const losing = (store: Store) => {
  const line = { loses: false }
  const behind: Store = {
    ...store,
    append: async (...what) => {
      const answer = await store.append(...what)
      if (line.loses) throw new Error('the answer was lost')
      return answer
    },
  }
  return { line, behind }
}

const asks = (text: string): SentEvent => ({ type: 'noted.question', text })

const equal = async (expect: Expect, store: Store, ...talks: readonly Conversation[]) => {
  const { entries } = await store.read(talks[0]?.id ?? '', 'shared')
  const state = JSON.stringify(replay(entries))
  for (const talk of talks) {
    expect(talk.entries()).toEqual(entries)
    expect(JSON.stringify(talk.getSnapshot().state)).toBe(state)
    expect(talk.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined })
  }
}

/** What a device does, some of which does not hold when the other was there first. */
const ACTS: readonly ((text: string, talk: Conversation) => SentEvent)[] = [
  (text) => asks(text),
  (text) => ({ type: 'noted.observation', text, under: 'focus' }),
  (text) => ({ type: 'parked', line: { kind: 'idea', text } }),
  (text) => ({ type: 'drafted', text }),
  () => ({ type: 'paused' }),
  () => ({ type: 'resumed' }),
  (_, talk) => ({ type: 'withdrawn', of: ownLineOf(talk)?.id ?? 'none' }),
]

/** A line that the viewer said and that still stands. */
const ownLineOf = ({ viewer, getSnapshot }: Conversation) =>
  getSnapshot()
    .state.lines.flat()
    .find(({ by, status }) => status === 'open' && JSON.stringify(by) === JSON.stringify(viewer))

/** The same order of numbers below a limit for a seed. */
const diceOf = (seed: number) => {
  let at = seed * 2654435761
  return (sides: number) => {
    at = (at * 1103515245 + 12345) % 2147483648
    return Math.floor((at / 2147483648) * sides)
  }
}

export const TALKING: StoreScenarios = {
  'talk.resent': {
    title: 'what is sent again because the answer was lost is said once',
    run: async ({ store, expect }) => {
      const { line, behind } = losing(store)
      const { anna, ville } = await twoDevices(store, behind)
      line.loses = true
      ville.send(asks('Kysyn kerran'))
      await ville.settled()
      expect(ville.getSnapshot()).toMatchObject({ trouble: { message: 'the answer was lost' } })
      line.loses = false
      await settle(ville, anna)
      expect(linesOf(anna)).toEqual(['Kysyn kerran'])
      await equal(expect, store, anna, ville)
    },
  },
  'talk.erased': {
    title: 'words that were erased go from every device that held them',
    run: async ({ store, expect }) => {
      const { anna, ville } = await twoDevices(store, store)
      const sent = anna.send(asks('Menevä sana'))
      await settle(anna, ville)
      expect(linesOf(ville)).toEqual(['Menevä sana'])
      await store.erase(anna.id, { line: (sent.accepted && sent.entry?.id) || '' })
      await settle(anna, ville)
      for (const talk of [anna, ville])
        expect(JSON.stringify([talk.getSnapshot(), talk.entries()])).not.toContain('Menevä')
      await equal(expect, store, anna, ville)
    },
  },
  'talk.gone': {
    title: 'a device of a conversation that was erased is told so, and gives nothing back to the store',
    run: async ({ store, kept, expect }) => {
      const { anna, ville } = await twoDevices(store, store)
      anna.send(asks('Menevä sana'))
      await settle(anna, ville)
      await store.erase(anna.id, { conversation: true })
      ville.send(asks('Toinen sana'))
      await settle(ville, anna)
      for (const talk of [anna, ville]) expect(talk.getSnapshot().trouble).toMatchObject({ reason: 'erased' })
      expect(await kept()).not.toMatch(/Menevä|Toinen/)
      expect(await store.list()).toEqual([])
    },
  },
  'talk.interleaved': {
    title: 'two devices end equal, whatever they send in whatever order, and no word is lost',
    run: async ({ store, again, expect }) => {
      const other = (await again?.(BEGINS)) ?? store
      for (let seed = 1; seed <= 8; seed++) {
        const dice = diceOf(seed)
        const { anna, ville } = await twoDevices(store, other, `talk-${seed}`)
        const written: string[] = []
        const withdrawn: unknown[] = []
        for (let step = 0; step < 14; step++) {
          const talk = dice(2) === 0 ? anna : ville
          const text = `${seed}.${step}`
          const own = ownLineOf(talk)?.text
          const act = ACTS[dice(ACTS.length)]?.(text, talk) ?? asks(text)
          if (!talk.send(act).accepted) continue
          if (act.type === 'withdrawn') withdrawn.push(own)
          else if (JSON.stringify(act).includes(`"${text}"`)) written.push(text)
          if (dice(3) === 0) await Promise.all([anna.settled(), ville.settled()])
        }
        await settle(anna, ville)
        await equal(expect, other, anna, ville)
        const everything = JSON.stringify([anna.getSnapshot(), ville.getSnapshot()])
        const lost = written.filter((text) => !everything.includes(`"${text}"`))
        // Nothing but what its author withdrew, perhaps before the other heard of it.
        for (const text of lost) expect(withdrawn).toContain(text)
        expect(written.length).toBeGreaterThan(lost.length)
        anna.dispose()
        ville.dispose()
      }
    },
  },
}
