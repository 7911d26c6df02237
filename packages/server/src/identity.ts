/** What the host says of somebody. Whatever it does not say, nobody can claim for themselves. */
export interface Person {
  /** Levels of the organisation that they answer for. */
  levels?: readonly string[]
  /** Whether they are a supervisor: only one may note a supervisor's decision. */
  supervisor?: boolean
}

/** Who asks, as the host has found out from a request. */
export interface Identity extends Person {
  /** An opaque id, the same in every talk of a series. */
  participant: string
}
