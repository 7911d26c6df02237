/** Somebody whom the portal knows. */
export interface Person {
  id: string
  name: string
  supervisor?: true
  /** Levels of the organisation that they answer for: whoever does takes no part in these talks. */
  levels?: readonly string[]
}

export const namesOf = (ids: readonly string[], people: readonly Person[]): string =>
  ids.flatMap((id) => people.find((one) => one.id === id)?.name ?? []).join(', ')
