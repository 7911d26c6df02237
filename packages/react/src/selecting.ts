import { isShallowEqual } from '@oivallus/screen'
import { useMemo, useSyncExternalStore } from 'react'

/** Something with snapshots that stay the same until it changes. */
interface Source<S> {
  subscribe(listener: () => void): () => void
  getSnapshot(): S
  getServerSnapshot(): S
}

type IsEqual = (one: unknown, other: unknown) => boolean

const remembering = <S, T>(read: () => S, select: (snapshot: S) => T, isEqual: IsEqual): (() => T) => {
  let last: { snapshot: S; value: T } | undefined
  return () => {
    const snapshot = read()
    if (last?.snapshot === snapshot) return last.value
    const value = select(snapshot)
    last = { snapshot, value: last && isEqual(last.value, value) ? last.value : value }
    return last.value
  }
}

/** What is selected of a source. The component renders again only when that changes. */
export const useSelected = <S, T>(
  source: Source<S>,
  select: (snapshot: S) => T,
  isEqual: (one: T, other: T) => boolean = isShallowEqual,
): T => {
  const [now, onServer] = useMemo(
    () => [
      remembering(source.getSnapshot, select, isEqual as IsEqual),
      remembering(source.getServerSnapshot, select, isEqual as IsEqual),
    ],
    [source, select, isEqual],
  )
  return useSyncExternalStore(source.subscribe, now, onServer)
}
