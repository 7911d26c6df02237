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

/** Whether two values are the same, or hold the same. */
export const isShallowEqual = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) =>
      Object.is((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
    )
  )
}
