import { describe, expect, it } from 'vitest'
import { describeBare, parsingBare, producingBare, replayingBare, sendingBare } from '../src/bare.ts'
import { BOUNDS, measure, sidesOf } from '../src/bounds.ts'
import { disagree, held } from '../src/held.ts'
import {
  acts,
  BATCH,
  joining,
  linesIn,
  moving,
  reading,
  replaying,
  rewording,
  saying,
  storing,
  viewing,
} from '../src/ours.ts'
import { median, round } from '../src/runner.ts'
import { choosing, saidAt, talkOf } from '../src/talk.ts'

const LINES = 50

describe('each benchmark does its work', () => {
  it('says lines', async () => {
    const { micros, left } = await acts(saying, LINES)()
    expect(linesIn(left)).toBe(LINES + 2 + BATCH)
    expect(micros).toBeGreaterThan(0)
  })

  it('rewords lines', async () => {
    const { left } = await acts(rewording, LINES)()
    const rewordings = left.lines.flat().reduce((sum, line) => sum + line.revision, 0)
    expect(rewordings).toBe(2 + BATCH)
    expect(linesIn(left)).toBe(LINES)
  })

  it('moves back and on', async () => {
    const { left } = await acts(moving, LINES)()
    expect(left.stage).toBe('reality')
    expect(left.moves).toBe(talkOf(0).getSnapshot().state.moves + 2 + BATCH)
  })

  it('stores lines', async () => {
    const { left } = await storing(LINES)()
    expect(linesIn(left)).toBe(LINES + BATCH)
  })

  it.each([
    ['reality', talkOf(LINES)],
    ['experiment', choosing(LINES)],
  ] as const)('views %s with what was said', async (phase, talk) => {
    const { left } = await viewing(talk)()
    expect(left.stage).toBe(phase)
    const lines = left.sections.flatMap((section) => (section.part === 'lines' ? section.lines : []))
    if (phase === 'reality')
      expect(lines.map((line) => line.text)).toContain((saidAt(0) as { text: string }).text)
    const experiment = left.sections.find((section) => section.part === 'experiment')
    if (phase === 'experiment') expect(experiment).toMatchObject({ ideas: { length: 5 } })
  })

  it.each([
    ['replays', replaying],
    ['joins', joining],
    ['reads', reading],
  ] as const)('%s a talk', async (_, side) => {
    const { left } = await side(LINES)()
    // Eight entries come before the first line.
    expect(linesIn(left)).toBe(LINES - 8)
    expect(left.stage).toBe('reality')
  })

  it('sends to a bare actor, which changes state each time', async () => {
    const { moves } = talkOf(LINES).getSnapshot().state
    expect((await sendingBare(LINES)()).left.moves).toBe(moves + BATCH)
    expect((await replayingBare(LINES, 30)()).left.moves).toBe(moves + 30)
    expect(describeBare(LINES)).toMatch(/^10 states, \d{3} edges; .* 50 lines/)
  })

  it('produces and parses as much as an act does', async () => {
    expect(linesIn((await producingBare(LINES)()).left)).toBe(LINES + BATCH)
    expect((await parsingBare()()).left).toBe(BATCH)
  })
})

describe('the runner', () => {
  it('takes the sides in turns', async () => {
    const order: string[] = []
    const side = (name: string, micros: number) => () => {
      order.push(name)
      return { micros: micros * order.length, left: null }
    }
    expect(await round({ a: side('a', 1), b: side('b', 0) }, 3)).toEqual({ a: 3, b: 0 })
    expect(order.join('')).toBe('ababab')
  })

  it('lets the median decide, and asks for more rounds where they disagree', () => {
    const bound = { what: '', of: 'said', against: ['bare send'], atMost: 2 } as const
    const rounds = [3, 1, 1].map((said) => ({ said, 'bare send': 1 }))
    expect(held(rounds, bound)).toMatchObject({ ratio: 1, isOver: false })
    expect(disagree(held(rounds, bound))).toBe(true)
    expect(held(rounds.slice(0, 1), bound)).toMatchObject({ ratio: 3, isOver: true })
    // What was not measured is not kept.
    expect(held([{}], bound).isOver).toBe(true)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })

  it('measures every bound', async () => {
    const { bounds } = await measure(sidesOf(12, 40), { warmUp: 0, rounds: 1, roundsInDoubt: 1, batches: 1 })
    expect(bounds).toHaveLength(BOUNDS.length)
    for (const { ratio } of bounds) expect(ratio).toBeGreaterThan(0)
  })
})
