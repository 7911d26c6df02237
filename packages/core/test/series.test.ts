import { describe, expect, it } from 'vitest'
import { carriedFrom } from '../src/carrying.ts'
import type { Conversation } from '../src/conversation.ts'
import { joinConversation, restoreConversation } from '../src/create.ts'
import { storedEvent } from '../src/events.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { nextConversation } from '../src/series.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { steadyPlatform } from './platform.ts'
import {
  as,
  atPhase,
  carriedWith,
  closes,
  codeOf,
  comesTo,
  gathered,
  guide,
  on,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const around = (prefix = 'next') => ({
  viewer: { participant: 'anna' },
  guide,
  language: 'fi',
  platform: steadyPlatform('2026-10-01T06:00:00.000Z', prefix),
})

/** A talk with something of everything, closed. */
const held = () => {
  const talk = gathered({ anna: { supervisor: true }, ville: {}, liisa: { guest: true } })
  comesTo(talk, 'reality')
  const seen = talk.does({ type: 'noted.observation', text: 'Lista myöhässä', under: 'difficulty' }, VILLE)
  talk.does({ type: 'noted.question', text: 'Salainen kysymys' })
  talk.does({ type: 'lines.chosen', lines: [seen] })
  comesTo(talk, 'learning')
  talk.does({ type: 'noted.learning', text: 'Oppi tästä' })
  comesToDistinction(talk)
  talk.does({ type: 'origin.named', of: seen, revision: 0, origin: 'structures' })
  talk.does({ type: 'noted.finding', finding: 'missing', text: 'Varalista', tags: ['rhythm'] })
  const need = talk.does({ type: 'noted.need', text: 'Varahenkilö', level: 'hr' })
  for (const who of ['anna', 'ville', 'liisa']) talk.does({ type: 'need.agreed', ...on(talk, need) }, as(who))
  talk.does({ type: 'need.forwarded', ...on(talk, need) })
  const kept = talk.does({ type: 'noted.need', text: 'Pidetään täällä' })
  talk.does({ type: 'need.keptHere', ...on(talk, kept) })
  comesTo(talk, 'experiment')
  const idea = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
  talk.does({ type: 'noted.idea', text: 'Ei otettu' }, VILLE)
  talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
  talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next', situation: 'Maanantai' })
  talk.goes('followUp')
  talk.does({ type: 'noted.signal', text: 'Kukaan ei soita' })
  talk.does({ type: 'noted.nextQuestion', text: 'Miten muut?' })
  talk.does({ type: 'noted.return', day: '2026-10-01' })
  closes(talk)
  return { talk, need, idea, seen }
}

const comesToDistinction = (talk: Talk) => comesTo(talk, 'distinction')

const starts = (conversation: Conversation) => {
  const talk = talkOf(conversation)
  talk.does({ type: 'joined', name: 'Anna', supervisor: true })
  talk.does({ type: 'joined', name: 'Ville' }, VILLE)
  talk.does({ type: 'topic.set', text: 'Jatketaan' })
  talk.does({ type: 'started', form: 'full' })
  return talk
}

describe('the next talk of a series', () => {
  it('opens with what the last one left, and nothing else', () => {
    const { talk, need, idea } = held()
    const next = starts(nextConversation(talk, around()))
    const carried = next.entries().find((entry) => entry.event.type === 'carried')?.event
    expect(carried).toMatchObject({
      type: 'carried',
      number: 1,
      participants: ['anna', 'ville'],
      return: '2026-10-01',
      experiment: {
        id: idea,
        text: 'Lista aiemmin',
        situation: 'Maanantai',
        end: 'next',
        signals: [{ text: 'Kukaan ei soita' }],
      },
      needs: [{ id: need, text: 'Varahenkilö', level: 'hr', forwarded: '2026-09-01', answers: [] }],
      question: { text: 'Miten muut?' },
      parked: [{ kind: 'idea', text: 'Ei otettu', until: 'experiment' }],
      origins: [{ structures: 1, doing: 0, both: 0, notYetKnown: 0 }],
      findings: [{ tag: 'rhythm', count: 1 }],
    })
    for (const word of [
      'Salainen kysymys',
      'Oppi tästä',
      'Varalista',
      'Lista myöhässä',
      'Pidetään täällä',
      'liisa',
    ])
      expect(JSON.stringify(carried)).not.toContain(word)
    expect(storedEvent.safeParse(carried).success).toBe(true)
  })

  it('takes nothing else that somebody would carry', () => {
    const talk = gathered({ anna: {}, ville: {} })
    for (const more of [{ learnings: ['Oppi'] }, { score: 3 }, { ratings: [] }])
      expect(() => talk.send({ ...carriedWith(), ...more } as never)).toThrow('cannot be sent')
  })

  it('holds what came meanwhile: an answer, a moved return', () => {
    const { talk, need } = held()
    const next = nextConversation(talk, around())
    talk.does({ type: 'noted.answer', need, text: 'Syksyllä saadaan' }, { by: { level: 'hr' } })
    talk.does({ type: 'noted.return', day: '2026-10-08' })
    const started = starts(next)
    expect(started.state().carried).toMatchObject({
      return: '2026-10-08',
      needs: [{ answers: [{ text: 'Syksyllä saadaan' }] }],
    })
  })

  it('carries nothing before it starts', () => {
    const { talk } = held()
    const next = nextConversation(talk, around())
    expect(next.getSnapshot().state.carried).toBeNull()
    expect(next.entries().map((entry) => entry.event.type)).toEqual(['opened'])
  })

  it('is of the same series, zone, notice and people, guests aside, unless others are asked', () => {
    const { talk } = held()
    const { state } = nextConversation(talk, around()).getSnapshot()
    expect(state).toMatchObject({
      series: talk.state().series,
      zone: 'Europe/Helsinki',
      asked: ['anna', 'ville'],
      lead: 'anna',
    })
    const other = nextConversation(talk, around(), { asked: ['anna', 'otto'], lead: 'otto' }).getSnapshot()
      .state
    expect(other).toMatchObject({ asked: ['anna', 'otto'], lead: 'otto' })
  })

  it('follows a talk that is held, and no other', () => {
    expect(() => nextConversation(atPhase('closing'), around())).toThrow('not held yet')
  })

  it('closes the resuming of the one before, once it has started', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'ended', day: '2026-10-01' })
    const next = nextConversation(talk, around())
    expect(talk.explain({ type: 'resumed' })).toBeNull()
    starts(next)
    expect(talk.state().followed).toBe(true)
    expect(codeOf(talk.send({ type: 'resumed' }))).toBe('outside-the-talk')
  })

  it('alone writes that it has begun, and what is carried: nobody sends these', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'ended', day: '2026-10-01' })
    for (const event of [
      { type: 'followed', by: 'next' },
      carriedWith(),
      { type: 'cameBack', kind: 'other', text: 'Sanat' },
    ])
      expect(() => talk.send(event as never)).toThrow('cannot be sent')
    expect(talk.explain({ type: 'resumed' })).toBeNull()
  })

  it('closes the resuming also when those around the shared screen have gone home', () => {
    const talk = gathered({ anna: { screen: 'table' }, ville: { screen: 'table' } })
    comesTo(talk, 'learning')
    const previous = restoreConversation(toEnvelope(talk), {
      ...around('home'),
      viewer: { screen: 'table', scribe: 'anna' },
    })
    previous.send({ type: 'ended', day: '2026-10-01' })
    for (const who of ['ville', 'anna']) previous.send({ type: 'left' }, as(who, 'anna'))
    starts(nextConversation(previous, around()))
    expect(previous.getSnapshot().state.followed).toBe(true)
  })

  it('leaves the earlier talk open for answers', () => {
    const { talk, need } = held()
    starts(nextConversation(talk, around()))
    expect(
      talk.send({ type: 'noted.answer', need, text: 'Myöhässä' }, { by: { level: 'hr' } }).accepted,
    ).toBe(true)
  })
})

describe('the next talk, opened again before it starts', () => {
  /** An earlier talk that is held and the next one called, both in one store. */
  const inOneStore = async () => {
    const platform = steadyPlatform('2026-10-01T06:00:00.000Z', 'kept')
    const store = createMemoryStore(platform)
    const { talk: own, idea } = held()
    const talk = restoreConversation(toEnvelope(own), { ...around(), store, platform })
    await talk.settled()
    const next = nextConversation(talk, { ...around(), store, platform })
    await next.settled()
    return { store, platform, talk, next, idea }
  }

  it('on another device finds the talk before in the store, and leaves word there that it has begun', async () => {
    const { store, platform, talk, next, idea } = await inOneStore()
    const ville = await joinConversation(next.id, {
      ...around('other'),
      platform,
      store,
      viewer: { participant: 'anna' },
    })
    expect(ville.getSnapshot().trouble).toBeUndefined()
    expect(starts(ville).state().carried?.experiment?.id).toBe(idea)
    await ville.settled()
    await talk.settled()
    expect(talk.getSnapshot().state.followed).toBe(true)
    expect(talk.entries().find(({ event }) => event.type === 'followed')?.event).toMatchObject({
      by: next.id,
    })
  })

  it('also when whoever leads it was not in the earlier one', async () => {
    const { store, platform, talk, idea } = await inOneStore()
    const next = nextConversation(
      talk,
      { ...around('third'), store, platform },
      { asked: ['otto'], lead: 'otto' },
    )
    await next.settled()
    const viewer = { participant: 'otto' }
    const otto = talkOf(await joinConversation(next.id, { ...around('otto'), platform, store, viewer }))
    otto.does({ type: 'joined', name: 'Otto' })
    comesTo(otto, 'framing')
    expect(otto.state().carried?.experiment?.id).toBe(idea)
    await otto.settled()
    await talk.settled()
    expect(talk.getSnapshot().state.followed).toBe(true)
  })

  it('from a file carries what the talk before left, when that is given', () => {
    const { talk, idea } = held()
    const file = toEnvelope(nextConversation(talk, around()))
    const next = restoreConversation(file, { ...around('again'), previous: talk })
    expect(next.getSnapshot().trouble).toBeUndefined()
    expect(starts(next).state().carried?.experiment?.id).toBe(idea)
    expect(talk.state().followed).toBe(true)
  })

  it('says so when the talk before is not at hand', async () => {
    const { talk } = held()
    const next = nextConversation(talk, around())
    const missing = { reason: 'previous-missing', path: 'previous' }
    const file = restoreConversation(toEnvelope(next), around('again'))
    expect(file.getSnapshot().trouble).toMatchObject(missing)
    expect(file.getSnapshot()).toBe(file.getSnapshot())
    const store = createMemoryStore(steadyPlatform())
    const alone = restoreConversation(toEnvelope(next), { ...around('again'), store })
    await alone.settled()
    const joined = await joinConversation(next.id, { ...around('again'), store })
    expect(joined.getSnapshot().trouble).toMatchObject(missing)
    // It can be held all the same.
    expect(starts(joined).state().carried).toBeNull()
    expect(joined.getSnapshot().trouble).toBeUndefined()
  })

  it('takes no other talk for the one before', () => {
    const { talk } = held()
    const file = toEnvelope(nextConversation(talk, around()))
    const other = gathered({ anna: {} }, { id: 'other' })
    expect(() => restoreConversation(file, { ...around('again'), previous: other })).toThrow('not "other"')
    expect(() => restoreConversation(toEnvelope(talk), { ...around('again'), previous: other })).toThrow(
      'follows no other',
    )
  })
})

describe('a newcomer', () => {
  it('sees what is carried, and never the earlier log', async () => {
    const { talk } = held()
    const platform = steadyPlatform('2026-10-01T06:00:00.000Z', 'next')
    const store = createMemoryStore(platform)
    const next = starts(nextConversation(talk, { ...around(), store, platform }))
    for (const who of ['anna', 'ville']) next.does({ type: 'welcomed', participant: 'otto' }, as(who))
    next.does({ type: 'joined', name: 'Otto' }, as('otto'))
    await next.settled()
    const everything = JSON.stringify(await store.read(next.id, 'shared'))
    expect(everything).toContain('Lista aiemmin')
    expect(everything).not.toContain('Salainen kysymys')
    expect(everything).not.toContain('Oppi tästä')
    expect(await store.list({ series: talk.state().series })).toEqual([next.id])
  })
})

describe('an id', () => {
  it('of something that was carried is used: no line of this talk takes it', () => {
    const by = { participant: 'ville' }
    const talk = gathered({ anna: {}, ville: {} })
    talk.does(
      carriedWith({
        parked: [{ id: 'old', kind: 'idea', text: 'Vanha aie', by, until: 'experiment' }],
        needs: [{ id: 'need', text: 'Tarve', forwarded: null, answers: [{ id: 'answer', text: 'Kyllä' }] }],
      }),
    )
    comesTo(talk, 'reality')
    for (const id of ['old', 'need', 'answer'])
      expect(codeOf(talk.send({ type: 'noted.question', text: 'Uusi' }, { id }))).toBe('same-id')
  })
})

describe('the card of last time', () => {
  const card = (talk: Talk) => {
    const section = talk.view().sections.find((one) => one.part === 'lastTime')
    if (section?.part !== 'lastTime') throw new Error('no card')
    return section
  }

  it('shows the experiment with its signals, the needs and the question that was left', () => {
    const { talk } = held()
    const next = comesTo(starts(nextConversation(talk, around())), 'reality')
    expect(card(next)).toMatchObject({
      experiment: 'Lista aiemmin',
      outcome: null,
      signals: ['Kukaan ei soita'],
      needs: [{ text: 'Varahenkilö', answers: [], note: 'Ei vielä vastausta. Viety eteenpäin ti 1.9.' }],
      question: 'Miten muut?',
    })
    expect(card(next).outcomes.map((one) => one.label)).toEqual(
      ['Kokeiltiin', 'Kokeiltiin osin', 'Muuttui matkalla', 'Ei vielä kokeiltu'].map((label) =>
        expect.stringMatching(new RegExp(label, 'i')),
      ),
    )
  })

  it('shows what became of it, and an answer that came by word of mouth', () => {
    const { talk, need } = held()
    const next = comesTo(starts(nextConversation(talk, around())), 'reality')
    next.does({ type: 'noted.outcome', outcome: 'triedInPart' })
    next.does({ type: 'noted.answer', need, text: 'Lupasivat' })
    expect(card(next)).toMatchObject({
      outcome: guide.texts.fi.outcomes.triedInPart,
      needs: [{ answers: ['Lupasivat'], note: null }],
    })
  })

  it('is not there in the first talk', () => {
    expect(
      atPhase('reality')
        .view()
        .sections.map((section) => section.part),
    ).not.toContain('lastTime')
  })
})

describe('what is carried on', () => {
  const third = (first: Parameters<typeof carriedWith>[0], does: (talk: Talk) => void) => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(carriedWith(first))
    does(talk)
    return carriedFrom(closes(talk).state())
  }

  it('counts the talks', () => {
    expect(third({ number: 4 }, () => {}).number).toBe(5)
  })

  it('holds the origins of the last two talks, the latest first', () => {
    const before = { structures: 0, doing: 2, both: 0, notYetKnown: 0 }
    const older = { structures: 5, doing: 0, both: 0, notYetKnown: 0 }
    const { origins } = third({ origins: [before, older] }, (talk) => {
      comesTo(talk, 'distinction')
      talk.does({ type: 'origin.named', of: 'topic', revision: 0, origin: 'both' })
      talk.does({ type: 'organisation.nothingNow' })
    })
    expect(origins).toEqual([{ structures: 0, doing: 0, both: 1, notYetKnown: 0 }, before])
  })

  it('counts a tag once a talk, over the whole series', () => {
    const { findings } = third(
      {
        findings: [
          { tag: 'rhythm', count: 2 },
          { tag: 'place', count: 1 },
        ],
      },
      (talk) => {
        comesTo(talk, 'distinction')
        for (const text of ['Yksi', 'Kaksi'])
          talk.does({ type: 'noted.finding', finding: 'missing', text, tags: ['rhythm'] })
        const gone = talk.does({
          type: 'noted.finding',
          finding: 'missing',
          text: 'Pois',
          tags: ['measures'],
        })
        talk.does({ type: 'withdrawn', of: gone })
      },
    )
    expect(findings).toEqual([
      { tag: 'rhythm', count: 3 },
      { tag: 'place', count: 1 },
    ])
  })

  it('shows an answer once, and a need without one until it comes', () => {
    const need = { id: 'a', text: 'Aikaa', level: 'hr', forwarded: '2026-08-01' }
    const answered = { ...need, id: 'b', answers: [{ id: 'c', text: 'Saitte' }] }
    const { needs } = third({ needs: [{ ...need, answers: [] }, answered] }, () => {})
    expect(needs.map((one) => one.id)).toEqual(['a'])
  })

  it('is the carried experiment while it goes on, and not once it stopped', () => {
    const experiment = { id: 'x', text: 'Lista', signals: [{ id: 's', text: 'Hiljaista' }] }
    const ends = (fate: 'keepTrying' | 'change' | 'becamePractice' | 'stopHere') =>
      third({ experiment }, (talk) => {
        comesTo(talk, 'experiment')
        talk.does({ type: 'experiment.continued', of: 'x', fate })
        if (fate === 'keepTrying' || fate === 'change') talk.goes('followUp')
      }).experiment
    expect(ends('keepTrying')).toEqual({ ...experiment, end: 'next' })
    expect(ends('change')).toEqual({ ...experiment, end: 'next' })
    expect(ends('becamePractice')).toBeNull()
    expect(ends('stopHere')).toBeNull()
  })

  it('goes back no further than one talk: a question is left for the next time alone', () => {
    expect(third({ question: { id: 'q', text: 'Miten muut?' } }, () => {}).question).toBeNull()
  })
})
