import { parsingBare, producingBare, replayingBare, sendingBare } from './bare.ts'
import { acts, joining, moving, reading, replaying, rewording, saying, storing, viewing } from './ours.ts'
import { median, type Round, round, type Side } from './runner.ts'
import { choosing, talkOf } from './talk.ts'

export const FEW = 50
export const MANY = 1000

/** Everything that is measured, by name. */
export const sidesOf = (few: number, many: number) =>
  ({
    said: acts(saying, few),
    'said, many lines': acts(saying, many),
    reworded: acts(rewording, few),
    'reworded, many lines': acts(rewording, many),
    moved: acts(moving, few),
    'moved, many lines': acts(moving, many),
    stored: storing(few),
    'stored, many lines': storing(many),
    'view of reality': viewing(talkOf(few)),
    'view of reality, many lines': viewing(talkOf(many)),
    'view of the experiment': viewing(choosing(few)),
    'view of the experiment, many lines': viewing(choosing(many)),
    replayed: replaying(many),
    joined: joining(many),
    'read from an envelope': reading(many),
    'bare send': sendingBare(few),
    'bare produce': producingBare(few),
    'bare parse': parsingBare(),
    'bare replay': replayingBare(few, many),
  }) satisfies Record<string, Side>

type Name = keyof ReturnType<typeof sidesOf>

/** What one thing may cost at most, as a multiple of what others cost together. */
export interface Bound {
  what: string
  of: Name
  against: readonly Name[]
  atMost: number
}

const grown = (what: string, name: Name & `${string}, many lines`, atMost: number): Bound => ({
  what: `${what}: ${MANY} lines, against ${FEW}`,
  of: name,
  against: [name.slice(0, -', many lines'.length) as Name],
  atMost,
})

export const BOUNDS: readonly Bound[] = [
  {
    what: `a line said, at ${FEW} lines, against a bare send, produce and parse`,
    of: 'said',
    against: ['bare send', 'bare produce', 'bare parse'],
    atMost: 2,
  },
  grown('a line said', 'said, many lines', 1.5),
  grown('a line reworded', 'reworded, many lines', 1.5),
  grown('the talk moved', 'moved, many lines', 1.5),
  grown('a line said and kept by a store', 'stored, many lines', 1.5),
  grown('a view of reality after an act', 'view of reality, many lines', 2),
  grown('a view of the experiment after an act', 'view of the experiment, many lines', 2),
  {
    what: `${MANY} events replayed, against a bare actor that is sent as many`,
    of: 'replayed',
    against: ['bare replay'],
    atMost: 0.5,
  },
  {
    what: `${MANY} events restored from a store, against the same`,
    of: 'joined',
    against: ['bare replay'],
    atMost: 0.5,
  },
]

const ratioIn = (measured: Round, { of, against }: Bound): number =>
  (measured[of] ?? Number.NaN) / against.reduce((sum, name) => sum + (measured[name] ?? Number.NaN), 0)

/** A bound, and how it was kept: each round's ratio, lowest first, and the median, which decides. */
export interface Held extends Bound {
  ratios: number[]
  ratio: number
  isOver: boolean
}

export const held = (rounds: readonly Round[], bound: Bound): Held => {
  const ratios = rounds.map((one) => ratioIn(one, bound)).sort((one, other) => one - other)
  const ratio = median(ratios)
  return { ...bound, ratios, ratio, isOver: !(ratio <= bound.atMost) }
}

/** Rounds that disagree on whether a bound is kept say little: more are taken before the median decides. */
export const disagree = ({ ratios, atMost }: Held): boolean =>
  ratios.some((ratio) => ratio <= atMost) && ratios.some((ratio) => ratio > atMost)

/** How often everything is measured. */
export interface Times {
  /** Rounds before time is taken. */
  warmUp: number
  rounds: number
  /** Rounds altogether when the first ones disagree. */
  roundsInDoubt: number
  /** Batches of each side in one round. */
  batches: number
}

export const measure = async (
  sides: Record<Name, Side>,
  { warmUp, rounds, roundsInDoubt, batches }: Times,
): Promise<{ rounds: Round[]; bounds: Held[] }> => {
  for (let at = 0; at < warmUp; at++) await round(sides, batches)
  const taken: Round[] = []
  const bounds = () => BOUNDS.map((bound) => held(taken, bound))
  while (taken.length < rounds || (taken.length < roundsInDoubt && bounds().some(disagree)))
    taken.push(await round(sides, batches))
  return { rounds: taken, bounds: bounds() }
}
