import { type AnyStateMachine, createMachine, getNextTransitions } from 'xstate'
import { CHART, type ChartEdge, rulesOn } from '../chart.ts'
import type { ActType } from '../events.ts'
import { conditionHolds, firstRefusing } from '../guards.ts'
import type { Condition } from '../room.ts'
import type { Facts } from '../rules/rule.ts'
import { EMPTY, type State } from '../state.ts'
import { type Code, STAGES, type Stage } from '../vocabulary.ts'

/** What the chart is asked about: an act, and what deciding knows of it besides the state. */
export type Asked = Pick<Facts, 'act'> &
  Partial<Pick<Facts, 'reused' | 'unreadable' | 'notHeldHere' | 'forReading'>>

/** The chart's event: an act under its event's type. */
export type ChartEvent = { type: ActType } & Asked

interface GuardParams {
  rules: readonly Code[]
  mate?: ChartEdge['mate']
  before?: ChartEdge['before']
  when?: Condition
}

const transitions = ({ rules, mate, before, to }: ChartEdge) =>
  (to ?? [{}]).map((destination: { when?: Condition; stage?: Stage }) => ({
    guard: {
      type: 'holds' as const,
      params: {
        rules,
        ...(mate && { mate }),
        ...(before && { before }),
        ...(destination.when && { when: destination.when }),
      },
    },
    ...(destination.stage && { target: `#${destination.stage}` }),
    actions: 'apply' as const,
  }))

const on = (edges: (typeof CHART)[Stage]) =>
  Object.fromEntries(Object.entries(edges).map(([type, edge]) => [type, transitions(edge)]))

/** The one guard: the condition of the destination, and every rule of the edge, asked of the catalogue. */
const holds = ({ context, event }: { context: State; event: ChartEvent }, params: GuardParams): boolean =>
  (params.when === undefined || conditionHolds(params.when, context, event.act)) &&
  firstRefusing(rulesOn(params, context), { ...event, state: context, mate: params.mate }) === undefined

/** The statechart, with its real guards. Its context is the state of a talk. */
export const machine = createMachine(
  {
    id: 'talk',
    initial: 'called',
    context: ({ input }: { input?: { state?: State } }) => input?.state ?? EMPTY,
    on: on(CHART.talk),
    states: Object.fromEntries(STAGES.map((stage) => [stage, { id: stage, on: on(CHART[stage]) }])),
  } as never,
  {
    guards: { holds },
    actions: {
      /** Applies the decided entry. The chart that decides has nothing to apply to: see `onActor.ts`. */
      apply: () => {},
    },
  } as never,
) as AnyStateMachine

const AT = Object.fromEntries(
  STAGES.map((stage) => [stage, machine.resolveState({ value: stage, context: EMPTY })]),
) as Record<Stage, ReturnType<typeof machine.resolveState>>

/** The chart where the talk stands. Where that is was resolved at load, since every act is asked of it. */
const snapshotOf = (state: State) => ({ ...AT[state.stage], context: state })

/**
 * Asks the chart whether an act holds, by xstate's own selection of a transition.
 *
 * @returns the stage it leads to (null when it stays), or undefined when no edge takes it.
 */
export const ask = (state: State, asked: Asked): { to: Stage | null } | undefined => {
  const [taken] = machine.getTransitionData(snapshotOf(state), { type: asked.act.event.type, ...asked })
  if (!taken) return undefined
  const target = taken.target?.[0]
  return { to: target ? (target.key as Stage) : null }
}

/** The types of event that have an edge from here, whether or not their guards hold. */
export const edgesFrom = (state: State): ActType[] => [
  ...new Set(getNextTransitions(snapshotOf(state)).map((one) => one.eventType as ActType)),
]
