import { parsingBare, producingBare, replayingBare, sendingBare } from './bare.ts'
import { type Bound, rounds, type Taken, type Times } from './held.ts'
import { acts, joining, moving, reading, replaying, rewording, saying, storing, viewing } from './ours.ts'
import { round, type Side } from './runner.ts'
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

const grown = (what: string, name: Name & `${string}, many lines`, atMost: number): Bound<Name> => ({
  what: `${what}: ${MANY} lines, against ${FEW}`,
  of: name,
  against: [name.slice(0, -', many lines'.length) as Name],
  atMost,
})

export const BOUNDS: readonly Bound<Name>[] = [
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

export const measure = (
  sides: Record<Name, Side>,
  { batches, ...times }: Times & { batches: number },
): Promise<Taken<Name>> => rounds(() => round(sides, batches), BOUNDS, times)
