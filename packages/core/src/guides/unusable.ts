import { OivallusError } from '../errors.ts'

/* How a guide that cannot be used is told: the path, what was found, what was expected, and the rule if one is broken. */

export const unusable = (path: string, message: string, rule?: string): OivallusError =>
  new OivallusError(
    'malformed-guide',
    `This guide cannot be used. ${message}.${rule ? ` Rule: ${rule}.` : ''}`,
    path,
  )

export const bad = (path: string, found: unknown, expected: string, rule?: string): OivallusError =>
  unusable(
    path,
    `${path}: found ${JSON.stringify(found)?.slice(0, 80) ?? 'nothing'}, expected ${expected}`,
    rule,
  )

/** A name that may not be there; with the rule that it breaks, if it breaks one. */
export const surplus = (path: string, found: unknown, expected: string): OivallusError =>
  bad(path, found, expected, ruleOf(path))

/** Nothing in a guide can rate a person. The names of fields and ids are looked at, word by word, never prose. */
export const rates = (name: string): boolean =>
  /(^|[^a-z])(rating|score|grade|apprais)/i.test(name.replace(/([a-z])([A-Z])/g, '$1 $2'))

export const ruleOf = (path: string): string | undefined => {
  if (/(^|\.)origins(\.|$)/.test(path)) return 'no-person-as-cause'
  if (/(^|\.)learnings?(\.|$)/.test(path)) return 'a learning has no owner, due date or status'
  if (/(^|\.)outcomes(\.|$)/.test(path)) return 'no outcome is called failed'
  return rates(path) ? 'nothing can rate a person' : undefined
}
