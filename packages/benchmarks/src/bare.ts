import { CODES, type Line, STAGES, type Stage, type State } from '@oivallus/core'
import { machine as chart } from '@oivallus/core/machine'
import { produce } from 'immer'
import { assign, createActor, setup } from 'xstate'
import * as z from 'zod/mini'
import { BATCH } from './ours.ts'
import { type Side, timed } from './runner.ts'
import { saidAt, talkOf } from './talk.ts'

/*
 * What the libraries cost by themselves, doing no more than what an act needs: the same states and edges, a state of the same
 * size, an event of the same size.
 */

/** How many codes the guard of each edge looks through. */
const GUARDED_BY = CODES.slice(0, 8)

type Event = { type: string; text: string }

const bare = setup({
  types: { context: {} as State, events: {} as Event },
  guards: {
    holds: ({ context }, { codes }: { codes: typeof GUARDED_BY }) =>
      codes.every((code) => context.settings[code] === undefined),
  },
  actions: { counts: assign({ moves: ({ context }) => context.moves + 1 }) },
})

const stageOf = (type: string): Stage | undefined => STAGES.find((stage) => type === `go.${stage}`)

const edges = (types: readonly string[]) =>
  Object.fromEntries(
    types.map((type) => {
      const target = stageOf(type)
      return [
        type,
        {
          guard: { type: 'holds' as const, params: { codes: GUARDED_BY } },
          ...(target && { target: `#${target}` }),
          actions: 'counts' as const,
        },
      ]
    }),
  )

const typesAt = (stage: Stage): readonly string[] => chart.states[stage].ownEvents

const machineWith = (context: State) =>
  bare.createMachine({
    id: 'bare',
    initial: 'reality',
    context,
    on: edges(chart.root.ownEvents),
    states: Object.fromEntries(STAGES.map((stage) => [stage, { id: stage, on: edges(typesAt(stage)) }])),
  })

const text = 'Vuorolista tuli perjantaina, kaksi päivää myöhässä'
const ON: Event = { type: 'go.learning', text }
const BACK: Event = { type: 'go.reality', text }

/** A bare actor is sent events that each have a guard, an assign and a change of state; it is made and started untimed. */
export const sendingBare = (lines: number): Side<State> => {
  const machine = machineWith(talkOf(lines).getSnapshot().state)
  return () => {
    const actor = createActor(machine).start()
    const micros = timed(BATCH, (at) => actor.send(at % 2 ? BACK : ON))
    return { micros, left: actor.getSnapshot().context }
  }
}

/** A bare actor is made, and sent so many events. */
export const replayingBare = (lines: number, events: number): Side<State> => {
  const machine = machineWith(talkOf(lines).getSnapshot().state)
  return () => {
    let context: State | undefined
    const micros = timed(1, () => {
      const actor = createActor(machine).start()
      for (let at = 0; at < events; at++) actor.send(at % 2 ? BACK : ON)
      context = actor.getSnapshot().context
    })
    if (!context) throw new Error('nothing was sent')
    return { micros, left: context }
  }
}

/** The change that a line makes, alone: the line, its kind's count, the turn. */
export const producingBare = (lines: number): Side<State> => {
  const start = talkOf(lines).getSnapshot().state
  return () => {
    let state = start
    const micros = timed(BATCH, (at) => {
      const line: Line = {
        id: `line-${at}`,
        kind: 'observation',
        by: { participant: 'ville' },
        phase: 'reality',
        text,
        revision: 0,
        status: 'open',
        under: 'difficulty',
      }
      state = produce(state, (draft) => {
        draft.lines.at(-1)?.push(line)
        draft.counts.observation = (draft.counts.observation ?? 0) + 1
        draft.reality.turns.ville = true
      })
    })
    return { micros, left: state }
  }
}

const schema = z.strictObject({
  type: z.literal('noted.observation'),
  text: z.string().check(z.minLength(1), z.maxLength(20_000)),
  under: z.enum(['focus', 'success', 'difficulty', 'feedback']),
})

/** An event of the same size is parsed. */
export const parsingBare = (): Side<number> => {
  const event = saidAt(0)
  return () => {
    let parsed = 0
    const micros = timed(BATCH, () => {
      if (schema.safeParse(event).success) parsed++
    })
    return { micros, left: parsed }
  }
}

/** What stands beside the ratios: how large the bare actor's machine, event and context are. */
export const describeBare = (lines: number): string => {
  const context = talkOf(lines).getSnapshot().state
  const counts = [chart.root.ownEvents, ...STAGES.map(typesAt)].map((types) => types.length)
  return [
    `${STAGES.length} states, ${counts.reduce((sum, one) => sum + one, 0)} edges`,
    `a guard over ${GUARDED_BY.length} codes, an assign and a change of state`,
    `context of ${Object.keys(context).length} keys and ${lines} lines (${JSON.stringify(context).length} characters of JSON)`,
    `event of ${Object.keys(ON).length} fields (${JSON.stringify(ON).length} characters)`,
  ].join('; ')
}
