import { describe, expect, it } from 'vitest'
import { PHASE_ROOMS } from '../src/rooms.ts'
import { allLines } from '../src/said.ts'
import { fillTemplate } from '../src/templates.ts'
import { KINDS, type Kind, PHASES, type Phase } from '../src/vocabulary.ts'
import { atPhase, carriedWith, comesTo, gathered, LANGUAGES, refusalOf } from './talk.ts'

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

/** A talk with something of which to tell what became of it. */
const later = (phase: Phase) => {
  const talk = gathered({ anna: {}, ville: {} })
  talk.does(carriedWith({ experiment: { id: 'before', text: 'Lista aiemmin', signals: [] } }))
  comesTo(talk, phase)
  if (phase === 'framing') talk.does({ type: 'framing.acknowledged' })
  return talk
}

// An answer needs a need to answer; that cell is tried in needs.test.ts.
describe.each(cells.filter(({ kind }) => kind !== 'answer'))('$kind in $phase', ({ kind, phase, cell }) => {
  it(cell.startsWith('P:') ? 'is refused, and one press keeps it' : 'is taken and filed', () => {
    const talk = kind === 'outcome' ? later(phase) : atPhase(phase)
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
