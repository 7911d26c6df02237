import type { Conversation, Guide, GuideTexts, Platform, View } from '@oivallus/core'
import { type Moment, momentNow, passedOn } from '@oivallus/screen'
import { lastActHere } from './acts.ts'
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
  /** The field of a page that is answered by presses was opened by a letter. */
  writes: boolean
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
    writes: false,
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

/** The moment one is in. */
export const momentOf = ({ at, choosesAgain, texts }: Sitting, view: View): Moment | undefined =>
  momentNow({ at, again: choosesAgain }, view, texts)

/** Goes on to where one is after an act. */
export const passOn = (sitting: Sitting, before: Moment | undefined, key: string): void => {
  const { at, conversation, texts } = sitting
  sitting.choosesAgain = false
  sitting.at = passedOn({ at, again: false }, before, key, conversation.view(), texts)
}

export const menusOf = (sitting: Sitting, view = sitting.conversation.view()): Menus => ({
  view,
  moment: momentOf(sitting, view),
  texts: sitting.texts,
  words: sitting.words,
  lastAct: lastActHere(sitting.conversation, sitting.texts),
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
