import { STAGES, type Stage } from '@oivallus/core'

/** Which version of the protocol is spoken here. Each message from window to window says its own, so that the two sides can differ. */
export const VERSION = 1

const PROTOCOL = 'oivallus-frame'

/**
 * What goes from window to window, and holds no secret: `who` asks, by the host, whether a frame is there; `hello` is its answer, said
 * unasked too, once its page is loaded; `init` brings a port. All the rest goes through that port, which no other script hears.
 */
export type Greeting = { type: 'who' } | { type: 'hello'; proof: string } | { type: 'init' }

/** How a talk in a frame stands: as much as the element tells its page, and no more. */
export interface FrameState {
  /** Where the talk stands: one of the seven phases, or before, between or after them. */
  readonly phase: Stage
  /** Whether the talk is over. */
  readonly held: boolean
  /** Whether words came back to whoever sits there, who has not decided yet what becomes of them. Which ones is not told. */
  readonly returned: boolean
  /** The resume token: all that a host has to keep, to open the talk again. It holds no word of it. */
  readonly token: string
}

/** What a frame says through the port. */
export type FromFrame =
  | { type: 'proof'; proof: string }
  | { type: 'ready' }
  | { type: 'state'; state: FrameState }
  | { type: 'resize'; height: number }

/** What a host says through the port. What it gives is checked where it is taken. */
export type FromHost =
  | { type: 'given'; given: unknown; resize: boolean }
  | { type: 'language'; language: string }

type Fields = Readonly<Record<string, unknown>>

/** The fields of a message, whatever came. */
const fieldsOf = (data: unknown): Fields =>
  typeof data === 'object' && data !== null ? (data as Fields) : {}

/** A greeting, to be posted to a window. */
export const greeting = (what: Greeting): object => ({ protocol: PROTOCOL, version: VERSION, ...what })

/** What another window says: the version that it speaks, and what it says in ours. Undefined when it is about something else. */
export const heardGreeting = (data: unknown): { version: number; said?: Greeting } | undefined => {
  const { protocol, version, type, proof } = fieldsOf(data)
  if (protocol !== PROTOCOL || typeof version !== 'number') return undefined
  if (version !== VERSION) return { version }
  if (type === 'who' || type === 'init') return { version, said: { type } }
  return type === 'hello' && typeof proof === 'string' ? { version, said: { type, proof } } : undefined
}

const isStage = (value: unknown): value is Stage => STAGES.some((one) => one === value)

const stateOf = (data: unknown): FrameState | undefined => {
  const { phase, held, returned, token } = fieldsOf(data)
  const isState =
    isStage(phase) &&
    typeof held === 'boolean' &&
    typeof returned === 'boolean' &&
    typeof token === 'string' &&
    token !== ''
  return isState ? { phase, held, returned, token } : undefined
}

/** What a frame says, field by field; undefined for anything of another shape. */
export const heardFromFrame = (data: unknown): FromFrame | undefined => {
  const { type, proof, height, state: given } = fieldsOf(data)
  if (type === 'ready') return { type }
  if (type === 'proof' && typeof proof === 'string') return { type, proof }
  if (type === 'resize' && typeof height === 'number' && height >= 0 && height < Number.POSITIVE_INFINITY)
    return { type, height }
  const state = type === 'state' ? stateOf(given) : undefined
  return state && { type: 'state', state }
}

/** What a host says; undefined for anything of another shape. */
export const heardFromHost = (data: unknown): FromHost | undefined => {
  const { type, given, resize, language } = fieldsOf(data)
  if (type === 'given') return { type, given, resize: resize === true }
  return type === 'language' && typeof language === 'string' ? { type, language } : undefined
}
