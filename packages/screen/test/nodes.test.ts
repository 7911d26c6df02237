import { PHASES } from '@oivallus/core'
import { HOSTILE_TEXTS, run, runSeries, type Script, scripts, series } from '@oivallus/testing'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createScreen, listenersOf, PARTS, type ScreenNode, toHtml } from '../src/index.ts'
import { h } from '../src/node.ts'
import { guide, nodesIn, type Seen, screenOf, seenIn, wordsIn } from './seen.ts'

/** What each screen of every script shows, after every step. */
const everyTree = async (): Promise<{ tree: ScreenNode; where: string }[]> => {
  const trees: { tree: ScreenNode; where: string }[] = []
  const screens = new Map<unknown, Seen>()
  const onStep: Parameters<typeof run>[1]['onStep'] = ({ step }, device) => {
    const seen = screens.get(device) ?? screenOf(device)
    screens.set(device, seen)
    trees.push({ tree: seen.tree(), where: `${device.getSnapshot().state.stage} after ${step.place}` })
  }
  const options = { devices: 'each', guide, onStep } as const
  for (const script of Object.values(scripts)) await run(script, options)
  for (const one of Object.values(series)) await runSeries(one, options)
  return trees
}

/** The keys of a node's children that another of them bears too. */
const doubled = ({ children }: ScreenNode): string[] => {
  const keys = children.flatMap((one) => (typeof one === 'string' ? [] : (one.key ?? [])))
  return keys.filter((key, at) => keys.indexOf(key) !== at)
}

const isUnnamed = (node: ScreenNode): boolean =>
  ['button', 'label'].includes(node.element) &&
  String(node.attributes['aria-label'] ?? wordsIn(node)).trim() === ''

describe('the tree', () => {
  let trees: { tree: ScreenNode; where: string }[] = []
  beforeAll(async () => {
    trees = await everyTree()
  })

  it('is drawn at every step of every talk', () => {
    expect(trees.length).toBeGreaterThan(200)
    expect(new Set(trees.map(({ tree }) => tree.attributes['data-stage'])).size).toBeGreaterThan(8)
  })

  it('is wholly JSON', () => {
    for (const { tree, where } of trees) expect(JSON.parse(JSON.stringify(tree)), where).toEqual(tree)
  })

  it('is of published parts, with keys that are unique among siblings, and names for all', () => {
    const wrong = trees.flatMap(({ tree, where }) =>
      nodesIn(tree).flatMap((node) => [
        ...(node.part && !PARTS.includes(node.part) ? [`${where}: no part is called ${node.part}`] : []),
        ...doubled(node).map((key) => `${where}: two are called ${key}`),
        ...(isUnnamed(node) ? [`${where}: a ${node.element} without a name`] : []),
      ]),
    )
    expect(wrong).toEqual([])
  })

  it('begins with the heading of the page, and skips no level', () => {
    const wrong = trees.filter(({ tree }) => {
      const levels = nodesIn(tree).flatMap(({ element }) =>
        /^h[1-6]$/.test(element) ? [Number(element[1])] : [],
      )
      return levels[0] !== 2 || levels.some((level, at) => level - (levels[at - 1] ?? 2) > 1)
    })
    expect(wrong.map(({ where }) => where)).toEqual([])
  })

  it('is the same object until something changes', async () => {
    const seen = await seenIn('reality')
    expect(seen.screen.getSnapshot()).toBe(seen.screen.getSnapshot())
    expect(seen.screen.getServerSnapshot()).toBe(seen.screen.getServerSnapshot())
  })

  it('holds on to nothing while it is not shown, and is up to date whenever it is looked at', async () => {
    const seen = await seenIn('reality')
    seen.hide()
    const before = seen.screen.getSnapshot()
    seen.conversation.send({ type: 'noted.question', text: 'How was Monday?' })
    expect(seen.screen.getSnapshot()).not.toBe(before)
    expect(seen.says('How was Monday?')).toBe(true)
    expect(seen.screen.getSnapshot()).toBe(seen.screen.getSnapshot())
  })

  it('is the same on a server, which knows nothing of what was typed', async () => {
    const typed = new Map<string, string>()
    const store = {
      getItem: (key: string) => typed.get(key) ?? null,
      setItem: (key: string, value: string) => void typed.set(key, value),
      removeItem: (key: string) => void typed.delete(key),
    }
    const first = await seenIn('reality', { typed: store })
    first.type('Half a thought')
    const again = screenOf(first.conversation, { typed: store })
    expect(again.typed()).toBe('Half a thought')
    const server = createScreen(first.conversation)
    expect(toHtml(again.screen.getServerSnapshot().tree)).toBe(toHtml(server.getSnapshot().tree))
  })

  it.each(PHASES.filter((phase) => phase !== 'closing'))(
    'keeps the identity of all but the field while one types, in %s',
    async (phase) => {
      const seen = await seenIn(phase)
      seen.type('a')
      const before = seen.tree()
      seen.type('ab')
      const changed = (one: ScreenNode | string, other: ScreenNode | string | undefined): string[] => {
        if (one === other || typeof one === 'string') return one === other ? [] : ['text']
        if (one.part === 'composer') return []
        const known = typeof other === 'object' ? other.children : []
        // What has changed within is itself a new node; so is what came anew.
        const within = one.children.flatMap((child, at) => changed(child, known[at]))
        return one.part === 'conversation' || one.part === 'phase'
          ? within
          : [one.part ?? one.element, ...within]
      }
      expect(changed(seen.tree(), before)).toEqual([])
    },
  )

  it('keeps the nodes of the lines that stood when one more is noted', async () => {
    const seen = await seenIn('reality')
    for (const text of ['One', 'Two']) {
      seen.type(text)
      seen.enter()
    }
    const before = seen.parts('line')
    seen.type('Three')
    seen.enter()
    const after = seen.parts('line')
    expect(after).toHaveLength(before.length + 1)
    for (const [at, node] of before.entries()) expect(after[at]).toBe(node)
  })

  it('says in which language it is, and changes it', async () => {
    const seen = await seenIn('reality')
    expect(seen.tree().attributes.lang).toBe('en')
    seen.type('Half a thought')
    seen.conversation.setLanguage('fi')
    expect(seen.tree().attributes.lang).toBe('fi')
    expect(seen.screen.getSnapshot().language).toBe('fi')
    expect(seen.says(seen.texts.stages.reality)).toBe(true)
    expect(seen.typed()).toBe('Half a thought')
  })

  it('is drawn of one question at a time', async () => {
    for (const phase of PHASES) {
      const seen = await seenIn(phase)
      expect(seen.parts('question').length, phase).toBeLessThanOrEqual(1)
    }
  })
})

/** A script in which everything that anybody says is one of the hostile texts, each in its turn. */
const saying = (script: Script, first: number): Script => {
  let at = first
  const next = () => HOSTILE_TEXTS[at++ % HOSTILE_TEXTS.length] as string
  return {
    ...script,
    topic: { ...script.topic, text: next(), why: next(), serves: { text: next() } },
    people: script.people.map((one) => ({ ...one, name: next().slice(0, 150).trim() })),
    steps: script.steps.map((step) => ({
      ...step,
      event: { ...step.event, ...('text' in step.event && { text: next() }) } as typeof step.event,
    })),
  }
}

type Parsed = DefaultTreeAdapterTypes.ChildNode

const parsedNodes = (nodes: readonly Parsed[]): Parsed[] =>
  nodes.flatMap((node) => [node, ...('childNodes' in node ? parsedNodes(node.childNodes) : [])])

/** The words of a node and of all within it, in their order. */
const saidIn = ({ children }: ScreenNode): string =>
  children.map((one) => (typeof one === 'string' ? one : saidIn(one))).join('')

/** As a browser reads it. */
const read = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\0/g, '')

describe('as HTML', () => {
  it.each([0, 6, 12, 18])(
    'hostile text stays text, in every phase and in the notes: from text %i on',
    async (first) => {
      let stage = ''
      await run(saying(scripts.kotihoito, first), {
        devices: 'one',
        guide,
        onStep: (_, device) => {
          const { state } = device.getSnapshot()
          if (state.stage === stage && stage !== 'held') return
          stage = state.stage
          const { tree } = screenOf(device)
          const drawn = nodesIn(tree())
          const parsed = parsedNodes(parseFragment(toHtml(tree())).childNodes)
          const elements = parsed.flatMap((node) => ('tagName' in node ? [node] : []))
          // What was drawn, and nothing else; no handler is ever markup.
          expect(elements.map(({ tagName }) => tagName)).toEqual(drawn.map(({ element }) => element))
          for (const { attrs } of elements) for (const { name } of attrs) expect(name).not.toMatch(/^on/)
          const words = parsed.map((node) => ('value' in node ? node.value : '')).join('')
          expect(words).toBe(read(saidIn(tree())))
        },
      })
      expect(stage).toBe('held')
    },
  )

  it('writes attributes and values where a page has them', () => {
    expect(toHtml(h('textarea', { rows: 2, value: 'a < "b"' }))).toBe(
      '<textarea rows="2">\na &lt; &quot;b&quot;</textarea>',
    )
    expect(toHtml(h('textarea', { rows: 2 }))).toBe('<textarea rows="2"></textarea>')
    expect(toHtml(h('input', { type: 'text', value: '"' }))).toBe('<input type="text" value="&quot;">')
    expect(toHtml(h('select', { value: 'a' }, h('option', { selected: true }, 'a')))).toBe(
      '<select><option selected>a</option></select>',
    )
    expect(toHtml(h('p', { part: 'question', 'aria-busy': false, hidden: false }, 'x', null, ['y']))).toBe(
      '<p data-part="question" part="question" aria-busy="false">xy</p>',
    )
    expect(toHtml(h('br', null))).toBe('<br>')
  })

  it('needs no document: the page of a server is what the browser would draw', async () => {
    const html = toHtml((await seenIn('reality')).screen.getServerSnapshot().tree)
    const texts = parsedNodes(parseFragment(html).childNodes).map((node) =>
      'value' in node ? node.value : '',
    )
    expect(texts).toContain(guide.texts.en?.stages.reality)
  })
})

/** A DOM event, as much of one as is looked at. */
const happened = (given: Record<string, unknown> = {}) => ({
  target: {},
  preventDefault: vi.fn(),
  stopPropagation: vi.fn(),
  ...given,
})

describe('what a node listens to', () => {
  const intents = {
    click: { do: 'turnBack' },
    input: { do: 'type', field: 'composer' },
    change: { do: 'kind' },
    submit: { do: 'note' },
    enter: { do: 'note' },
    escape: { do: 'turnBack' },
  } as const

  it('is nothing for most', () => {
    expect(listenersOf({}, () => {})).toEqual({})
    expect(Object.keys(listenersOf({ on: { click: intents.click } }, () => {}))).toEqual(['click'])
  })

  it('hands on what stands in the field', () => {
    const handle = vi.fn()
    const { click, input, change } = listenersOf({ on: intents }, handle)
    click?.(happened())
    input?.(happened({ target: { value: 'typed' } }))
    change?.(happened({ target: { value: 'success' } }))
    input?.(happened({ target: null }))
    expect(handle.mock.calls).toEqual([
      [intents.click],
      [intents.input, 'typed'],
      [intents.change, 'success'],
      [intents.input, ''],
    ])
  })

  it('submits no page', () => {
    const event = happened()
    listenersOf({ on: { submit: intents.submit } }, () => {}).submit?.(event)
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it('takes a press on the button that sends, since no more may come of it, unless a field is not filled in well', () => {
    const handle = vi.fn()
    const { click } = listenersOf({ on: { submit: intents.submit } }, handle)
    const pressed = (isValid: boolean) => {
      const button = { form: { reportValidity: () => isValid } }
      return happened({
        target: { closest: (selector: string) => (selector === '[type="submit"]' ? button : null) },
      })
    }
    for (const event of [pressed(true), pressed(false)]) {
      click?.(event)
      expect(event.preventDefault).toHaveBeenCalledOnce()
    }
    click?.(happened({ target: { closest: () => null } }))
    expect(handle.mock.calls).toEqual([[intents.submit]])
  })

  it.each([
    ['Enter', { key: 'Enter' }, 'note'],
    ['Shift and Enter, which begins a line', { key: 'Enter', shiftKey: true }, undefined],
    ['Enter that ends a word being composed', { key: 'Enter', isComposing: true }, undefined],
    ['the same, as older browsers tell it', { key: 'Enter', keyCode: 229 }, undefined],
    ['Esc', { key: 'Escape' }, 'turnBack'],
    ['Esc that ends a word being composed', { key: 'Escape', isComposing: true }, undefined],
    ['a letter', { key: 'e' }, undefined],
  ])('of keys: %s', (_, given, does) => {
    const handle = vi.fn()
    const event = happened(given)
    listenersOf({ on: { enter: intents.enter, escape: intents.escape } }, handle).keydown?.(event)
    expect(handle.mock.calls.map(([intent]) => intent.do)).toEqual(does ? [does] : [])
    // The innermost thing that is open is closed, and only that.
    expect(event.preventDefault).toHaveBeenCalledTimes(does ? 1 : 0)
    expect(event.stopPropagation).toHaveBeenCalledTimes(does ? 1 : 0)
  })

  it('of Enter or of Esc alone leaves the other to the page', () => {
    const handle = vi.fn()
    listenersOf({ on: { escape: intents.escape } }, handle).keydown?.(happened({ key: 'Enter' }))
    listenersOf({ on: { enter: intents.enter } }, handle).keydown?.(happened({ key: 'Escape' }))
    expect(handle).not.toHaveBeenCalled()
  })
})
