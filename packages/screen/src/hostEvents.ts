import type { View } from '@oivallus/core'

/** Where the talk stands now: one of the seven phases, or before, between or after them. */
export interface PhaseEvent {
  phase: View['stage']
}

/** What was not yet time for: the code of the rule. */
export interface RefusedEvent {
  code: string
}

/**
 * What a host can be told while the screen is shown: a phase or a code, never a word and never a person. What happened before is
 * no news: it is in the conversation. The names are the same everywhere: in Vue they are listened to as `@phase`, on the element as
 * `phase`.
 */
export interface HostEvents {
  /** The talk has moved on, or back. */
  onPhase?: ((event: PhaseEvent) => void) | undefined
  /** The talk is over. */
  onHeld?: ((event: object) => void) | undefined
  /** Something was refused. */
  onRefused?: ((event: RefusedEvent) => void) | undefined
  /** Words came back to whoever sits here. */
  onReturned?: ((event: object) => void) | undefined
}

/** One of them as data. */
export type HostEvent =
  | ({ type: 'phase' } & PhaseEvent)
  | { type: 'held' }
  | ({ type: 'refused' } & RefusedEvent)
  | { type: 'returned' }

/** The name of the handler of each. */
const HOST_EVENTS = {
  phase: 'onPhase',
  held: 'onHeld',
  refused: 'onRefused',
  returned: 'onReturned',
} as const satisfies Record<HostEvent['type'], keyof HostEvents>

/** Tells a host. What goes wrong in its own code is an error of its page, and none of the talk. */
export const tellHost = (events: HostEvents, { type, ...detail }: HostEvent): void => {
  try {
    ;(events[HOST_EVENTS[type]] as ((event: object) => void) | undefined)?.(detail)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

/** Handlers that pass on whatever is told. */
export const handlersOf = (tell: (event: HostEvent) => void): HostEvents => ({
  onPhase: (event) => tell({ type: 'phase', ...event }),
  onHeld: () => tell({ type: 'held' }),
  onRefused: (event) => tell({ type: 'refused', ...event }),
  onReturned: () => tell({ type: 'returned' }),
})
