import type { Conversation, GuideTexts, SentEvent, State } from '@oivallus/core'
import { type Actor, actInWords } from '@oivallus/testing'

/** An act in the words of the guide, with what was said; and who did it, where it is told who. */
export const describeAct = (event: SentEvent, state: State, texts: GuideTexts, as?: Actor): string => {
  const { who, what, words } = actInWords(as ?? '', event, state, texts)
  const said = event.type === 'joined' ? event.name : words
  return [...(as === undefined ? [] : [who]), what, said].filter(Boolean).join(': ')
}

/** The last act that was done here, in the words of the guide: what would be taken back. */
export const lastActHere = (conversation: Conversation, texts: GuideTexts): string => {
  const { viewer } = conversation
  const last = conversation
    .entries()
    .findLast(({ by }) =>
      'screen' in viewer
        ? 'screen' in by && by.screen === viewer.screen
        : 'participant' in by && 'participant' in viewer && by.participant === viewer.participant,
    )
  return last ? describeAct(last.event as SentEvent, conversation.getSnapshot().state, texts) : ''
}
