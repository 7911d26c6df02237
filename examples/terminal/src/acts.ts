import {
  type Conversation,
  formatDay,
  type GuideTexts,
  lineOf,
  PHASES,
  type SentEvent,
  type State,
} from '@oivallus/core'
import type { Actor } from '@oivallus/testing'

/** Who acts: a person, those around a screen, or a level of the organisation. */
export const nameOfActor = (as: Actor, state: State, { labels, levels }: GuideTexts): string => {
  if (typeof as !== 'string') return levels[as.level] ?? as.level
  const name = state.participants.find(({ id }) => id === as)?.name
  return typeof name === 'string' ? name : Object.hasOwn(state.screens, as) ? labels.ours : as
}

/** An act in the words of the guide. */
export const describeAct = (event: SentEvent, state: State, texts: GuideTexts): string => {
  const { type } = event
  if (type === 'parked') return `${texts.labels.keepForLater}: ${textIn(event.line)}`
  if (type.startsWith('noted.')) return noted(event, state, texts)
  if (type.startsWith('go.'))
    return `${texts.labels.moveOn}: ${texts.stages[PHASES.find((phase) => type === `go.${phase}`) ?? 'framing']}`
  const said = SAID[type]?.(texts, event) ?? type
  const about = aboutIn(event, state)
  return [said, about].filter(Boolean).join(': ')
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

const textIn = (event: object): string => {
  const found = Object.entries(event).find(
    ([key, value]) =>
      ['text', 'because', 'needFirst', 'name', 'situation'].includes(key) && typeof value === 'string',
  )
  return found ? String(found[1]) : ''
}

const noted = (event: SentEvent, { zone: _ }: State, texts: GuideTexts): string => {
  const label =
    'under' in event && event.under
      ? texts.observations[event.under]
      : 'finding' in event && event.finding
        ? texts.findings[event.finding]
        : 'outcome' in event
          ? texts.outcomes[event.outcome]
          : (texts.kinds[event.type.slice('noted.'.length) as keyof typeof texts.kinds] ?? event.type)
  const day = 'day' in event && event.day ? formatDay(event.day, texts.language) : ''
  return [label, textIn(event) || day].filter(Boolean).join(': ')
}

/** The words of the line that an act is about, or its own. */
const aboutIn = (event: SentEvent, state: State): string => {
  const own = textIn(event)
  if (own) return own
  const ids = 'lines' in event && Array.isArray(event.lines) ? event.lines : 'of' in event ? [event.of] : []
  return ids
    .map((id) => lineOf(state, String(id))?.text)
    .filter((text) => typeof text === 'string')
    .join(' · ')
}

/** What each act is called; those that are missing say their own type. */
const SAID: Partial<Record<SentEvent['type'], (texts: GuideTexts, event: SentEvent) => string>> = {
  'topic.set': ({ notes }) => notes.topic,
  joined: ({ notes }) => notes.participants,
  started: ({ labels, forms }, event) =>
    event.type === 'started' ? `${labels.start} · ${forms[event.form]}` : labels.start,
  left: ({ labels }) => labels.leave,
  welcomed: ({ offers }) => offers.askEveryone,
  paused: ({ labels }) => labels.pause,
  resumed: ({ labels }) => labels.resume,
  ended: ({ labels }) => labels.endForToday,
  handedOver: ({ labels }) => labels.handOver,
  leadTaken: ({ labels }) => labels.takeLead,
  'scribe.taken': ({ offers }) => offers.takePen,
  'move.asked': ({ offers }) => offers.askToMove,
  revised: ({ labels }) => labels.reword,
  withdrawn: ({ labels }) => labels.takeBack,
  confirmed: ({ held }) => held.confirm,
  'agreement.withdrawn': ({ labels }) => labels.withdrawAgreement,
  'framing.presented': ({ framing }) => framing.saidClear,
  'framing.acknowledged': ({ labels }) => labels.acknowledge,
  'turn.taken': ({ reality }) => reality.notNoted,
  'everyone.spoken': ({ reality }) => reality.everyoneSpoken,
  'lines.chosen': ({ labels }) => labels.chosen,
  'learning.notKnownYet': ({ learning }) => learning.notKnownYet,
  'origin.named': ({ origins }, event) => (event.type === 'origin.named' ? origins[event.origin] : ''),
  'origin.seenDifferently': ({ labels }) => labels.seenDifferently,
  'organisation.nothingNow': ({ distinction }) => distinction.nothingNow,
  'need.agreed': ({ labels }) => labels.agree,
  'need.forwarded': ({ labels }) => labels.takeForward,
  'need.keptHere': ({ labels }) => labels.keepHere,
  'experiment.asked': ({ experiment }) => experiment.askedNoObstacle,
  'experiment.agreed': ({ experiment }) => experiment.noObstacle,
  'experiment.objected': ({ labels }) => labels.object,
  'experiment.taken': ({ labels }) => labels.tryThis,
  'experiment.replaced': ({ offers }) => offers.replace,
  'experiment.released': ({ offers }) => offers.keepAsIdea,
  'experiment.none': ({ labels }) => labels.nothingToTry,
  'experiment.continued': ({ fates }, event) =>
    event.type === 'experiment.continued' ? fates[event.fate] : '',
  'support.none': ({ experiment }) => experiment.supportNone,
  'return.none': ({ followUp }) => followUp.noReturn,
  'sharing.agreed': ({ labels }) => labels.agree,
  'learning.shared': ({ labels }) => labels.share,
  'closing.presented': ({ offers }) => offers.saidClosing,
  closed: ({ closing }) => closing.thanks,
  drafted: ({ labels }) => labels.draft,
  redrafted: ({ labels }) => labels.draft,
  discarded: ({ labels }) => labels.discard,
}
