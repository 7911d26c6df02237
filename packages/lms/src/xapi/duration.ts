/**
 * A duration in ISO 8601, e.g. `PT754.32S`: seconds with at most two decimals, as finer ones count as equal in xAPI (1.0.3, part two,
 * 4.6).
 *
 * @param milliseconds Not negative.
 */
export const durationOf = (milliseconds: number): string => `PT${Math.round(milliseconds / 10) / 100}S`
