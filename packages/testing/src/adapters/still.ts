import type { Conversation } from '@oivallus/core'
import { createScreen, type Intent, type Screen, type ScreenNode, toHtml, withFiles } from '@oivallus/screen'
import { type Hand, openBy } from './opened.ts'
import type { Setting } from './setting.ts'

const nodesIn = (node: ScreenNode): ScreenNode[] => [
  node,
  ...node.children.flatMap((one) => (typeof one === 'string' ? [] : nodesIn(one))),
]

const wordsIn = (node: ScreenNode | string): string =>
  typeof node === 'string' ? node : node.children.map(wordsIn).join('')

/** A hand at a screen that is on no page: it does what the nodes that are there ask for. */
const handAt = (screen: Screen): Hand => {
  const does = (
    what: string,
    event: 'click' | 'input',
    is: (node: ScreenNode) => boolean,
    value?: string,
  ) => {
    const intent: Intent | undefined = nodesIn(screen.getSnapshot().tree).find(
      (node) => node.on?.[event] && is(node),
    )?.on?.[event]
    if (!intent) throw new Error(`There is no ${what} on the screen.`)
    screen.handle(intent, value)
  }
  return {
    openField: () => does('closed field', 'click', ({ attributes }) => attributes['data-field'] === 'closed'),
    insert: (text) => does('open field', 'input', ({ element }) => element === 'textarea', text),
    next: () => {
      const foot = nodesIn(screen.getSnapshot().tree).find(
        ({ attributes }) => attributes['data-row'] === 'next',
      )
      does('way on', 'click', (node) => foot !== undefined && nodesIn(foot).includes(node))
    },
    press: (name) =>
      does(`button “${name}”`, 'click', (one) => (one.attributes['aria-label'] ?? wordsIn(one)) === name),
  }
}

/**
 * A conversation as HTML alone, by the screen itself, with what is asked to be open on it: what adapters are compared with. Its
 * screen has files and a calendar, as an adapter's has by default.
 */
export const stillOf = async (
  conversation: Conversation,
  { opened, language }: Pick<Setting, 'opened' | 'language'>,
): Promise<string> => {
  const screen = createScreen(conversation, withFiles({}))
  if (opened) await openBy(handAt(screen), opened, language)
  return toHtml(screen.getSnapshot().tree)
}
