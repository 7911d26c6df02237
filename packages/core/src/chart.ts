import { ACT_TYPES, type ActType } from './events.ts'
import { mateOf } from './pages.ts'
import { TALK_KINDS } from './phases/talk.ts'
import type { Edge, Edges } from './room.ts'
import { PHASE_ROOMS, ROOMS } from './rooms.ts'
import type { State } from './state.ts'
import {
  CODES,
  type Code,
  isPhase,
  KINDS,
  type Kind,
  PHASES,
  type Phase,
  STAGES,
  type Stage,
} from './vocabulary.ts'

/*
 * Every edge of the statechart, gathered from the rooms as data. machine.ts makes xstate's chart of it, the documentation its
 * table; there is no other list.
 */

/** An edge with all the rules that guard it, in the order in which they speak. */
export interface ChartEdge extends Edge {
  /** The phase whose edge this is, when it stands here because both share a page of the short form. */
  mate?: Phase
  /** Moving on asks the gates of the whole page: those of the phase before, while it is on the page. */
  before?: { phase: Phase; gates: readonly Code[] }
}

type ChartEdges = { [T in ActType]?: ChartEdge }

export type Chart = Record<Stage | 'talk', ChartEdges>

/** Guards of every edge: who acts, and what they saw. */
const WHO = [
  'only-participants',
  'open-for-reading',
  'not-readable',
  'same-id',
  'not-on-your-screen',
  'moved-on',
] as const

const PLACE = Object.fromEntries(CODES.map((code, place) => [code, place])) as Record<Code, number>

const ordered = new Map<string, readonly Code[]>()

/** Codes with those of every edge, as they stand in the catalogue. Most edges share theirs with others, and are asked often. */
const inOrder = (codes: readonly Code[]): readonly Code[] => {
  const key = codes.join()
  let all = ordered.get(key)
  if (!all) {
    all = [...new Set<Code>([...WHO, ...codes])].sort((one, other) => PLACE[one] - PLACE[other])
    ordered.set(key, all)
  }
  return all
}

/** A kind that waits for a phase is refused there, if a rule of its own says why; else it has no edge and is too early. */
const EARLY_RULES: { [K in Kind]?: readonly [Code, readonly Phase[]] } = {
  interpretation: ['not-yet-interpreting', ['framing', 'reality']],
  explanation: ['not-yet-interpreting', ['framing', 'reality']],
  learning: ['not-yet-interpreting', ['framing', 'reality']],
  idea: ['not-yet-solving', ['framing', 'reality', 'learning', 'distinction']],
}

const kindEdges = (phase: Phase): Edges => {
  const edges: Edges = {}
  for (const kind of KINDS) {
    if (TALK_KINDS.includes(kind)) continue
    const takes = PHASE_ROOMS[phase].takes[kind]
    const early = EARLY_RULES[kind]
    const own = PHASE_ROOMS[phase].edges[`noted.${kind}`]?.rules ?? []
    if (takes === 'open' || 'files' in takes)
      edges[`noted.${kind}`] = { rules: ['framing-not-acknowledged', ...own] }
    else if (early?.[1].includes(phase))
      edges[`noted.${kind}`] = { rules: ['framing-not-acknowledged', early[0]] }
  }
  return edges
}

const moveEdges = (from: Phase): ChartEdges => {
  const edges: ChartEdges = {}
  const start = PHASES.indexOf(from)
  const mate = mateOf(from)
  const before =
    mate && PHASES.indexOf(mate) < start ? { phase: mate, gates: PHASE_ROOMS[mate].gates } : undefined
  PHASES.forEach((to, end) => {
    if (end === start) return
    const gates = PHASES.slice(start, end).flatMap((phase) => PHASE_ROOMS[phase].gates)
    edges[`go.${to}`] = {
      rules: ['facilitator-leads', ...(end > start ? (['in-order', ...gates] as const) : [])],
      to: [{ stage: to }],
      ...(end > start && before && { before }),
    }
  })
  return edges
}

const ownEdges = (phase: Phase): ChartEdges => ({
  ...PHASE_ROOMS[phase].edges,
  ...kindEdges(phase),
  ...moveEdges(phase),
})

/** What the phase on the same page of the short form takes, guarded by `too-early` in the full form. */
const mateEdges = (phase: Phase, own: ChartEdges): ChartEdges => {
  const mate = mateOf(phase)
  if (!mate) return {}
  const theirs = { ...PHASE_ROOMS[mate].edges, ...kindEdges(mate) }
  return Object.fromEntries(
    Object.entries(theirs)
      .filter(([type]) => !(type in own))
      .map(([type, edge]) => [type, { ...edge, rules: ['too-early', ...edge.rules], mate }]),
  )
}

const edgesOf = (stage: Stage | 'talk'): Chart[Stage] => {
  const own: ChartEdges = isPhase(stage) ? ownEdges(stage) : ROOMS[stage].edges
  const edges: ChartEdges = isPhase(stage) ? { ...mateEdges(stage, own), ...own } : own
  return Object.fromEntries(
    ACT_TYPES.filter((type) => edges[type]).map((type) => [
      type,
      { ...edges[type], rules: inOrder(edges[type]?.rules ?? []) },
    ]),
  )
}

/**
 * The chart as it was given, once it is sure that no event stands both on a stage and on the talk around it: xstate would ask
 * the stage alone, and what the talk never refuses could be refused there.
 *
 * @throws {Error} naming the event and the stage.
 */
export const withoutDoubles = (chart: Chart): Chart => {
  for (const stage of STAGES)
    for (const type of Object.keys(chart[stage]))
      if (type in chart.talk)
        throw new Error(
          `The event "${type}" has an edge on the stage "${stage}" and on the talk around it. Keep one of the two.`,
        )
  return chart
}

/** Every edge of the statechart, by the state that holds it. */
export const CHART = withoutDoubles(
  Object.fromEntries((['talk', ...STAGES] as const).map((stage) => [stage, edgesOf(stage)])) as Chart,
)

/** The rules that guard an edge now: its own, and those of the page it stands on. */
export const rulesOn = (
  { rules, before }: Pick<ChartEdge, 'rules' | 'before'>,
  state: State,
): readonly Code[] =>
  before && state.page.includes(before.phase) ? inOrder([...rules, ...before.gates]) : rules

/** The edge that an act would take from a stage: the stage's own, else the talk's around it. */
export const edgeAt = (stage: Stage, type: ActType): ChartEdge | undefined =>
  CHART[stage][type] ?? CHART.talk[type]

/** The stages that have an edge of their own for an event. */
export const stagesTaking = (type: ActType): Stage[] =>
  STAGES.filter((stage) => CHART[stage][type] !== undefined)
