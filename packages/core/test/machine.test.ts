import { describe, expect, it } from 'vitest'
import { createActor, transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { CHART, withoutDoubles } from '../src/chart.ts'
import type { SentEvent } from '../src/events.ts'
import { machine, type TalkEvent } from '../src/machine/onActor.ts'
import { goTo } from '../src/pages.ts'
import type { State } from '../src/state.ts'
import { PHASES, STAGES } from '../src/vocabulary.ts'
import { called, VILLE } from './talk.ts'

const today = '2026-10-01'
let ids = 0

const asked = (event: SentEvent, participant = 'anna'): TalkEvent => ({
  type: event.type,
  act: { id: `act-${ids++}`, by: { participant }, event },
  today,
})

/** A talk that is about to start, between two who are present. */
const aboutToStart = (): State => {
  const talk = called()
  talk.does({ type: 'topic.set', text: 'Työ viime aikoina' })
  return talk.state()
}

/** Enough acts to get anywhere: what each gate asks for, and every move. */
const acts = (state: State): TalkEvent[] =>
  (
    [
      { type: 'started', form: 'full' },
      { type: 'framing.presented', softened: [] },
      { type: 'everyone.spoken' },
      { type: 'learning.notKnownYet' },
      { type: 'experiment.none' },
      { type: 'noted.return', day: '2026-11-01' },
      { type: 'closing.presented' },
      { type: 'paused' },
      { type: 'resumed' },
      { type: 'ended', day: '2026-11-01' },
      { type: 'closed', of: state.stage, revision: state.moves },
      ...PHASES.map((phase) => goTo(state, phase)),
    ] as SentEvent[]
  ).map((event) => asked(event))

/** States are told apart by what the gates look at; how often one moved between them is no new place. */
const placeOf = ({
  stage,
  left,
  reached,
  framing,
  learning,
  experiment,
  followUp,
  closing,
  reality,
}: State): string =>
  JSON.stringify([
    stage,
    left,
    reached,
    framing.presented,
    reality.everyoneSpoken,
    learning.notKnownYet,
    experiment.none,
    followUp.return?.day,
    closing.presented,
  ])

describe('the statechart', () => {
  it('runs on an actor of the host, and decides there as it does in a conversation', () => {
    const actor = createActor(machine, { input: { state: aboutToStart() } }).start()
    actor.send(asked({ type: 'started', form: 'full' }))
    expect(actor.getSnapshot().value).toBe('framing')
    actor.send(asked({ type: 'noted.idea', text: 'Lista aiemmin' }))
    expect(actor.getSnapshot().context.lines).toEqual([])
    actor.send(asked({ type: 'parked', line: { kind: 'idea', text: 'Lista aiemmin' } }))
    expect(actor.getSnapshot().context.lines).toMatchObject([[{ kind: 'idea', until: 'experiment' }]])
    expect(actor.getSnapshot().context.stage).toBe('framing')
  })

  it('goes on with a talk in the middle, of which nothing has to be said to the compiler', () => {
    const talk = called()
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does({ type: 'started', form: 'full' })
    const { stage } = talk.state()
    const snapshot = machine.resolveState({ value: stage, context: talk.state() })
    const actor = createActor(machine, { snapshot }).start()
    const paused = asked({ type: 'paused' })
    expect(actor.getSnapshot().can(paused)).toBe(true)
    actor.send(paused)
    const { value, context } = actor.getSnapshot()
    expect([value, context.stage, context.left]).toEqual(['paused', 'paused', 'framing'])
    expect(actor.getPersistedSnapshot()).toMatchObject({ status: 'active', value: 'paused' })
  })

  it('holds no event on both a stage and the talk around it', () => {
    for (const stage of STAGES)
      expect(Object.keys(CHART[stage]).filter((type) => type in CHART.talk)).toEqual([])
  })

  it('is not loaded where an event stands on both', () => {
    expect(() => withoutDoubles({ ...CHART, reality: { ...CHART.reality, paused: { rules: [] } } })).toThrow(
      'The event "paused" has an edge on the stage "reality" and on the talk around it.',
    )
  })

  it('has every state of the specification, and no other', () => {
    expect(Object.keys(machine.states)).toEqual([...STAGES])
  })

  it('reaches every stage, and from everywhere it can be held', () => {
    const paths = getShortestPaths(machine, {
      input: { state: aboutToStart() },
      events: (snapshot) => acts(snapshot.context),
      serializeState: (snapshot) => placeOf(snapshot.context),
      stopWhen: (snapshot) => snapshot.value === 'held',
      limit: 20_000,
    })
    const reached = new Set(paths.map((path) => path.state.value))
    expect(STAGES.filter((stage) => !reached.has(stage))).toEqual([])

    // Backwards from every place that is held: whatever leads there is no dead end.
    const places = new Map(paths.map((path) => [placeOf(path.state.context), path.state.context]))
    const leadsTo = (state: State): string[] =>
      acts(state).map((event) => {
        const from = machine.resolveState({ value: state.stage, context: state })
        const [next] = transition(machine, from, event)
        return placeOf(next.context)
      })
    const forward = new Map([...places].map(([place, state]) => [place, leadsTo(state)]))
    const good = new Set([...places].filter(([, state]) => state.stage === 'held').map(([place]) => place))
    for (let grew = true; grew; ) {
      grew = false
      for (const [place, next] of forward)
        if (!good.has(place) && next.some((one) => good.has(one))) {
          good.add(place)
          grew = true
        }
    }
    expect(places.size).toBeGreaterThan(100)
    expect([...places.keys()].filter((place) => !good.has(place))).toEqual([])
  })
})

describe('somebody who is not the facilitator', () => {
  it('asks to move, and does not move', () => {
    const talk = called()
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does({ type: 'started', form: 'full' })
    expect(talk.goes('reality', VILLE).accepted).toBe(false)
    talk.does({ type: 'move.asked', to: 'reality' }, VILLE)
    expect(talk.state().asksToMove).toEqual({ ville: 'reality' })
    expect(talk.view().asks).toHaveLength(1)
  })
})
