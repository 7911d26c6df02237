import type { Intent } from './intent.ts'

/**
 * The published names of the places on the screen. The same word is the `data-part`, the CSS `::part`, the slot, and the key by
 * which a host replaces what stands there.
 */
export const PARTS = [
  'conversation',
  'top',
  'progress',
  'who-sees',
  'notices',
  'phase',
  'heading',
  'question',
  'script',
  'last-time',
  'chosen',
  'lines',
  'line',
  'choices',
  'turns',
  'composer',
  'take-back',
  'parked',
  'came-back',
  'origins',
  'findings',
  'needs',
  'experiment',
  'support',
  'return',
  'sharing',
  'topic',
  'people',
  'preparation',
  'checklist',
  'questions',
  'elsewhere',
  'form',
  'sheet',
  'refusal',
  'nudge',
  'navigation',
  'closing',
  'after',
  'notes',
  'picture',
  'outside',
  'announcements',
] as const
/** The published name of a place on the screen. */
export type ScreenPart = (typeof PARTS)[number]

/** The elements by which one does something: a host may draw every one of a name in its own way. None is the name of a part. */
export const CONTROLS = ['button', 'textarea', 'input', 'select'] as const
/** The name of a control. */
export type Control = (typeof CONTROLS)[number]

/** Which control a node is; undefined for anything else. */
export const controlOf = ({ element }: Pick<ScreenNode, 'element'>): Control | undefined =>
  CONTROLS.find((one) => one === element)

/** What a node listens to. `enter` is Enter without Shift, and not while a word is being composed; `escape` is Esc. */
export type NodeEvent = 'click' | 'input' | 'change' | 'submit' | 'enter' | 'escape'

/** A part of the screen: plain JSON, which an adapter turns into an element of its framework and decides nothing about. */
export interface ScreenNode {
  /** The name of the HTML or SVG element. */
  element: string
  part?: ScreenPart
  /** Unique among its siblings, where these come and go. */
  key?: string
  /** By their HTML names. `true` is an attribute without a value. */
  attributes: Readonly<Record<string, string | number | true>>
  /** What to hand to `screen.handle` when something happens here. */
  on?: Readonly<Partial<Record<NodeEvent, Intent>>>
  children: readonly (ScreenNode | string)[]
}

type Child = ScreenNode | string | false | null | undefined | readonly Child[]

interface Given {
  part?: ScreenPart
  key?: string
  on?: ScreenNode['on'] | undefined
  [attribute: string]: unknown
}

const flat = (children: readonly Child[]): (ScreenNode | string)[] =>
  children.flatMap((one) =>
    Array.isArray(one) ? flat(one) : one || one === '' ? [one as ScreenNode | string] : [],
  )

/** A node. Attributes that are undefined, null or false are left out; of `aria-*` a boolean is written out. */
export const h = (element: string, given: Given | null, ...children: Child[]): ScreenNode => {
  const { part, key, on, ...rest } = given ?? {}
  const attributes: Record<string, string | number | true> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (name.startsWith('aria-') && typeof value === 'boolean') attributes[name] = String(value)
    else if (value !== undefined && value !== null && value !== false)
      attributes[name] = value as string | number | true
  }
  return {
    element,
    ...(part && { part }),
    ...(key !== undefined && { key }),
    attributes,
    ...(on && { on }),
    children: flat(children),
  }
}

/**
 * A key for each child, for frameworks that tell siblings apart by their place: a child without one of its own is called by what it
 * is, so that it stays itself when another kind of sibling comes or goes.
 */
export const keysOf = ({ children }: Pick<ScreenNode, 'children'>): (string | undefined)[] => {
  const counts: Record<string, number> = {}
  return children.map((one) => {
    if (typeof one === 'string' || one.key !== undefined) return (one as ScreenNode).key
    const kind = `${one.element}/${one.part ?? ''}`
    const count = counts[kind] ?? 0
    counts[kind] = count + 1
    return `${kind}/${count}`
  })
}
