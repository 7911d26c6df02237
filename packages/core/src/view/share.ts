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
  if (Array.isArray(next)) return shareItems(last as unknown[], next) as T
  const before = last as Record<string, unknown>
  const after = next as Record<string, unknown>
  let same = true
  for (const key in after) {
    const kept = share(before[key], after[key])
    if (!Object.is(kept, after[key])) after[key] = kept
    same &&= Object.is(kept, before[key]) && Object.hasOwn(before, key)
  }
  same &&= Object.keys(before).length === Object.keys(after).length
  return same ? (last as T) : next
}

const shareItems = (before: unknown[], after: unknown[]): unknown[] => {
  let same = before.length === after.length
  for (let at = 0; at < after.length; at++) {
    const kept = share(before[at], after[at])
    if (!Object.is(kept, after[at])) after[at] = kept
    same &&= Object.is(kept, before[at])
  }
  return same ? before : after
}
