import { isShallowEqual } from '@oivallus/screen'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'

/** Something with snapshots that stay the same until it changes. */
interface Source<S> {
  subscribe(listener: () => void): () => void
  getSnapshot(): S
  getServerSnapshot(): S
}

type IsEqual = (one: unknown, other: unknown) => boolean

/** What was selected last, whichever function it was selected by: a host writes it in place, anew for each rendering. */
const createMemory = <T>() => {
  let kept: { value: T } | undefined
  return {
    last: () => kept,
    keep: (value: T) => {
      kept = { value }
    },
  }
}

const remembering = <S, T>(
  read: () => S,
  select: (snapshot: S) => T,
  isEqual: IsEqual,
  { last: lastOfAll }: Pick<ReturnType<typeof createMemory<T>>, 'last'>,
): (() => T) => {
  let last: { snapshot: S; value: T } | undefined
  return () => {
    const snapshot = read()
    // What never changes has no snapshot.
    if (last && last.snapshot === snapshot) return last.value
    const value = select(snapshot)
    const known = last ?? lastOfAll()
    last = { snapshot, value: known && isEqual(known.value, value) ? known.value : value }
    return last.value
  }
}

/** What is selected of a source. The component renders again only when that changes. */
export const useSelected = <S, T>(
  source: Source<S>,
  select: (snapshot: S) => T,
  isEqual: (one: T, other: T) => boolean = isShallowEqual,
): T => {
  const [memory] = useState(createMemory<T>)
  const [now, onServer] = useMemo(
    () => [
      remembering(source.getSnapshot, select, isEqual as IsEqual, memory),
      remembering(source.getServerSnapshot, select, isEqual as IsEqual, memory),
    ],
    [source, select, isEqual, memory],
  )
  const value = useSyncExternalStore(source.subscribe, now, onServer)
  useEffect(() => memory.keep(value), [memory, value])
  return value
}
