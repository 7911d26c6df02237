import { builtIn, type Entry, restoreConversation, type Store, toEnvelope } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { run } from '../../drive.ts'
import type { Script } from '../../script.ts'
import { series } from '../../scripts/index.ts'
import { steadyPlatform } from '../../steadyPlatform.ts'
import { drafted, opens, said } from '../entries.ts'
import { BEGINS, type StoreScenarios } from '../scenario.ts'
import { settle, twoDevices } from '../talks.ts'

const guide = builtIn({ fi })
const script = series.koulukeittio.talks[0] as Script

/** A whole talk that could have happened, with drafts of two of those in it, and another that has nothing to do with it. */
const holds = async (store: Store) => {
  const { conversation, dispose } = await run(script, { devices: 'each', guide, store })
  dispose()
  for (const { id } of script.people.slice(0, 2)) {
    const own = `private/${id}` as const
    const { version } = await store.read(conversation.id, own)
    await store.append(conversation.id, own, version, [drafted(`own-${id}`, `Luonnos: ${id}`, id)])
  }
  await opens(store, 'other', said('a', 'Muualla sanottu'))
  return { id: conversation.id, entries: (await store.read(conversation.id, 'shared')).entries }
}

/** Every text that an entry brings. */
const textsIn = ({ event }: Entry): string[] => {
  const { text } = (event.type === 'parked' ? event.line : event) as { text?: unknown }
  return typeof text === 'string' ? [text] : []
}

/** A text as it stands in JSON. */
const asKept = (word: string): string => JSON.stringify(word).slice(1, -1)

const isOf = ({ by }: Entry, person: string) => 'participant' in by && by.participant === person

export const FORGETTING: StoreScenarios = {
  'forget.conversation': {
    title: 'of a whole talk that is erased not a word is left anywhere, and of another every word',
    run: async ({ store, kept, expect }) => {
      const { id, entries } = await holds(store)
      const people = script.people.flatMap((one) => [one.name, one.id])
      const words = [...entries.flatMap(textsIn), ...people, 'Luonnos']
      expect(words.length).toBeGreaterThan(20)
      const isIn = (text: string) => (word: string) => text.includes(asKept(word))
      const before = await kept()
      expect(words.filter((word) => !isIn(before)(word))).toEqual([])
      await store.erase(id, { conversation: true })
      const left = await kept()
      expect(words.filter(isIn(left))).toEqual([])
      expect(left).toContain('Muualla sanottu')
    },
  },
  'forget.person': {
    title:
      'of somebody who is erased from a whole talk no word and no draft is left, and of the others all are',
    run: async ({ store, kept, expect }) => {
      const { id, entries } = await holds(store)
      const [person, other] = script.people.map((one) => one.id)
      const theirs = entries.filter((entry) => isOf(entry, person ?? '')).flatMap(textsIn)
      const others = entries.filter((entry) => !isOf(entry, person ?? '')).flatMap(textsIn)
      expect([theirs.length > 0, others.length > 0]).toEqual([true, true])
      await store.erase(id, { person: person ?? '' })
      const left = await kept()
      const isLeft = (word: string) => left.includes(asKept(word))
      expect([...theirs, `Luonnos: ${person}`].filter(isLeft)).toEqual([])
      expect([...others, `Luonnos: ${other}`, 'Muualla sanottu'].filter((word) => !isLeft(word))).toEqual([])
    },
  },
  'forget.ownCopy': {
    title: 'an own copy that somebody took keeps its words, and brings none of them back',
    run: async ({ store, kept, expect }) => {
      const { anna, ville } = await twoDevices(store, store)
      const sent = anna.send({ type: 'noted.question', text: 'Menevä sana' })
      ville.send({ type: 'noted.question', text: 'Jäävä sana' })
      await settle(anna, ville)
      const copies = [anna, ville].map((talk) => ({
        viewer: talk.viewer,
        copy: JSON.stringify(toEnvelope(talk)),
      }))
      for (const talk of [anna, ville]) talk.dispose()
      for (const { copy } of copies) expect(copy).toContain('Menevä sana')

      const opensAgain = async () => {
        for (const { viewer, copy } of copies) {
          const platform = steadyPlatform(BEGINS, 'again')
          const talk = restoreConversation(copy, { viewer, guide, language: 'fi', platform, store })
          await talk.settled()
          talk.dispose()
        }
      }
      await store.erase(anna.id, { line: (sent.accepted && sent.entry?.id) || '' })
      await opensAgain()
      expect(await kept()).not.toContain('Menevä')
      expect(await kept()).toContain('Jäävä sana')
      await store.erase(anna.id, { person: 'ville' })
      await opensAgain()
      expect(await kept()).not.toMatch(/Jäävä|Menevä|"name":"Ville"/)
      expect(await kept()).toContain('"name":"Anna"')
      await store.erase(anna.id, { conversation: true })
      await opensAgain()
      expect(await kept()).not.toMatch(/Jäävä|Menevä|Anna|ville|private/)
      expect(await store.list()).toEqual([])
    },
  },
}
