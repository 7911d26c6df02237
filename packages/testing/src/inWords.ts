import { formatDay, type GuideTexts, lineOf, PHASES, type SentEvent, type State } from '@oivallus/core'
import type { Actor } from './script.ts'

/** An act as one tells of it. */
export interface ActInWords {
  /** Who acts: a name, those around a screen together, or a level of the organisation. */
  who: string
  /** What they do, in the words of the guide. */
  what: string
  /** What they say, in their own words; empty where nothing is said. */
  words: string
}

/**
 * Tells of an act, in the words of a guide.
 *
 * @param as Who acts, as a script has it: a participant or a shared screen by id, or a level of the organisation.
 * @param event What they send.
 * @param state The state of the talk once it was sent: there the lines are that an act points to.
 */
export const actInWords = (as: Actor, event: SentEvent, state: State, texts: GuideTexts): ActInWords => ({
  who: nameOf(as, state, texts),
  what: whatIn(event, texts),
  words: event.type === 'joined' ? '' : wordsIn(event, state),
})

const nameOf = (as: Actor, state: State, { labels, levels }: GuideTexts): string => {
  if (typeof as !== 'string') return levels[as.level] ?? as.level
  const name = state.participants.find(({ id }) => id === as)?.name
  return typeof name === 'string' ? name : Object.hasOwn(state.screens, as) ? labels.ours : as
}

const whatIn = (event: SentEvent, texts: GuideTexts): string => {
  const { type } = event
  if (type === 'parked') return texts.labels.keepForLater
  if (type.startsWith('noted.')) return noted(event, texts)
  if (type.startsWith('go.'))
    return `${texts.labels.moveOn}: ${texts.stages[PHASES.find((phase) => type === `go.${phase}`) ?? 'framing']}`
  return SAID[type]?.(texts, event) ?? type
}

const noted = (event: SentEvent, texts: GuideTexts): string => {
  if ('under' in event && event.under) return texts.observations[event.under]
  if ('finding' in event && event.finding) return texts.findings[event.finding]
  if ('outcome' in event) return texts.outcomes[event.outcome]
  const label = texts.kinds[event.type.slice('noted.'.length) as keyof typeof texts.kinds] ?? event.type
  return 'day' in event && event.day ? `${label}: ${formatDay(event.day, texts.language)}` : label
}

const OWN_WORDS: readonly string[] = ['text', 'because', 'needFirst', 'situation']

/** The words of the act itself, or of the lines that it is about. */
const wordsIn = (event: SentEvent, state: State): string => {
  const said = Object.entries(event.type === 'parked' ? event.line : event).find(
    ([key, value]) => OWN_WORDS.includes(key) && typeof value === 'string',
  )
  if (said) return String(said[1])
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
