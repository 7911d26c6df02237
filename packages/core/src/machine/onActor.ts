import { assign } from 'xstate'
import { decide } from '../decide.ts'
import type { Act, EventType } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { State } from '../state.ts'
import type { Stage } from '../vocabulary.ts'
import { machine as chart } from './machine.ts'

/** What the machine takes: an act, under the type of its event, with the day it is sent on. */
export interface TalkEvent {
  type: EventType
  act: Act
  /** `YYYY-MM-DD`, in the talk's time zone. */
  today: string
}

/** What an actor of the machine stands at. */
export interface TalkSnapshot {
  status: 'active' | 'done' | 'error' | 'stopped'
  /** Where the talk stands: the same as `context.stage`. */
  value: Stage
  /** The state of the talk. */
  context: State
  /** There is no final state, and so no output. */
  output: undefined
  error: undefined
  /** Whether the act would hold now, by the chart's own guards. */
  can(event: TalkEvent): boolean
}

/** With which state an actor begins. */
export interface TalkInput {
  /** A talk that is called; an empty one unless given. */
  state?: State
}

/** A state of the chart. */
export interface TalkNode {
  readonly id: string
  /** The types of event that have an edge here, in the order of the chart. */
  readonly ownEvents: readonly EventType[]
}

/**
 * The machine as others see it: what an actor of xstate 5 asks of its logic, said without a type of xstate's, so that `createActor`,
 * `transition` and `xstate/graph` take it as it stands.
 */
export interface TalkMachine {
  readonly id: string
  /** The talk around the stages: it holds what is taken everywhere. */
  readonly root: TalkNode
  /** Every stage, under its name. */
  readonly states: Readonly<Record<Stage, TalkNode>>
  /** The whole chart, with its guards by name: what there is to draw. */
  readonly definition: object
  /** The snapshot of a talk in the middle: `{ value: state.stage, context: state }`. */
  resolveState(at: { value: Stage; context: State }): TalkSnapshot
  transition(snapshot: TalkSnapshot, event: TalkEvent, scope: unknown): TalkSnapshot
  getInitialSnapshot(scope: unknown, input?: TalkInput): TalkSnapshot
  restoreSnapshot(snapshot: unknown, scope: unknown): TalkSnapshot
  getPersistedSnapshot(snapshot: TalkSnapshot): TalkSnapshot
  start(snapshot: TalkSnapshot): void
}

/**
 * The statechart with its real guards: the very one that decides in a conversation. Its context is the state of a talk, and each
 * transition applies the entry that was decided. To inspect it, to draw it, or to run it on an actor of one's own. With `input` an actor
 * begins `called`; to begin in the middle of a talk, give it `machine.resolveState({ value: state.stage, context: state })` as its snapshot.
 *
 * @example
 * const actor = createActor(machine, { input: { state } }).start()
 * actor.send({ type: 'paused', act: { id: '1', by: { participant: 'anna' }, event: { type: 'paused' } }, today: '2026-10-01' })
 */
export const machine: TalkMachine = chart.provide({
  actions: {
    apply: assign(({ context, event }) => {
      const { act, today } = event as TalkEvent
      const decision = decide(context as State, act, { today: () => today })
      return decision.accepted && decision.entry ? evolve(context as State, decision.entry) : {}
    }),
  },
}) as unknown as TalkMachine
