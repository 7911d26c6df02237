import { type Json, type Statement, statementsOf, xapiProfile } from '@oivallus/lms/xapi'
import { arbitraryTalk, play } from '@oivallus/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTOR, guide, scriptedLogs } from './talks.ts'

/*
 * The profile is held against the specification of xAPI Profiles 1.0 (part two), and the statements against the profile.
 */

type Node = { [key: string]: Json }

const list = (key: string) => xapiProfile[key] as unknown as Node[]
const [concepts, templates, patterns, versions] = ['concepts', 'templates', 'patterns', 'versions'].map(list)
const all = [...(concepts ?? []), ...(templates ?? []), ...(patterns ?? [])]
const ids = all.map(({ id }) => id)

/** The terms of https://w3id.org/xapi/profiles/context that are used here. */
const TERMS =
  'id type conformsTo prefLabel definition author name versions generatedAtTime concepts inScheme recommendedVerbs inlineSchema templates verb objectActivityType contextGroupingActivityType rules location presence all patterns primary alternates optional sequence zeroOrMore'.split(
    ' ',
  )

const KINDS_OF_PATTERN = ['alternates', 'optional', 'oneOrMore', 'sequence', 'zeroOrMore']

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every property and value in it, language maps aside. */
const walk = (value: unknown, visit: (key: string, value: unknown) => void): void => {
  if (Array.isArray(value)) for (const one of value) walk(one, visit)
  else if (isNode(value))
    for (const [key, inner] of Object.entries(value)) {
      visit(key, inner)
      if (key !== 'prefLabel' && key !== 'definition') walk(inner, visit)
    }
}

describe('the profile', () => {
  it('says what it is, of which version, and who made it', () => {
    expect(xapiProfile).toMatchObject({
      '@context': 'https://w3id.org/xapi/profiles/context',
      id: 'urn:oivallus:xapi',
      type: 'Profile',
      conformsTo: 'https://w3id.org/xapi/profiles#1.0',
      author: { type: 'Organization' },
    })
    expect(versions).toEqual([{ id: 'urn:oivallus:xapi:1', generatedAtTime: expect.stringMatching(/Z$/) }])
  })

  it('has only terms of the context that it names, and no empty value', () => {
    walk(xapiProfile, (key, value) => {
      if (key !== '@context') expect(TERMS).toContain(key)
      const isEmpty = isNode(value) ? Object.keys(value).length === 0 : value === '' || value === null
      expect(isEmpty, key).toBe(false)
    })
  })

  it('describes everything of its version, once', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { inScheme, prefLabel, definition } of all) {
      expect(inScheme).toBe('urn:oivallus:xapi:1')
      expect([prefLabel, definition]).toEqual([{ en: expect.any(String) }, { en: expect.any(String) }])
    }
  })

  it('has patterns of one kind each, which point to what there is and never to themselves', () => {
    const reached = (id: unknown, seen: unknown[] = []): void => {
      expect(ids).toContain(id)
      expect(seen).not.toContain(id)
      const pattern = patterns?.find((one) => one.id === id)
      for (const kind of KINDS_OF_PATTERN)
        for (const next of [pattern?.[kind] ?? []].flat()) reached(next, [...seen, id])
    }
    for (const pattern of patterns ?? []) {
      expect(KINDS_OF_PATTERN.filter((kind) => kind in pattern)).toHaveLength(1)
      reached(pattern.id)
      for (const part of [pattern.alternates ?? []].flat()) {
        const inner = patterns?.find(({ id }) => id === part)
        expect(inner && ('optional' in inner || 'zeroOrMore' in inner)).toBeFalsy()
      }
    }
    expect(patterns?.filter(({ primary }) => primary)).toHaveLength(1)
  })
})

/** The values at a JSONPath of the form that the profile uses. */
const at = (statement: Statement, location: string): unknown[] => {
  const steps = [...location.matchAll(/\.(\w+)|\['([^']+)'\]/g)].map(
    ([, name, quoted]) => name ?? quoted ?? '',
  )
  const value = steps.reduce<unknown>((inner, step) => (isNode(inner) ? inner[step] : undefined), statement)
  return value === undefined ? [] : [value]
}

const templatesOf = ({ verb, object, context }: Statement): Node[] =>
  (templates ?? []).filter(
    (one) =>
      one.verb === verb.id &&
      one.objectActivityType === object.definition?.type &&
      [one.contextGroupingActivityType]
        .flat()
        .every((type) => context.contextActivities.grouping.some((each) => each.definition?.type === type)),
  )

const follows = (statement: Statement, { location, presence, all: allowed }: Node): boolean => {
  const values = at(statement, String(location))
  if (presence === 'excluded') return values.length === 0
  return (
    values.length > 0 &&
    (allowed === undefined || values.every((one) => [allowed].flat().includes(one as Json)))
  )
}

/** A pattern as a regular expression over ids of templates, each closed by a space. */
const expression = (id: Json): string => {
  const { sequence, alternates, zeroOrMore, optional } = patterns?.find((one) => one.id === id) ?? {}
  const each = (parts: Json) => [parts].flat().map((one) => expression(one as Json))
  if (sequence) return each(sequence).join('')
  if (alternates) return `(?:${each(alternates).join('|')})`
  if (zeroOrMore) return `(?:${each(zeroOrMore)})*`
  return optional ? `(?:${each(optional)})?` : `(?:${id} )`
}

const primary = patterns?.find((one) => one.primary)?.id ?? ''

const expectToFollow = (statements: readonly Statement[]) => {
  for (const statement of statements) {
    const { category } = statement.context.contextActivities
    expect(category.map(({ id }) => id)).toEqual(['urn:oivallus:xapi:1'])
    const [template, ...others] = templatesOf(statement)
    expect(others).toEqual([])
    for (const rule of [template?.rules ?? ['none']].flat() as Node[])
      expect(follows(statement, rule), JSON.stringify(rule)).toBe(true)
  }
  const order = statements.map((one) => `${templatesOf(one)[0]?.id} `).join('')
  if (statements.length > 0) expect(order).toMatch(new RegExp(`^${expression(primary)}$`))
}

describe('statements follow the profile that they name', () => {
  it('in every scripted talk', async () => {
    for (const log of Object.values(await scriptedLogs())) expectToFollow(statementsOf(log, { actor: ACTOR }))
  })

  it('and in arbitrary ones', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTalk(), async (talk) => {
        const { log, dispose } = await play(talk, { devices: 'one', guide })
        expectToFollow(statementsOf(log, { actor: ACTOR }))
        dispose()
      }),
      { numRuns: 40 },
    )
  })

  it('which would notice a score', async () => {
    const [log = []] = Object.values(await scriptedLogs())
    const [first] = statementsOf(log, { actor: ACTOR })
    const rated = { ...first, result: { score: { scaled: 1 } } } as unknown as Statement
    expect(() => expectToFollow([rated])).toThrow('$.result.score')
  })
})
