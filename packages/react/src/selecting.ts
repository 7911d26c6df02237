import { isShallowEqual } from '@oivallus/screen'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'

/** Something with snapshots that stay the same until it changes. */
interface Source<S> {
  subscribe(listener: () => void): () => void
  getSnapshot(): S
  getServerSnapshot(): S
}

type IsEqual = (one: unknown, other: unknown) => boolean

/** What was selected last, whichever function it was selected by: a host writes it in place, anew for each rendering. */
interface Selected<T> {
  current: { value: T } | undefined
}

const remembering = <S, T>(
  read: () => S,
  select: (snapshot: S) => T,
  isEqual: IsEqual,
  before: Selected<T>,
): (() => T) => {
  let last: { snapshot: S; value: T } | undefined
  return () => {
    const snapshot = read()
    if (last?.snapshot === snapshot) return last.value
    const value = select(snapshot)
    const known = last ?? before.current
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
  const before: Selected<T> = useRef(undefined)
  const [now, onServer] = useMemo(
    () => [
      remembering(source.getSnapshot, select, isEqual as IsEqual, before),
      remembering(source.getServerSnapshot, select, isEqual as IsEqual, before),
    ],
    [source, select, isEqual, before],
  )
  const value = useSyncExternalStore(source.subscribe, now, onServer)
  useEffect(() => {
    before.current = { value }
  }, [value])
  return value
}
