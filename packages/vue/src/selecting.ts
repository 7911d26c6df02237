import { isShallowEqual } from '@oivallus/screen'
import { type ComputedRef, computed } from 'vue'

/** What is selected. Whoever reads it is told only when it changes. */
export const selected = <T>(
  read: () => T,
  isEqual: (one: T, other: T) => boolean = isShallowEqual,
): ComputedRef<T> => {
  let isFirst = true
  return computed((before) => {
    const now = read()
    const isSame = !isFirst && isEqual(before as T, now)
    isFirst = false
    return isSame ? (before as T) : now
  })
}
