/**
 * The next value with every part that is equal to the last one's replaced by it, so that unchanged parts keep their identity.
 * Both are plain JSON.
 */
export const share = <T>(last: unknown, next: T): T => {
  if (Object.is(last, next) || typeof last !== 'object' || typeof next !== 'object' || !last || !next)
    return next
  if (Array.isArray(last) !== Array.isArray(next)) return next
  // What is frozen belongs to the state, which has an identity of its own.
  if (Object.isFrozen(next)) return next
  const before = last as Record<string, unknown>
  const after = next as Record<string, unknown>
  const keys = Object.keys(after)
  let same = keys.length === Object.keys(before).length
  for (const key of keys) {
    after[key] = share(before[key], after[key])
    same &&= Object.is(after[key], before[key]) && Object.hasOwn(before, key)
  }
  return same ? (last as T) : next
}
