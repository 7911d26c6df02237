import { describe, expect, it } from 'vitest'
import { findApi } from '../../src/scorm/finding.ts'

const BOTH = ['2004', '1.2'] as const
const API = { LMSInitialize: () => 'true' }
const API_1484_11 = { Initialize: () => 'true' }

/** A window among others: its own parent, as the topmost is, unless given. */
const windowWith = (holds: object, around: { parent?: object; opener?: object } = {}): Window => {
  const made = { opener: null, ...holds, ...around }
  return ('parent' in made ? made : Object.assign(made, { parent: made })) as unknown as Window
}

/** A window of another origin: its parent is known, and nothing of what it holds. */
const wall = (parent: object): Window =>
  new Proxy({} as Window, {
    get: (_, name) => {
      if (name === 'parent') return parent
      throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError')
    },
  })

describe('the API of the LMS', () => {
  it('is found in the window itself, around it, and around that', () => {
    const top = windowWith({ API })
    for (const from of [
      top,
      windowWith({}, { parent: top }),
      windowWith({}, { parent: windowWith({}, { parent: top }) }),
    ])
      expect(findApi(from, BOTH)).toEqual({ api: API, version: '1.2' })
  })

  it('is found in the window that opened this one, or those around that, after those around this one', () => {
    const frameset = windowWith({ API_1484_11 })
    const popup = windowWith({}, { opener: windowWith({}, { parent: frameset }) })
    expect(findApi(popup, BOTH)).toEqual({ api: API_1484_11, version: '2004' })
    expect(findApi(windowWith({}, { parent: popup }), BOTH)).toEqual({ api: API_1484_11, version: '2004' })
    expect(findApi(windowWith({ API }, { opener: frameset }), BOTH)).toEqual({ api: API, version: '1.2' })
  })

  it('is the nearest, and of two in one window the preferred', () => {
    const top = windowWith({ API, API_1484_11 })
    expect(findApi(top, BOTH)?.version).toBe('2004')
    expect(findApi(top, ['1.2'])?.version).toBe('1.2')
    expect(findApi(windowWith({ API }, { parent: top }), BOTH)?.version).toBe('1.2')
  })

  it('is none where there is none, where something else has its name, and behind a wall', () => {
    expect(findApi(windowWith({}), BOTH)).toBeUndefined()
    expect(findApi(windowWith({ API: { localName: 'p' }, API_1484_11: null }), BOTH)).toBeUndefined()
    expect(findApi(windowWith({}, { parent: wall(windowWith({ API })) }), BOTH)).toBeUndefined()
    expect(findApi(windowWith({}, { opener: wall(windowWith({ API })) }), BOTH)).toBeUndefined()
  })

  it('is looked for before a wall, and in what opened the last window before it', () => {
    const behind = wall(windowWith({}))
    expect(findApi(windowWith({}, { parent: windowWith({ API }, { parent: behind }) }), BOTH)?.api).toBe(API)
    expect(findApi(windowWith({}, { parent: behind, opener: windowWith({ API }) }), BOTH)?.api).toBe(API)
  })

  it('is given up on where windows have no end', () => {
    const endless = (): Window =>
      ({
        opener: null,
        get parent() {
          return endless()
        },
      }) as unknown as Window
    expect(findApi(endless(), BOTH)).toBeUndefined()
  })
})
