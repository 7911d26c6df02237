import { describe, expect, it } from 'vitest'
import { PHASE_ROOMS } from '../src/rooms.ts'
import { allLines } from '../src/said.ts'
import { fillTemplate } from '../src/templates.ts'
import { KINDS, type Kind, PHASES, type Phase } from '../src/vocabulary.ts'
import {
  atPhase,
  carriedWith,
  closes,
  codeOf,
  comesTo,
  gathered,
  LANGUAGES,
  refusalOf,
  type Talk,
} from './talk.ts'

/*
 * The table of kinds, as the specification of the conversation gives it: ● open, P:phase kept for later, → phase filed there.
 * This is the one place in which it is written twice on purpose.
 */
const TABLE: Record<Kind, string> = {
  question: '● ● ● ● ● ● ●',
  wondering: '● ● ● ● ● ● ●',
  heard: '● ● ● ● ● ● ●',
  observation: 'P:reality ● →reality →reality →reality →reality P:next',
  perspective: 'P:reality ● ● ● ● ● P:next',
  interpretation: 'P:learning P:learning ● ● ● ● P:next',
  explanation: 'P:learning P:learning ● ● ● ● P:next',
  learning: 'P:learning P:learning ● ● ● ● ●',
  finding: 'P:distinction P:distinction P:distinction ● →distinction →distinction P:next',
  need: 'P:distinction P:distinction P:distinction ● ● ● P:next',
  idea: 'P:experiment P:experiment P:experiment P:experiment ● P:next P:next',
  continue: 'P:experiment P:experiment P:experiment P:experiment ● ● P:next',
  stop: 'P:experiment P:experiment P:experiment P:experiment ● ● P:next',
  lighten: 'P:experiment P:experiment P:experiment P:experiment ● ● P:next',
  support: '→experiment →experiment →experiment →experiment ● ● ●',
  decision: 'P:experiment P:experiment P:experiment P:experiment ● ● ●',
  outcome: 'P:reality ● ● ● ● ● P:next',
  answer: '● ● ● ● ● ● ●',
  signal: 'P:followUp P:followUp P:followUp P:followUp ● ● ●',
  return: 'P:followUp P:followUp P:followUp P:followUp ● ● ●',
  nextQuestion: 'P:followUp P:followUp P:followUp P:followUp ● ● ●',
}

const FIELDS: { [K in Kind]?: Record<string, unknown> } = {
  observation: { under: 'focus' },
  finding: { finding: 'missing' },
  outcome: { outcome: 'tried' },
  return: { day: '2026-12-01' },
  answer: { need: 'need' },
}

const cells = KINDS.flatMap((kind) =>
  TABLE[kind].split(' ').map((cell, at) => ({ kind, phase: PHASES[at] as Phase, cell })),
)

const line = (kind: Kind) => ({
  ...(kind === 'outcome' || kind === 'return' ? {} : { text: 'Sana' }),
  ...FIELDS[kind],
})

describe('the table of kinds', () => {
  it('has a cell for every kind in every phase', () => {
    expect(cells).toHaveLength(KINDS.length * PHASES.length)
  })

  it.each(cells)('$kind in $phase: $cell', ({ kind, phase, cell }) => {
    const takes = PHASE_ROOMS[phase].takes[kind]
    const expected =
      cell === '●' ? 'open' : cell.startsWith('P:') ? { parks: cell.slice(2) } : { files: cell.slice(1) }
    expect(takes).toEqual(expected)
  })
})

/** Whoever would say something in the framing has heard it. */
const heard = (talk: Talk) => {
  if (talk.state().stage === 'framing') talk.does({ type: 'framing.acknowledged' })
  return talk
}

/** A talk with something of which to tell what became of it. */
const later = (phase: Phase) => {
  const talk = gathered({ anna: {}, ville: {} })
  talk.does(carriedWith({ experiment: { id: 'before', text: 'Lista aiemmin', signals: [] } }))
  return heard(comesTo(talk, phase))
}

/** A talk with something that an answer can be given to. */
const withNeed = (phase: Phase) => {
  const talk = gathered({ anna: {}, ville: {} })
  const need = { id: 'need', text: 'Yksi rauhallinen tunti', forwarded: '2026-08-03', answers: [] }
  talk.does(carriedWith({ needs: [need] }))
  return comesTo(talk, phase)
}

/** Every talk can take a line of this kind here, if the table says so. */
const talkFor = (kind: Kind, phase: Phase) =>
  kind === 'outcome' ? later(phase) : kind === 'answer' ? heard(withNeed(phase)) : atPhase(phase)

describe.each(cells)('$kind in $phase', ({ kind, phase, cell }) => {
  it(cell.startsWith('P:') ? 'is refused, and one press keeps it' : 'is taken and filed', () => {
    const talk = talkFor(kind, phase)
    const event = fillTemplate({ event: { type: `noted.${kind}`, ...line(kind) }, missing: [] }, {})
    if (!cell.startsWith('P:')) {
      const sent = talk.send(event)
      expect(sent).toMatchObject({ accepted: true })
      const filed = allLines(talk.getSnapshot().state).at(-1)
      expect(filed).toMatchObject({ kind, status: 'open', phase: cell === '●' ? phase : cell.slice(1) })
      return
    }
    for (const language of LANGUAGES) {
      talk.setLanguage(language)
      const refusal = refusalOf(talk.send(event))
      expect(['too-early', 'not-yet-interpreting', 'not-yet-solving']).toContain(refusal.code)
      expect(refusal.message).not.toContain('{')
      const park = refusal.offers.find((offer) => offer.key === 'park')
      expect(park).toMatchObject({ send: { type: 'parked' } })
    }
    const park = refusalOf(talk.send(event)).offers.find((offer) => offer.key === 'park')
    if (!park || !('send' in park)) throw new Error('no offer to keep it')
    expect(talk.send(park.send)).toMatchObject({ accepted: true })
    expect(allLines(talk.getSnapshot().state).at(-1)).toMatchObject({
      kind,
      status: 'parked',
      until: cell.slice(2),
    })
  })
})

describe('an answer of the organisation', () => {
  it('is taken after the talk, too, and stands with its need', () => {
    const talk = closes(withNeed('reality'))
    const id = talk.does({ type: 'noted.answer', need: 'need', text: 'Se järjestyy' })
    expect(allLines(talk.state()).find((line) => line.id === id)).toMatchObject({
      kind: 'answer',
      status: 'open',
      need: 'need',
    })
  })

  it('needs a need that it answers', () => {
    for (const phase of PHASES) {
      const talk = heard(withNeed(phase))
      const sent = talk.send({ type: 'noted.answer', need: 'no-need', text: 'Sana' })
      expect([phase, codeOf(sent)]).toEqual([phase, 'moved-on'])
    }
  })
})
