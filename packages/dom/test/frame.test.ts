import { describe, expect, it } from 'vitest'
import { checkGiven, checkLanguage } from '../src/frame/given.ts'
import { originAt } from '../src/frame/origins.ts'
import { greeting, heardFromFrame, heardFromHost, heardGreeting, VERSION } from '../src/frame/protocol.ts'
import { tellingVersions } from '../src/frame/trouble.ts'

/* What a host and a frame take of each other, and what they pass over. */

/** No message of anybody’s. */
const NOTHINGS = [undefined, null, '', 'hello', 1, true, [], {}, ['hello'], { type: 'other' }, { type: 1 }]

describe('a greeting between windows', () => {
  it('is heard as it was said', () => {
    for (const said of [{ type: 'who' }, { type: 'init' }, { type: 'hello', proof: 'abc' }] as const)
      expect(heardGreeting(greeting(said))).toEqual({ version: VERSION, said })
  })

  it.each([
    ...NOTHINGS,
    { type: 'who' },
    { type: 'hello', proof: 'abc', version: VERSION },
    { ...greeting({ type: 'who' }), protocol: 'another' },
    { ...greeting({ type: 'who' }), version: '1' },
    { ...greeting({ type: 'who' }), type: 'other' },
    { ...greeting({ type: 'hello', proof: 'abc' }), proof: 7 },
  ])('is passed over when it is of another shape: %j', (data) => {
    expect(heardGreeting(data)).toBeUndefined()
  })

  it('of another version says which, and nothing else of it counts', () => {
    expect(heardGreeting({ ...greeting({ type: 'hello', proof: 'abc' }), version: 2 })).toEqual({
      version: 2,
    })
    expect(heardGreeting({ ...greeting({ type: 'who' }), version: 2, type: 'unheard of' })).toEqual({
      version: 2,
    })
  })

  it('of another version is told once for each, in words for whoever looks after the page', () => {
    const told: string[] = []
    const isNew = tellingVersions(({ message }) => told.push(message), 'host')
    expect([2, 2, 3].map(isNew)).toEqual([true, false, true])
    expect(told).toEqual([
      'The host speaks version 2 of the frame’s protocol, and this side version 1. Take the same version of @oivallus/dom on both sides.',
      expect.stringContaining('version 3'),
    ])
  })
})

describe('what a frame says through its port', () => {
  const state = { phase: 'reality', held: false, returned: true, token: 'oivallus1.abc' } as const

  it('is heard, and nothing besides', () => {
    expect(heardFromFrame({ type: 'ready', words: 'No' })).toEqual({ type: 'ready' })
    expect(heardFromFrame({ type: 'proof', proof: 'abc' })).toEqual({ type: 'proof', proof: 'abc' })
    expect(heardFromFrame({ type: 'resize', height: 0 })).toEqual({ type: 'resize', height: 0 })
    expect(heardFromFrame({ type: 'state', state: { ...state, words: 'No' } })).toEqual({
      type: 'state',
      state,
    })
  })

  it.each([
    ...NOTHINGS,
    { type: 'proof' },
    { type: 'state' },
    { type: 'state', ...state },
    { type: 'state', state: { ...state, phase: 'constructor' } },
    { type: 'state', state: { ...state, phase: 3 } },
    { type: 'state', state: { ...state, held: 'yes' } },
    { type: 'state', state: { ...state, returned: 1 } },
    { type: 'state', state: { ...state, token: '' } },
    { type: 'state', state: { ...state, token: { of: 'talk' } } },
  ])('is passed over when it is of another shape: %j', (data) => {
    expect(heardFromFrame(data)).toBeUndefined()
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '100', null])('is no height: %s', (height) => {
    expect(heardFromFrame({ type: 'resize', height })).toBeUndefined()
  })
})

describe('what a host says through the port', () => {
  it('is heard, and nothing besides', () => {
    expect(heardFromHost({ type: 'language', language: 'fi', more: 1 })).toEqual({
      type: 'language',
      language: 'fi',
    })
    expect(heardFromHost({ type: 'given', given: {}, resize: true })).toEqual({
      type: 'given',
      given: {},
      resize: true,
    })
  })

  it.each([...NOTHINGS, { type: 'language' }, { type: 'language', language: ['fi'] }])(
    'is passed over when it is of another shape: %j',
    (data) => {
      expect(heardFromHost(data)).toBeUndefined()
    },
  )
})

describe('what a host gives', () => {
  it('may be nothing, a language, a token, and settings in plain JSON', () => {
    expect(checkGiven({})).toEqual({})
    const given = {
      language: 'fi',
      token: 'oivallus1.abc',
      settings: { opening: { asked: ['anna', 'ville'], lead: 'anna', notice: null }, days: 7, is: true },
    }
    expect(checkGiven(given)).toEqual(given)
    expect(checkGiven({ language: undefined, settings: { none: undefined } })).toEqual({
      settings: { none: undefined },
    })
  })

  const circle: unknown[] = []
  circle.push(circle)

  it.each([
    [7, 'given', 'given: found 7'],
    [[], 'given', 'given: found a list'],
    [null, 'given', 'given: found null'],
    [{ tokens: 'x' }, 'tokens', 'tokens: found "x", expected nothing but language, token, settings'],
    [{ language: 'fi;' }, 'language', 'language: found "fi;"'],
    [{ language: 5 }, 'language', 'language: found 5'],
    [{ token: '' }, 'token', 'token: found ""'],
    [{ token: {} }, 'token', 'token: found an object'],
    [{ settings: 'x' }, 'settings', 'settings: found "x"'],
    [{ settings: { asked: ['a', () => 'b'] } }, 'settings.asked[1]', 'settings.asked[1]: found a function'],
    [{ settings: { from: new Date(0) } }, 'settings.from', 'settings.from: found an object'],
    [{ settings: { days: Number.NaN } }, 'settings.days', 'settings.days: found NaN, expected plain JSON'],
    [{ settings: { many: 1n } }, 'settings.many', 'settings.many: found 1'],
    [{ settings: { circle } }, expect.stringMatching(/^settings\.circle(\[0\])+$/), 'nothing inside itself'],
  ])('is refused otherwise, by name: %#', (given, path, message) => {
    expect(() => checkGiven(given)).toThrow(
      expect.objectContaining({
        reason: 'malformed-options',
        path,
        message: expect.stringContaining(message),
      }),
    )
  })

  it('names a language as an attribute does', () => {
    expect(['fi', 'sv-FI', 'easy-fi'].map(checkLanguage)).toEqual(['fi', 'sv-FI', 'easy-fi'])
  })
})

describe('an origin', () => {
  it.each(['https://portal.example', 'http://127.0.0.1:8080', 'https://portal.example:8443'])(
    'is one as browsers write it: %s',
    (origin) => {
      expect(originAt(origin, 'origin')).toBe(origin)
    },
  )

  it.each([
    '*',
    'null',
    '',
    'portal.example',
    'https://portal.example/',
    'https://portal.example/talks',
    'https://PORTAL.example',
    'https://portal.example:443',
    'https://*.example',
    'file://',
    'javascript:alert(1)',
    undefined,
    null,
    ['https://portal.example'],
  ])('is not %j', (given) => {
    expect(() => originAt(given, 'origins[0]')).toThrow(
      expect.objectContaining({
        path: 'origins[0]',
        message: expect.stringMatching(/^origins\[0\]: found .+, expected an origin such as/),
      }),
    )
  })
})
