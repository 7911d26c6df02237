import { builtIn, type Conversation, type GuideTexts, type Phase } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { type Run, run, type Script, scripts } from '@oivallus/testing'
import {
  createScreen,
  type HostEvent,
  handlersOf,
  type Intent,
  type SavedFile,
  type ScreenNode,
  type ScreenOptions,
  type ScreenPart,
} from '../src/index.ts'

export const guide = builtIn({ fi, sv, en })

type Is = (node: ScreenNode) => boolean

/** Every node, from the outermost on. */
export const nodesIn = (node: ScreenNode): ScreenNode[] => [
  node,
  ...node.children.flatMap((one) => (typeof one === 'string' ? [] : nodesIn(one))),
]

/** The words in a node. */
export const wordsIn = (node: ScreenNode | string): string =>
  typeof node === 'string' ? node : node.children.map(wordsIn).join(' ')

/** What a button or a field is called. */
const nameOf = (node: ScreenNode): string => String(node.attributes['aria-label'] ?? wordsIn(node))

/** The path to the first node of which something is true, the outermost first. */
const pathTo = (node: ScreenNode, is: Is): ScreenNode[] | undefined => {
  if (is(node)) return [node]
  for (const child of node.children) {
    const path = typeof child === 'string' ? undefined : pathTo(child, is)
    if (path) return [node, ...path]
  }
  return undefined
}

const isPart =
  (part: ScreenPart): Is =>
  (node) =>
    node.part === part

const isField =
  (field: string): Is =>
  ({ attributes }) =>
    attributes['data-field'] === field

/** The buttons of the foot on the right: the one thing that comes next. */
const isNext: Is = ({ attributes }) => attributes['data-row'] === 'next'

/** A screen, used through what is drawn: only what stands on it can be pressed, and only what is a field typed into. */
export const screenOf = (conversation: Conversation, options: ScreenOptions = {}) => {
  const events: HostEvent[] = []
  const files: SavedFile[] = []
  const screen = createScreen(conversation, {
    ...handlersOf((event) => events.push(event)),
    save: (file) => files.push(file),
    ...options,
  })
  // Shown, as by an adapter.
  const hide = screen.subscribe(() => {})
  const tree = () => screen.getSnapshot().tree
  const find = (is: Is, within = tree()): ScreenNode | undefined => pathTo(within, is)?.at(-1)
  const there = (is: Is, what: string, within?: ScreenNode): ScreenNode => {
    const found = find(is, within)
    if (!found) throw new Error(`There is no ${what} on the screen: ${wordsIn(tree())}`)
    return found
  }
  const isButton =
    (label: string): Is =>
    (node) =>
      node.element === 'button' && nameOf(node) === label

  /** A press: what the button listens to, or the form that it sends. */
  const pressed = (is: Is, what: string, within = tree()) => {
    const path = pathTo(tree(), (node) => nodesIn(within).includes(node) && is(node))
    const button = path?.at(-1)
    if (!path || !button) throw new Error(`There is no ${what} on the screen: ${wordsIn(tree())}`)
    if (button.attributes.disabled) throw new Error(`${what} cannot be pressed`)
    const form = path.findLast(({ element }) => element === 'form')
    const intent = button.attributes.type === 'submit' ? form?.on?.submit : button.on?.click
    if (!intent) throw new Error(`${what} does nothing`)
    screen.handle(intent)
  }

  const field = (id: string) => there(isField(id), `field ${id}`)

  return {
    screen,
    /** Takes it off the page. */
    hide,
    conversation,
    events,
    files,
    tree,
    get texts(): GuideTexts {
      return conversation.texts()
    },
    find,
    /** Whether a button of this name is there. */
    has: (label: string, within?: ScreenNode) => find(isButton(label), within) !== undefined,
    part: (part: ScreenPart): ScreenNode => there(isPart(part), `part ${part}`),
    parts: (part: ScreenPart): ScreenNode[] => nodesIn(tree()).filter(isPart(part)),
    press: (label: string, within?: ScreenNode) => pressed(isButton(label), `button "${label}"`, within),
    pressFirst: (part: ScreenPart) =>
      pressed(({ element }) => element === 'button', `button in ${part}`, there(isPart(part), part)),
    /** Sends the fields of a button that lacked something. */
    submit: () =>
      pressed(
        ({ attributes }) => attributes.type === 'submit',
        'button that sends',
        there(isPart('form'), 'form'),
      ),
    /** Goes on: to the next question, or to the next page. */
    next: () => pressed(({ element }) => element === 'button', 'way on', there(isNext, 'way on')),
    /** A tick in a box. */
    ticks: (label: string) => {
      const row = there((node) => node.element === 'label' && wordsIn(node).includes(label), `box "${label}"`)
      const box = there(({ attributes }) => attributes.type === 'checkbox', 'box', row)
      if (box.on?.change) screen.handle(box.on.change)
    },
    field,
    /** What stands in a field. */
    typed: (id = 'composer') => String(field(id).attributes.value ?? ''),
    type: (text: string, id = 'composer') => {
      if (id === 'composer' && !find(isField(id)))
        pressed(({ attributes }) => attributes['data-field'] === 'closed', 'closed field')
      screen.handle(field(id).on?.input as Intent, text)
    },
    /** Enter in a field. */
    enter: (id = 'composer') => screen.handle(field(id).on?.enter as Intent),
    /** Esc in a part. */
    escape: (part: ScreenPart) => screen.handle(there(isPart(part), part).on?.escape as Intent),
    /** Chooses the kind of what is in the field. */
    kind: (key: string) =>
      screen.handle(
        there(({ element }) => element === 'select', 'choice of kinds').on?.change as Intent,
        key,
      ),
    /** What is said to those who do not see the screen. */
    announced: () => wordsIn(there(isPart('announcements'), 'announcements')),
    /** Where focus goes. */
    focus: () => screen.getSnapshot().focus.on,
    /** What stands where focus goes. */
    named: (on: string) =>
      nameOf(there(({ attributes }) => attributes['data-focus'] === on, `focus on ${on}`)),
    says: (text: string) => wordsIn(tree()).includes(text),
  }
}

export type Seen = ReturnType<typeof screenOf>

/** A script up to a phase: `siobhan` with Tomasz on two own screens, in English; or people around a shared one. */
export const talkIn = async (
  phase: Phase | 'called' | 'held',
  { id = 'service-desk', devices = 'one', language }: Partial<Cast> = {},
): Promise<Run> => {
  const script: Script = scripts[id]
  const until = (_: unknown, device: Conversation) => device.getSnapshot().state.page.includes(phase as Phase)
  return run(script, {
    guide,
    devices,
    ...(language && { language }),
    until:
      phase === 'called'
        ? ({ step }) => step.event.type === 'topic.set'
        : phase === 'held'
          ? () => false
          : until,
  })
}

interface Cast {
  id: keyof typeof scripts
  devices: 'one' | 'each'
  language: string
}

/** The screen of the facilitator of a script that has come to a phase. */
export const seenIn = async (
  phase: Parameters<typeof talkIn>[0],
  given: Partial<Cast> & ScreenOptions = {},
) => {
  const { id, devices, language, ...options } = given
  const cast = { ...(id && { id }), ...(devices && { devices }), ...(language && { language }) }
  const { conversation } = await talkIn(phase, cast)
  return screenOf(conversation, options)
}
