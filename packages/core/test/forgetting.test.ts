import { describe, expect, it } from 'vitest'
import { createConversation, joinConversation, restoreConversation } from '../src/create.ts'
import { type Decided, type Entry, storedEvent } from '../src/events.ts'
import { replay } from '../src/evolve.ts'
import { eraseLine, erasePerson, erases } from '../src/forgetting.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { nextConversation } from '../src/series.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { heldMeeting } from './fixtures/meeting.ts'
import { steadyPlatform } from './platform.ts'
import {
  as,
  atPhase,
  carriedWith,
  closes,
  comesTo,
  gathered,
  guide,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const platform = steadyPlatform()

/** Anna and Ville over one store, in which a series can be looked through whole. */
const stored = () => {
  const store = createMemoryStore(platform)
  const around = { guide, language: 'fi', platform, store, viewer: { participant: 'anna' } }
  const talk = talkOf(
    createConversation({ asked: ['anna', 'ville'], lead: 'anna', discloses: 'Muistiinpanot me' }, around),
  )
  talk.does({ type: 'joined', name: 'Anna', supervisor: true })
  talk.does({ type: 'joined', name: 'Ville' }, VILLE)
  const next = (previous: Talk) => {
    const later = talkOf(nextConversation(previous, around))
    later.does({ type: 'joined', name: 'Anna', supervisor: true })
    later.does({ type: 'joined', name: 'Ville' }, VILLE)
    comesTo(later, 'framing')
    return later
  }
  const everything = async () => {
    const streams = []
    for (const id of await store.list())
      for (const name of ['shared', 'private/anna', 'private/ville'] as const)
        streams.push(await store.read(id, name))
    return JSON.stringify(streams)
  }
  return { store, talk, next, everything, around }
}

const bytes = (entries: readonly Decided[]) => JSON.stringify(replay(entries))

/** A log without the words that erasing takes, and without its revision marks: what the gates rest on. */
const gates = (entries: readonly Decided[]) => {
  const { lines, participants, ...rest } = replay(entries)
  return JSON.stringify([
    rest.stage,
    rest.page,
    rest.reached,
    rest.counts,
    rest.reality.chosen,
    rest.distinction.origins,
    rest.experiment.taken,
    rest.followUp.return?.day,
    lines.flat().map(({ id, kind, phase, status, revision }) => [id, kind, phase, status, revision]),
    participants.length,
  ])
}

describe('withdrawing', () => {
  it('removes the words from the log, the store and every device, and leaves an empty mark', async () => {
    const { talk, store, everything, around } = stored()
    comesTo(talk, 'reality')
    const id = talk.does({ type: 'noted.observation', text: 'Sanoin liikaa', under: 'focus' })
    talk.does({ type: 'revised', of: id, revision: 0, text: 'Sanoin vieläkin liikaa' })
    await talk.settled()
    const other = await joinConversation(talk.id, { ...around, viewer: { participant: 'ville' } })
    talk.does({ type: 'withdrawn', of: id })
    await talk.settled()
    await other.settled()
    const words = JSON.stringify([talk.entries(), talk.state(), other.entries(), other.getSnapshot()])
    expect(words + (await everything())).not.toContain('liikaa')
    const { entries } = await store.read(talk.id, 'shared')
    expect(entries.find((entry) => entry.id === id)).toMatchObject({
      event: { type: 'noted.observation', under: 'focus', text: { erased: true } },
    })
  })

  it('takes words along that were never sent: pending ones', () => {
    const talk = atPhase('reality')
    const id = talk.does({ type: 'noted.observation', text: 'Sanoin liikaa', under: 'focus' })
    talk.does({ type: 'withdrawn', of: id })
    expect(JSON.stringify([talk.entries(), talk.state()])).not.toContain('liikaa')
  })

  it('takes pending words along before any store has them', async () => {
    const { talk, everything } = stored()
    comesTo(talk, 'reality')
    await talk.settled()
    const id = talk.does({ type: 'noted.observation', text: 'Sanoin liikaa', under: 'focus' })
    talk.does({ type: 'withdrawn', of: id })
    expect(JSON.stringify([talk.entries(), talk.getSnapshot()])).not.toContain('liikaa')
    await talk.settled()
    expect(await everything()).not.toContain('liikaa')
  })

  it('takes the situation and an organisation’s question along', () => {
    const talk = atPhase('experiment')
    const id = talk.does({
      type: 'noted.idea',
      text: 'Salaa',
      situation: 'Salaisesti',
      question: { id: 'own', wording: 'Salakysymys' },
    })
    talk.does({ type: 'experiment.asked', of: id, revision: 0 })
    talk.does({ type: 'experiment.taken', of: id, revision: 0, end: 'next', situation: 'Salapaikka' })
    talk.does({ type: 'withdrawn', of: id })
    expect(JSON.stringify([talk.entries(), talk.state()])).not.toMatch(/Sala/)
  })

  it('of what was entered for one takes the words that a later talk carried, too', async () => {
    const { talk, next, everything } = stored()
    talk.does({ type: 'joined', name: 'Sari', screen: 'table' }, as('sari'))
    talk.does({ type: 'joined', name: 'Otto', screen: 'table' }, as('otto', 'sari'))
    comesTo(talk, 'experiment')
    const id = talk.does({ type: 'noted.idea', text: 'Oton aie' }, as('otto', 'sari'))
    closes(talk)
    const later = next(talk)
    await later.settled()
    await talk.settled()
    expect(await everything()).toContain('Oton aie')
    talk.does({ type: 'withdrawn', of: id }, as('otto'))
    await talk.settled()
    expect(await everything()).not.toContain('Oton aie')
  })

  it('in a later talk takes the words of a carried thought from the earlier one, too', async () => {
    const { talk, next, everything } = stored()
    comesTo(talk, 'reality')
    const id = talk.does({ type: 'parked', line: { kind: 'idea', text: 'Villen aie' } }, VILLE)
    talk.does({ type: 'ended', day: '2026-10-01' })
    await talk.settled()
    const later = next(talk)
    later.does({ type: 'withdrawn', of: id }, VILLE)
    await later.settled()
    await talk.settled()
    expect(await everything()).not.toContain('Villen aie')
  })

  it('of a carried thought leaves the same state as its log does', () => {
    const by = { participant: 'anna' }
    const talk = gathered({ anna: {}, ville: {} })
    const parked = { id: 'old', kind: 'idea', text: 'Vanha aie', by, until: 'experiment' } as const
    talk.does(carriedWith({ parked: [{ ...parked, details: { situation: 'Vanha paikka' } }] }))
    comesTo(talk, 'experiment')
    talk.does({ type: 'withdrawn', of: 'old' })
    expect(JSON.stringify([talk.state(), talk.entries()])).not.toContain('Vanha')
    expect(bytes(talk.entries())).toBe(JSON.stringify(talk.state()))
  })

  it('erases exactly the line it names', () => {
    expect(erases({ event: { type: 'withdrawn', of: 'a' } })).toBe('a')
    expect(erases({ event: { type: 'discarded', of: 'b' } })).toBe('b')
    expect(erases({ event: { type: 'left' } })).toBeNull()
    const talk = atPhase('reality')
    talk.does({ type: 'noted.question', text: 'Jää' })
    const id = talk.does({ type: 'noted.question', text: 'Menee' })
    talk.does({ type: 'withdrawn', of: id })
    expect(JSON.stringify(talk.entries())).toContain('Jää')
  })
})

describe('words that were brought in from a draft, and are withdrawn', () => {
  it('go from the draft, too; what else was prepared stays', async () => {
    const { talk, store, everything } = stored()
    comesTo(talk, 'reality')
    const draft = talk.does({ type: 'drafted', text: 'Ensimmäinen muoto' })
    talk.does({ type: 'redrafted', of: draft, text: 'Sanoin liikaa' })
    talk.does({ type: 'drafted', text: 'Muuta' })
    const id = talk.does({ type: 'noted.observation', text: 'Sanoin liikaa', under: 'focus' })
    await talk.settled()
    talk.does({ type: 'withdrawn', of: id })
    await talk.settled()
    expect(await everything()).not.toContain('liikaa')
    expect(talk.getSnapshot().mine.drafts.map((one) => one.text)).toEqual(['Muuta'])
    const again = talk.does({ type: 'noted.observation', text: 'Muuta', under: 'focus' })
    await talk.settled()
    await store.erase(talk.id, { line: again })
    expect(await everything()).not.toContain('Muuta')
  })

  it('go also before any store has them, and where there is none', async () => {
    const { talk, everything } = stored()
    comesTo(talk, 'reality')
    await talk.settled()
    const alone = atPhase('reality')
    for (const one of [talk, alone]) {
      one.does({ type: 'drafted', text: 'Sanoin liikaa' })
      const id = one.does({ type: 'noted.observation', text: 'Sanoin liikaa', under: 'focus' })
      one.does({ type: 'withdrawn', of: id })
      expect(JSON.stringify([one.entries('private/anna'), one.getSnapshot()])).not.toContain('liikaa')
    }
    await talk.settled()
    expect(await everything()).not.toContain('liikaa')
  })
})

describe('discarding', () => {
  it('removes a draft and its rewordings from the private stream', async () => {
    const { talk, everything } = stored()
    const id = talk.does({ type: 'drafted', text: 'Luonnos' })
    talk.does({ type: 'redrafted', of: id, text: 'Luonnos kaksi' })
    expect(talk.getSnapshot().mine.drafts).toEqual([{ id, text: 'Luonnos kaksi' }])
    talk.does({ type: 'discarded', of: id })
    await talk.settled()
    expect(talk.getSnapshot().mine.drafts).toEqual([])
    expect((await everything()) + JSON.stringify(talk.entries('private/anna'))).not.toContain('Luonnos')
  })

  it('leaves what was brought in: the words stand there on their own', () => {
    const talk = atPhase('reality')
    const id = talk.does({ type: 'drafted', text: 'Tuon tämän', kind: 'observation' })
    talk.does({ type: 'noted.observation', text: 'Tuon tämän', under: 'focus' })
    talk.does({ type: 'discarded', of: id })
    expect(JSON.stringify(talk.state())).toContain('Tuon tämän')
    expect(JSON.stringify(talk.entries())).not.toContain(id)
  })
})

describe('a store that erases', () => {
  it('a line: its words go here and where they were carried, and the talk goes on as it was', async () => {
    const { talk, store, next, everything } = stored()
    comesTo(talk, 'experiment')
    const id = talk.does({ type: 'noted.idea', text: 'Villen aie' }, VILLE)
    closes(talk)
    await talk.settled()
    const later = next(talk)
    await later.settled()
    const before = gates(talk.entries())
    await store.erase(talk.id, { line: id })
    await talk.settled()
    await later.settled()
    expect(
      (await everything()) + JSON.stringify([talk.state(), later.state(), later.entries()]),
    ).not.toContain('Villen aie')
    expect(gates(talk.entries())).toBe(before)
  })

  it('a conversation: here, and what later ones carried of it', async () => {
    const { talk, store, next, everything } = stored()
    comesTo(talk, 'experiment')
    const idea = talk.does({ type: 'noted.idea', text: 'Yhteinen aie' })
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next', situation: 'Salapaikka' })
    talk.does({ type: 'noted.need', text: 'Yhteinen tarve', level: 'hr' })
    talk.goes('followUp')
    talk.does({ type: 'noted.nextQuestion', text: 'Yhteinen kysymys' })
    talk.does({ type: 'noted.signal', text: 'Yhteinen merkki' })
    closes(talk)
    const later = next(talk)
    await later.settled()
    await talk.settled()
    await store.erase(talk.id, { conversation: true })
    await later.settled()
    expect((await everything()) + JSON.stringify(later.getSnapshot())).not.toMatch(/Yhteinen|Salapaikka/)
    expect(later.state().carried?.parked.map(({ kind }) => kind)).toEqual(['need'])
    expect(await store.list()).toEqual([later.id])
  })

  it('a person: their words and name, their private stream, and what later talks carried of them', async () => {
    const { talk, store, next, everything, around } = stored()
    comesTo(talk, 'experiment')
    talk.does({ type: 'noted.idea', text: 'Villen aie' }, VILLE)
    const need = talk.does({ type: 'noted.need', text: 'Villen tarve', level: 'hr' }, VILLE)
    const idea = talk.does({ type: 'noted.idea', text: 'Villen koe', situation: 'Villen paikka' }, VILLE)
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next' })
    talk.goes('followUp')
    talk.does({ type: 'noted.nextQuestion', text: 'Villen kysymys' }, VILLE)
    talk.does({ type: 'noted.signal', text: 'Villen merkki' }, VILLE)
    closes(talk)
    await talk.settled()
    const ville = await joinConversation(talk.id, { ...around, viewer: { participant: 'ville' } })
    ville.send({ type: 'drafted', text: 'Villen luonnos' })
    await ville.settled()
    const later = next(talk)
    await later.settled()
    expect(need).not.toBe('')
    await store.erase(talk.id, { person: 'ville' })
    await store.erase(later.id, { person: 'ville' })
    await talk.settled()
    await later.settled()
    expect(await everything()).not.toContain('Villen luonnos')
    expect((await everything()) + JSON.stringify([talk.state(), later.state()])).not.toMatch(/Villen/)
    expect((await everything()) + JSON.stringify([talk.state(), later.state()])).not.toMatch(/"ville"/i)
  })

  it('a person: not the words of others that they carried over, nor what the host discloses', async () => {
    const { talk, store, next, everything } = stored()
    comesTo(talk, 'experiment')
    const idea = talk.does({ type: 'noted.idea', text: 'Villen koe' }, VILLE)
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next', situation: 'Annan paikka' })
    talk.goes('followUp')
    talk.does({ type: 'noted.signal', text: 'Annan merkki' })
    talk.does({ type: 'noted.nextQuestion', text: 'Villen kysymys' }, VILLE)
    closes(talk)
    await talk.settled()
    const later = next(talk)
    await later.settled()
    await store.erase(later.id, { person: 'anna' })
    await later.settled()
    const carried = later.state().carried
    expect(carried?.experiment).toMatchObject({ text: 'Villen koe', situation: { erased: true } })
    expect(carried?.experiment?.signals).toMatchObject([{ text: { erased: true } }])
    expect(carried?.question).toMatchObject({ text: 'Villen kysymys' })
    expect(later.state().discloses).toBe('Muistiinpanot me')
    await store.erase(talk.id, { person: 'anna' })
    expect(await everything()).not.toContain('Annan')
    expect(await everything()).toContain('Villen koe')
  })

  it('a person: what they added to another’s line, in the talks that carried it', async () => {
    const { talk, store, next } = stored()
    comesTo(talk, 'experiment')
    const idea = talk.does({ type: 'noted.idea', text: 'Villen koe' }, VILLE)
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next', situation: 'Annan paikka' })
    closes(talk)
    await talk.settled()
    const later = next(talk)
    await later.settled()
    await store.erase(talk.id, { person: 'anna' })
    await later.settled()
    expect(JSON.stringify(later.state())).not.toContain('Annan')
    expect(later.state().carried?.experiment?.text).toBe('Villen koe')
  })

  it('a conversation: what it changed of an experiment that began before it, and no more', async () => {
    const { talk, store, next } = stored()
    comesTo(talk, 'experiment')
    const idea = talk.does({ type: 'noted.idea', text: 'Ensin näin' })
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next', situation: 'Maanantai' })
    closes(talk)
    const second = comesTo(next(talk), 'experiment')
    second.does({ type: 'experiment.continued', of: idea, fate: 'change', text: 'Sitten toisin' })
    second.does({ type: 'experiment.asked', of: idea, revision: 1 })
    second.goes('followUp')
    closes(second)
    const third = next(second)
    await third.settled()
    await second.settled()
    expect(third.state().carried?.experiment).toMatchObject({ text: 'Sitten toisin', situation: 'Maanantai' })
    await store.erase(second.id, { conversation: true })
    await third.settled()
    expect(third.state().carried?.experiment).toMatchObject({
      text: { erased: true },
      situation: 'Maanantai',
    })
    await store.erase(talk.id, { conversation: true })
    await third.settled()
    expect(third.state().carried?.experiment?.situation).toEqual({ erased: true })
  })

  it('tells the readers, whose copies go', async () => {
    const { talk, store, around } = stored()
    comesTo(talk, 'reality')
    const id = talk.does({ type: 'noted.question', text: 'Salainen' })
    await talk.settled()
    const reader = await joinConversation(talk.id, { ...around, viewer: { participant: 'ville' } })
    const before = (await store.read(talk.id, 'shared')).erasures
    await store.erase(talk.id, { line: id })
    expect((await store.read(talk.id, 'shared')).erasures).toBe(before + 1)
    await reader.settled()
    expect(JSON.stringify([reader.entries(), reader.getSnapshot(), reader.view()])).not.toContain('Salainen')
  })

  it('nothing: an erasure of what is not there changes no stream', async () => {
    const { talk, store } = stored()
    comesTo(talk, 'reality')
    await talk.settled()
    const before = await store.read(talk.id, 'shared')
    await store.erase(talk.id, { line: 'nothing' })
    await store.erase('nowhere', { conversation: true })
    expect(await store.read(talk.id, 'shared')).toEqual(before)
  })
})

describe('an erased log', () => {
  const meeting = heldMeeting()
  const log = meeting.entries() as Entry[]

  it('replays to the same phase and the same gates, whatever line was erased', () => {
    const before = gates(log)
    for (const { id } of log) {
      const erased = log.map((entry) => eraseLine(entry, id))
      expect([id, gates(erased)]).toEqual([id, before])
      expect(bytes(erased)).not.toContain('undefined')
    }
  })

  it('replays byte for byte but for the erased words', () => {
    for (const { id } of log) {
      const line = replay(log)
        .lines.flat()
        .find((one) => one.id === id)
      if (!line || typeof line.text !== 'string') continue
      const erased = replay(log.map((entry) => eraseLine(entry, id)))
      const kept = erased.lines.flat().find((one) => one.id === id)
      expect(kept?.text).toEqual(line.text === '' ? '' : { erased: true })
      const without = (state: typeof erased) =>
        JSON.stringify({
          ...state,
          lines: state.lines.map((chunk) =>
            chunk.map((one) => (one.id === id ? { ...one, text: null, situation: null } : one)),
          ),
        })
      expect(without(erased)).toBe(without(replay(log)))
    }
  })

  it('replays to the same whether it was erased before or after, in whatever order', () => {
    const [one = '', other = ''] = [meeting.learning, meeting.need]
    const forth = log.map((entry) => eraseLine(eraseLine(entry, one), other))
    const back = log.map((entry) => eraseLine(eraseLine(entry, other), one))
    expect(bytes(forth)).toBe(bytes(back))
  })

  it('keeps ids, kinds, order and the form of what is stored', () => {
    const erased = log.map((entry) => erasePerson(entry, 'sari', 'x1'))
    expect(erased.map((entry) => [entry.id, entry.event.type, entry.at])).toEqual(
      log.map((entry) => [entry.id, entry.event.type, entry.at]),
    )
    for (const entry of erased)
      expect([entry.event, storedEvent.safeParse(entry.event).success]).toEqual([entry.event, true])
    expect(JSON.stringify(erased)).not.toMatch(/"sari"|"Sari"/)
  })

  it('keeps two erased people two', () => {
    const erased = log.map((entry) => erasePerson(erasePerson(entry, 'sari', 'x1'), 'ville', 'x2'))
    const { participants } = replay(erased)
    expect(participants.map((one) => one.id)).toEqual(['anna', 'x2', 'x1'])
    expect(participants.slice(1).map((one) => one.name)).toEqual([{ erased: true }, { erased: true }])
    expect(gates(erased)).toBe(gates(log))
  })

  it('leaves everybody else’s words', () => {
    const texts = (entries: readonly Decided[]) =>
      replay(entries)
        .lines.flat()
        .filter((line) => typeof line.text === 'string' && line.text !== '').length
    const erased = log.map((entry) => erasePerson(entry, 'sari', 'x1'))
    const saris = replay(log)
      .lines.flat()
      .filter((line) => 'participant' in line.by && line.by.participant === 'sari')
    expect(texts(erased)).toBe(texts(log) - saris.length)
  })

  it('does not take a word for a person: an id may look like any other word', () => {
    const talk = atPhase('distinction')
    talk.does({ type: 'noted.need', text: 'ville', level: 'ville' })
    const entry = talk.entries().at(-1)
    if (!entry) throw new Error('nothing was said')
    expect(erasePerson(entry, 'ville', 'x').event).toMatchObject({ text: 'ville', level: 'ville' })
  })

  it('opens again from a file, to the same state', () => {
    const talk = atPhase('experiment')
    const id = talk.does({ type: 'noted.idea', text: 'Salaa' })
    talk.does({ type: 'withdrawn', of: id })
    const again = restoreConversation(toEnvelope(talk), {
      viewer: talk.viewer,
      guide,
      language: 'fi',
      platform,
    })
    expect(JSON.stringify(again.getSnapshot().state)).toBe(JSON.stringify(talk.state()))
  })
})

describe('replay', () => {
  it('of the same log gives the same bytes, entry by entry or at once', () => {
    for (const phase of ['reality', 'experiment', 'closing'] as const) {
      const talk = atPhase(phase)
      talk.goes('framing')
      expect(bytes(talk.entries())).toBe(JSON.stringify(talk.state()))
    }
    const meeting = heldMeeting()
    expect(bytes(meeting.entries())).toBe(JSON.stringify(meeting.state()))
  })
})
