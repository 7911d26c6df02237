import { type Action, type Decided, filled as filledText, type Sender, type SentEvent } from '@oivallus/core'
import { linesOn, sectionOf } from '@oivallus/screen'
import { lastActHere } from './acts.ts'
import { fill } from './fill.ts'
import { commandFor, keyOf, nameOfPhase } from './menu.ts'
import { pageOf } from './page.ts'
import { handOnTheArm } from './refused.ts'
import { fillingOf, momentOf, passOn, type Sitting, say, tell } from './sitting.ts'

/** Does an action: asks for what it lacks, sends it, and goes on to the question that waits. */
export const perform = async (sitting: Sitting, action: Action, given: string): Promise<void> => {
  const { conversation, terminal, drawing } = sitting
  const view = conversation.view()
  const before = momentOf(sitting, view)
  if (terminal.drawn && action.missing.length > 0 && !given)
    terminal.show({ ...pageOf(view, before, drawing), choices: [], notice: [] })
  const filled = await fill(action, given, fillingOf(sitting))
  if (!filled.event) {
    sitting.field = filled.words
    return
  }
  // Words that have no place in it stay in the field.
  sitting.field = action.missing.every((field) => field === 'level') ? given : ''
  const { moves } = conversation.getSnapshot().state
  // Once it is taken back, its words are gone.
  const lastAct = action.key === 'takeBack' ? lastActHere(conversation, sitting.texts) : undefined
  if (!(await send(sitting, filled.event, action.as))) return
  if (filled.event.type.startsWith('go.') && conversation.getSnapshot().state.moves === moves)
    await goOn(sitting, filled.event)
  if (lastAct !== undefined) tell(sitting, filledText(sitting.texts.screen.takenBack, { what: lastAct }))
  else if (isUnseen(action, terminal.drawn)) tell(sitting, action.label)
  passOn(sitting, before, action.key)
}

/** "One more thing" has been answered: now one goes where one was going. */
const goOn = async (sitting: Sitting, move: SentEvent): Promise<void> => {
  if (sitting.conversation.explain(move) === null) await send(sitting, move)
}

/** A press of which nothing has been said: a turn; in a pipe, any press that stays on the page. */
const isUnseen = ({ event, missing }: Action, drawn: boolean): boolean =>
  missing.length === 0 && (drawn ? UNDRAWN.includes(event.type) : !MOVES.test(event.type))

const UNDRAWN = ['turn.taken', 'everyone.spoken', 'agreement.withdrawn']

const MOVES = /^(go\..*|closed|paused|resumed|ended|need\.forwarded|learning\.shared)$/

/** Sends an act. A refusal is answered with its offers, and the words stay in the field until they are sent or let go. */
export const send = async (sitting: Sitting, event: SentEvent, as?: Partial<Sender>): Promise<boolean> => {
  const { conversation, terminal, drawing } = sitting
  const sent = conversation.send(event, as)
  if (sent.accepted) {
    accepted(sitting, sent.entry)
    return true
  }
  const { refusal } = sent
  const view = conversation.view()
  const page = pageOf(view, momentOf(sitting, view), drawing)
  sitting.field = waitingWords(sitting, event, refusal.kept)
  const offer = await handOnTheArm(refusal, view, { terminal, drawing, page })
  if (!offer) return false
  const filled = await fill(offer.open, offer.line, fillingOf(sitting))
  if (!filled.event) {
    sitting.field = filled.words || sitting.field
    return false
  }
  const isSent = await send(sitting, filled.event, refusal.as)
  if (isSent && refusal.kept !== undefined) sitting.field = ''
  return isSent
}

/** Refused words wait in the field. What another field would file as something else waits with its command before it. */
const waitingWords = (sitting: Sitting, event: SentEvent, kept: string | undefined): string => {
  if (kept === undefined) return sitting.field
  const key = keyOf(event)
  const { field } = momentOf(sitting, sitting.conversation.view()) ?? {}
  return key === undefined || field?.key === key ? kept : `/${commandFor(key, sitting.words)} ${kept}`
}

/** Says what became of an act, where the page does not show it by itself. */
const accepted = (sitting: Sitting, entry: Decided | undefined): void => {
  const { conversation, texts, words } = sitting
  for (const trouble of sitting.onAct()) say(sitting, trouble)
  if (!entry) return
  const { id, event, resolved } = entry
  const { page } = conversation.getSnapshot().state
  const filed = resolved?.filed
  if (event.type === 'parked') {
    const until = resolved?.until ?? 'next'
    tell(
      sitting,
      until === 'next'
        ? texts.screen.keptForNext
        : filledText(texts.screen.kept, { phase: nameOfPhase(until, texts) }),
    )
  } else if (event.type === 'need.forwarded' || event.type === 'learning.shared') {
    const needs = sectionOf(conversation.view(), 'needs')?.needs ?? []
    const leaves = needs.find((need) => need.id === event.of)?.leaves
    tell(sitting, [...(leaves ? [leaves] : []), words.sendsNothing].join('. '))
  } else if (filed && !page.includes(filed))
    tell(sitting, filledText(texts.screen.filed, { phase: nameOfPhase(filed, texts) }))
  else if (event.type.startsWith('noted.') && 'text' in event && !isSeen(sitting, id))
    tell(sitting, texts.screen.noted)
}

/** Where the page is drawn anew, what stands on it need not be told. */
const isSeen = ({ terminal, conversation }: Sitting, id: string): boolean =>
  terminal.drawn && linesOn(conversation.view()).some((line) => line.id === id)
