import type { Conversation, Guide, GuideTexts, Platform, View } from '@oivallus/core'
import { type Moment, momentOfKind, momentsOf, moreMoments } from '@oivallus/screen'
import type { Drawing } from './drawing.ts'
import type { Filling } from './fill.ts'
import type { Menus } from './menu.ts'
import { wrapped } from './screen/style.ts'
import type { Terminal } from './screen/terminal.ts'
import type { Words } from './words.ts'

/** What a talk is held with. */
export interface Surroundings {
  conversation: Conversation
  terminal: Terminal
  guide: Guide
  texts: GuideTexts
  words: Words
  platform: Platform
  /** Told after every act that was accepted; answers with what went wrong. */
  onAct(): readonly string[]
}

/** The talk at this terminal, with what is here and nowhere else: where one is on the page, and what stands in the field. */
export interface Sitting extends Surroundings {
  drawing: Drawing
  /** The stage that was shown last. */
  stage: string
  /** The moment one asked for, if any. */
  at: string | undefined
  /** What was answered by a press is answered anew. */
  choosesAgain: boolean
  /** Words that were typed and not sent. */
  field: string
  /** What the next page says besides. */
  notice: string[]
  /** Nudges that were seen in this phase: each is said once. */
  nudged: Set<string>
}

export const createSitting = (surroundings: Surroundings): Sitting => {
  const { texts, terminal } = surroundings
  return {
    ...surroundings,
    drawing: {
      texts,
      style: terminal.style,
      get width() {
        return terminal.width
      },
    },
    stage: '',
    at: undefined,
    choosesAgain: false,
    field: '',
    notice: [],
    nudged: new Set(),
  }
}

/** Says something that was not understood. */
export const say = (sitting: Sitting, text: string): void => {
  const { width, style } = sitting.terminal
  sitting.notice.push(...wrapped(text, width).map(style.warm))
}

/** Says what became of an act. */
export const tell = (sitting: Sitting, text: string): void => {
  const { width, style } = sitting.terminal
  sitting.notice.push(...wrapped(`✓ ${text}`, width).map(style.quiet))
}

/** The moment one is in: the one asked for, or the first that waits. */
export const momentOf = ({ at, choosesAgain, texts }: Sitting, view: View): Moment | undefined => {
  const moments = momentsOf(view, texts)
  const asked = [...moments, ...moreMoments(view, texts)].find(({ id }) => id === at)
  const found = asked ?? moments.find(({ answered }) => !answered) ?? moments.at(-1)
  return found && choosesAgain ? { ...found, answered: false } : found
}

/** What has its answer is left for the next question that waits; a line of another question leads there. */
export const passOn = (sitting: Sitting, before: Moment | undefined, key: string): void => {
  const { conversation, texts } = sitting
  sitting.choosesAgain = false
  const moments = momentsOf(conversation.view(), texts)
  const here = moments.findIndex(({ id }) => id === before?.id)
  const home = momentOfKind(key, moments)
  if (home && moments.indexOf(home) > here) sitting.at = home.id
  const now = moments.find(({ id }) => id === (sitting.at ?? before?.id))
  const isLeft = now ? now.answered && !before?.answered : before?.closed === true
  if (isLeft) sitting.at = (moments.slice(here + 1).find(({ answered }) => !answered) ?? now)?.id
}

export const menusOf = (sitting: Sitting, view = sitting.conversation.view()): Menus => ({
  view,
  moment: momentOf(sitting, view),
  texts: sitting.texts,
  words: sitting.words,
})

export const fillingOf = ({ terminal, words, texts, guide, platform, conversation }: Sitting): Filling => ({
  terminal,
  words,
  texts,
  guide,
  platform,
  days: conversation.view().days,
  state: conversation.getSnapshot().state,
})
