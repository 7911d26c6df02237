import { median, type Round } from './runner.ts'

/** What one thing may cost at most, as a multiple of what others cost together. */
export interface Bound<Name extends string = string> {
  what: string
  of: Name
  against: readonly Name[]
  atMost: number
}

const ratioIn = (measured: Round, { of, against }: Bound): number =>
  (measured[of] ?? Number.NaN) / against.reduce((sum, name) => sum + (measured[name] ?? Number.NaN), 0)

/** A bound, and how it was kept: each round's ratio, lowest first, and the median, which decides. */
export interface Held<Name extends string = string> extends Bound<Name> {
  ratios: number[]
  ratio: number
  isOver: boolean
}

export const held = <Name extends string>(rounds: readonly Round[], bound: Bound<Name>): Held<Name> => {
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
}

/** What was measured, and how the bounds were kept. */
export interface Taken<Name extends string> {
  rounds: Round[]
  bounds: Held<Name>[]
}

/** Takes rounds until they agree on every bound, or are enough. */
export const rounds = async <Name extends string>(
  round: () => Promise<Round>,
  bounds: readonly Bound<Name>[],
  { warmUp, rounds, roundsInDoubt }: Times,
): Promise<Taken<Name>> => {
  for (let at = 0; at < warmUp; at++) await round()
  const taken: Round[] = []
  const kept = () => bounds.map((bound) => held(taken, bound))
  while (taken.length < rounds || (taken.length < roundsInDoubt && kept().some(disagree)))
    taken.push(await round())
  return { rounds: taken, bounds: kept() }
}
