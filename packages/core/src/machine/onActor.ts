import { assign } from 'xstate'
import { decide } from '../decide.ts'
import type { Act, EventType } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { State } from '../state.ts'
import { machine as chart } from './machine.ts'

/** What the machine takes: an act, under the type of its event, with the day it is sent on. */
export interface TalkEvent {
  type: EventType
  act: Act
  /** `YYYY-MM-DD`, in the talk's time zone. */
  today: string
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
export const machine = chart.provide({
  actions: {
    apply: assign(({ context, event }) => {
      const { act, today } = event as TalkEvent
      const decision = decide(context as State, act, { today: () => today })
      return decision.accepted && decision.entry ? evolve(context as State, decision.entry) : {}
    }),
  },
})
