import { describe, expect, it } from 'vitest'
import { restoreConversation } from '../src/create.ts'
import type { Entry } from '../src/events.ts'
import { replay } from '../src/evolve.ts'
import { eraseLine, erasePerson } from '../src/forgetting.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { notesOf } from '../src/notes/notes.ts'
import type { InsideNotes } from '../src/notes/types.ts'
import { allLines } from '../src/said.ts'
import {
  DAY_8,
  guide,
  heldMeeting,
  type Meeting,
  meeting,
  meetingWithNeedForward,
  OURS,
  SAME_DAY,
  SARI,
  SARI_BY_VILLE,
} from './fixtures/meeting.ts'
import { steadyPlatform } from './platform.ts'

const notesFor = (talk: Meeting, reader = 'anna', now = SAME_DAY): InsideNotes => {
  const notes = notesOf(talk.state(), talk.entries(), { reader: { participant: reader }, now })
  if (notes.projection !== 'inside') throw new Error('outside')
  return notes
}

/** A calendar of another island: every day is the day after. */
const tomorrow = { dayOf: (moment: string) => `the day after ${moment.slice(0, 10)}` }

const texts = (lines: readonly { text: unknown }[]) => lines.map(({ text }) => text)

describe('the notes of a talk', () => {
  const talk = heldMeeting()
  const notes = notesFor(talk)

  it('hold the topic, why now, and what it serves', () => {
    expect(notes.topic).toMatchObject({
      text: 'Kesän vuorot',
      why: 'Syksyn lista tehdään nyt',
      serves: { text: 'Potilas hoidetaan ajallaan', goal: { label: 'Sujuva arki' } },
    })
  })

  it('name those who took part once, with who leads and who is a supervisor', () => {
    expect(notes.participants).toEqual([
      { id: 'anna', name: 'Anna', facilitator: true, supervisor: true },
      { id: 'ville', name: 'Ville' },
      { id: 'sari', name: 'Sari' },
    ])
  })

  it('hold the chosen lines, the learnings, and the origin of each matter, also when it is seen differently', () => {
    expect(texts(notes.chosen)).toEqual(['Heinäkuussa päivystettiin vajaalla'])
    expect(texts(notes.lines.learning)).toEqual(['Varalista tarvitaan jo keväällä'])
    expect(notes.origins.map(({ text, origin }) => [text, origin])).toEqual([
      ['Heinäkuussa päivystettiin vajaalla', 'structures'],
      ['Kesän vuorot', 'seenDifferently'],
    ])
  })

  it('hold findings with their tags', () => {
    expect(notes.lines.finding).toMatchObject([{ text: 'Varalista', finding: 'missing', tags: ['rhythm'] }])
  })

  it('hold the experiment with its situation, its end and who carries it', () => {
    expect(notes.experiment).toMatchObject({
      text: 'Sovitaan varalista maanantaina',
      situation: 'Viikkopalaveri',
      end: 'next',
      carries: 'us',
    })
    expect(notes.said.nothingToTry).toBe(false)
  })

  it('hold decisions, what is continued or lightened, support, signals, the return and the next question', () => {
    expect(texts(notes.lines.decision)).toEqual(['Lokakuun lista tehdään kuukautta aiemmin'])
    expect([...notes.lines.continue, ...notes.lines.lighten].map(({ kind, text }) => [kind, text])).toEqual([
      ['continue', 'Aamupalaveri'],
      ['lighten', 'Raporttien tiheys'],
    ])
    expect(texts(notes.lines.support)).toEqual(['Yksi rauhallinen tunti'])
    expect(texts(notes.lines.signal)).toEqual(['Kukaan ei soita vapaapäivänä'])
    expect(notes.return).toEqual({ day: '2026-10-01', time: '09:00' })
    expect(texts(notes.lines.nextQuestion)).toEqual(['Miten muut osastot tekevät?'])
    expect(notes.held).toBe('2026-09-01')
  })

  it('say in a plain list who carries what', () => {
    expect(notes.whoCarriesWhat).toEqual([
      { carries: 'us', line: talk.idea, text: 'Sovitaan varalista maanantaina' },
      { carries: 'sari', line: expect.any(String), text: 'Raporttien tiheys' },
      { carries: 'anna', line: expect.any(String), text: 'Yksi rauhallinen tunti' },
    ])
  })

  it('leave a line that is ours unnamed', () => {
    expect(notes.chosen[0]?.by).toBeNull()
    expect(notes.lines.learning[0]?.by).toBe('sari')
  })

  it('are plain JSON, and the same for the same log', () => {
    expect(JSON.parse(JSON.stringify(notes))).toEqual(notes)
    expect(notesFor(heldMeeting())).toEqual(notes)
  })

  it('hold no number on a person, nor any other but how long lines are kept', () => {
    const numbers: unknown[] = []
    JSON.stringify(notes, (key, value) => {
      if (typeof value === 'number' && key !== 'retentionMonths') numbers.push(value)
      return value
    })
    expect(numbers).toEqual([])
  })

  it('tell days by the calendar that they are given, as the view does', () => {
    const talk = meetingWithNeedForward()
    const reading = { reader: { participant: 'anna' }, now: SAME_DAY, platform: tomorrow }
    const { lines } = notesOf(talk.state(), talk.entries(), reading) as InsideNotes
    expect(lines.need[0]?.outside).toMatchObject({ hasLeft: false, leaves: 'the day after 2026-09-08' })
  })

  it('of a conversation are told by the calendar of that conversation', () => {
    const held = meetingWithNeedForward()
    const talk = restoreConversation(toEnvelope(held), {
      viewer: { participant: 'anna' },
      guide,
      language: 'fi',
      platform: { ...steadyPlatform(SAME_DAY), ...tomorrow },
    })
    const { lines } = talk.notes() as InsideNotes
    expect(lines.need[0]?.outside?.leaves).toBe('the day after 2026-09-08')
  })

  it('bear the practice mark without a notice from the host', () => {
    expect(notes.practice).toBe(false)
    expect(notesFor(heldMeeting(null)).practice).toBe(true)
  })

  it('are the same for everyone who talked, save for what each kept for later', () => {
    const { keptForLater, ...mine } = notes
    const { keptForLater: theirs, ...others } = notesFor(talk, 'sari')
    expect(others).toEqual(mine)
  })
})

describe('a need in the notes', () => {
  it('is worded, agreed, taken forward, answered or kept here', () => {
    const talk = meeting()
    const { does, on, need } = talk
    const status = () => notesFor(talk).lines.need[0]?.status
    expect(status()).toBe('worded')
    does({ type: 'need.agreed', ...on(need) })
    expect(status()).toBe('worded')
    does({ type: 'need.agreed', ...on(need) }, OURS)
    expect(status()).toBe('agreed')
    does({ type: 'need.forwarded', ...on(need) })
    expect(status()).toBe('takenForward')
    does({ type: 'noted.answer', need, text: 'Saatte yhden' }, { by: { level: 'hr' } })
    expect(status()).toBe('answered')
  })

  it('is kept here when those who talk keep it', () => {
    const talk = meetingWithNeedForward()
    talk.does({ type: 'need.keptHere', ...talk.on(talk.need) })
    expect(notesFor(talk).lines.need[0]).toMatchObject({ status: 'keptHere' })
    expect(notesFor(talk).lines.need[0]?.outside).toBeUndefined()
  })

  it('is worded again when it is reworded', () => {
    const talk = meetingWithNeedForward()
    talk.does({ type: 'revised', ...talk.on(talk.need), text: 'Kaksi varahenkilöä' }, OURS)
    expect(notesFor(talk).lines.need[0]).toMatchObject({ status: 'worded' })
    expect(notesFor(talk).lines.need[0]?.outside).toBeUndefined()
  })

  it('bears its answers, and whether a level gave them or they came by word of mouth', () => {
    const talk = meetingWithNeedForward()
    const { does, need } = talk
    does({ type: 'noted.answer', need, text: 'Saatte yhden' }, { by: { level: 'hr' } })
    does({ type: 'noted.answer', need, text: 'Käytävällä luvattiin kaksi' })
    expect(notesFor(talk).lines.need[0]?.answers).toMatchObject([
      { text: 'Saatte yhden', by: null, level: 'hr' },
      { text: 'Käytävällä luvattiin kaksi', by: 'anna' },
    ])
  })
})

describe('what was entered for another', () => {
  const unconfirmed = (talk: Meeting, now: string) =>
    notesFor(talk, 'anna', now).lines.need[0]?.agreement?.filter((one) => one.unconfirmed)

  it('is marked until they confirm it themselves', () => {
    const talk = meetingWithNeedForward()
    expect(unconfirmed(talk, SAME_DAY)).toEqual([{ participant: 'sari', unconfirmed: true }])
    talk.does({ type: 'confirmed', ...talk.on(talk.need) }, SARI)
    expect(unconfirmed(talk, SAME_DAY)).toEqual([])
  })

  it('is marked until the objection time has passed', () => {
    const talk = meetingWithNeedForward()
    expect(unconfirmed(talk, '2026-09-08T06:00:00.000Z')).toHaveLength(1)
    expect(unconfirmed(talk, DAY_8)).toEqual([])
  })

  it('is marked on a line, too', () => {
    const talk = heldMeeting()
    expect(notesFor(talk).lines.learning[0]).toMatchObject({ by: 'sari', unconfirmed: true })
    expect(notesFor(talk, 'anna', DAY_8).lines.learning[0]?.unconfirmed).toBeUndefined()
  })
})

describe('a line that was withdrawn', () => {
  it('leaves nothing in the notes', () => {
    const talk = heldMeeting()
    expect(allLines(talk.state()).filter((line) => line.status === 'withdrawn')).toHaveLength(1)
    const all = JSON.stringify(notesFor(talk))
    expect(all).not.toContain('Sanoin liikaa')
    expect(all).not.toContain('erased')
  })
})

describe('a thought kept for later', () => {
  it('shows to its author alone while it waits, also when another typed it', () => {
    const talk = meeting()
    expect(texts(notesFor(talk, 'sari').keptForLater)).toEqual(['Varalista etukäteen'])
    expect(JSON.stringify([notesFor(talk, 'anna'), notesFor(talk, 'ville')])).not.toContain(
      'Varalista etukäteen',
    )
  })

  it('shows to those around the screen when it is theirs together', () => {
    const talk = meeting()
    talk.does({ type: 'parked', line: { kind: 'idea', text: 'Kokeillaan lankapuhelinta' } }, OURS)
    const shared = notesOf(talk.state(), talk.entries(), { reader: { screen: 'table' }, now: SAME_DAY })
    expect(shared.projection === 'inside' && texts(shared.keptForLater)).toEqual([
      'Kokeillaan lankapuhelinta',
    ])
    expect(texts(notesFor(talk, 'ville').keptForLater)).toEqual(['Kokeillaan lankapuhelinta'])
    expect(notesFor(talk, 'anna').keptForLater).toEqual([])
  })
})

describe('nothing to try', () => {
  it('is a full outcome, also with what is needed first', () => {
    const talk = meeting()
    talk.does({ type: 'organisation.nothingNow' })
    talk.goes('experiment')
    talk.does({ type: 'experiment.none', needFirst: 'Lupa tilata sijainen' })
    expect(notesFor(talk)).toMatchObject({
      experiment: null,
      said: { nothingToTry: true, needFirst: 'Lupa tilata sijainen' },
    })
  })
})

describe('a later talk', () => {
  /** A meeting into which this was carried. */
  const later = () => {
    const talk = meeting()
    const carried: Entry = {
      id: 'carried',
      at: '2026-09-01T06:00:00.000Z',
      by: { participant: 'anna' },
      event: {
        type: 'carried',
        number: 1,
        participants: ['anna', 'ville', 'sari'],
        return: '2026-09-01',
        experiment: {
          id: 'old-idea',
          text: 'Viiden minuutin aloitus',
          end: 'next',
          signals: [{ id: 'old-signal', text: 'Aloitus tuntuu rauhalliselta' }],
        },
        needs: [
          { id: 'old-need', text: 'Lukko varastoon', level: 'it', forwarded: '2026-08-01', answers: [] },
        ],
        question: { id: 'old-question', text: 'Mitä muut tekevät?' },
        parked: [],
        origins: [],
        findings: [],
      },
    }
    return { talk, carried }
  }
  const read = (entries: Entry[]) => {
    const notes = notesOf(replay(entries), entries, { reader: { participant: 'anna' }, now: SAME_DAY })
    if (notes.projection !== 'inside') throw new Error('outside')
    return notes
  }

  it('opens its notes with the last experiment, its signals, what became of it, and the question left', () => {
    const { talk, carried } = later()
    const event = { type: 'noted.outcome', outcome: 'triedInPart', text: 'Kahtena päivänä' } as const
    const told: Entry = { ...carried, id: 'told', event, resolved: { filed: 'reality' } }
    const notes = read([carried, ...(talk.entries() as Entry[]), told])
    expect(notes.lastTime.experiment).toMatchObject({ text: 'Viiden minuutin aloitus', by: null })
    expect(notes.lastTime.signals).toEqual(['Aloitus tuntuu rauhalliselta'])
    expect(notes.lastTime.outcome).toMatchObject({ outcome: 'triedInPart', text: 'Kahtena päivänä' })
    expect(notes.lastTime.question).toBe('Mitä muut tekevät?')
    expect(notes.experiment).toBeNull()
  })

  it('shows a carried need with its day, and its answer once there is one', () => {
    const { talk, carried } = later()
    const before = [carried, ...(talk.entries() as Entry[])]
    expect(read(before).lastTime.needs[0]).toMatchObject({
      status: 'takenForward',
      outside: { day: '2026-08-01' },
    })
    const answer: Entry = {
      id: 'answer',
      at: SAME_DAY,
      by: { level: 'it' },
      event: { type: 'noted.answer', need: 'old-need', text: 'Tulee viikolla 40' },
    }
    expect(read([...before, answer]).lastTime.needs[0]).toMatchObject({
      status: 'answered',
      answers: [{ text: 'Tulee viikolla 40', level: 'it' }],
    })
  })

  it('has the carried experiment as its one experiment when it goes on', () => {
    const { talk, carried } = later()
    const continued: Entry = {
      id: 'continued',
      at: SAME_DAY,
      by: { participant: 'anna' },
      event: { type: 'experiment.continued', of: 'old-idea', fate: 'keepTrying' },
    }
    const notes = read([carried, ...(talk.entries() as Entry[]), continued])
    expect(notes.experiment).toMatchObject({ text: 'Viiden minuutin aloitus', fate: 'keepTrying' })
  })
})

describe('the notes after forgetting', () => {
  const erased = (change: (entry: Entry) => Entry) => {
    const entries = (heldMeeting().entries() as Entry[]).map(change)
    const notes = notesOf(replay(entries), entries, { reader: { participant: 'ville' }, now: DAY_8 })
    if (notes.projection !== 'inside') throw new Error('outside')
    return notes
  }

  it('show the empty mark where a kept line was erased, and pass over a chosen line whose words have gone', () => {
    const { learning, difficulty } = heldMeeting()
    const notes = erased((entry) => eraseLine(eraseLine(entry, learning), difficulty))
    expect(texts(notes.lines.learning)).toEqual([{ erased: true }])
    expect(notes.chosen).toEqual([])
    expect(notes.origins[0]).toMatchObject({ text: { erased: true }, origin: 'structures' })
  })

  it('keep somebody who was erased apart from others, without a name', () => {
    const notes = erased((entry) => erasePerson(entry, 'sari', 'x1'))
    expect(notes.participants[2]).toEqual({ id: 'x1', name: { erased: true } })
    expect(notes.lines.learning[0]).toMatchObject({ by: 'x1', text: { erased: true } })
  })
})

describe('somebody who did not talk', () => {
  it('gets the outside, whatever they ask for', () => {
    const talk = heldMeeting()
    for (const reader of [
      { participant: 'liisa' },
      { screen: 'corridor' },
      { screen: 'constructor' },
      { screen: '__proto__' },
    ])
      expect(notesOf(talk.state(), talk.entries(), { reader, now: DAY_8 }).projection).toBe('outside')
  })
})

it('what somebody else typed for Sari is hers in the notes', () => {
  const talk = meeting()
  talk.does({ type: 'noted.learning', text: 'Kysyn ajoissa' }, SARI_BY_VILLE)
  expect(notesFor(talk).lines.learning.at(-1)).toMatchObject({ by: 'sari', unconfirmed: true })
})
