import type { Conversation, Opening, Sent } from '../src/conversation.ts'
import { insideOf } from '../src/converse.ts'
import { createConversation } from '../src/create.ts'
import type { Sender, SentEvent, SentEvents, WrittenEvent } from '../src/events.ts'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { builtIn, type Guide } from '../src/guides/guide.ts'
import { sv } from '../src/guides/sv.ts'
import { goTo } from '../src/pages.ts'
import type { Platform } from '../src/platform.ts'
import type { Refusal } from '../src/refusal.ts'
import { allLines } from '../src/said.ts'
import { type Code, PHASES, type Phase } from '../src/vocabulary.ts'
import { steadyPlatform } from './platform.ts'

export const LANGUAGES = ['fi', 'sv', 'en'] as const
export const guide = builtIn({ fi, sv, en })

/** Ville, on a screen of his own. */
export const VILLE: Partial<Sender> = { by: { participant: 'ville' } }

export type Talk = ReturnType<typeof called>

/** Anna, a supervisor, leads; Ville takes part; both are in one conversation object that Anna holds. */
export const called = (given: { guide?: Guide; form?: 'full' | 'short' } = {}) => {
  const conversation = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    {
      viewer: { participant: 'anna' },
      guide: given.guide ?? guide,
      language: 'fi',
      platform: steadyPlatform(),
    },
  )
  conversation.send({ type: 'joined', name: 'Anna', supervisor: true })
  conversation.send({ type: 'joined', name: 'Ville' }, VILLE)
  return {
    ...conversation,
    state: () => conversation.getSnapshot().state,
    /** Sends, and throws if it is refused. */
    does: (event: Does, as?: Partial<Sender>): string => sends(conversation, event, as),
    goes: (phase: Phase, as?: Partial<Sender>): Sent =>
      conversation.send(goTo(conversation.getSnapshot().state, phase), as),
  }
}

export const refusalOf = (sent: Sent): Refusal => {
  if (sent.accepted) throw new Error('it was accepted')
  return sent.refusal
}

/** What it takes to leave each phase. */
const LEAVES: Record<Phase, (talk: Talk) => void> = {
  framing: (talk) => {
    talk.does({ type: 'framing.presented', softened: Object.keys(talk.state().settings) as never })
    talk.does({ type: 'framing.acknowledged' }, VILLE)
  },
  reality: (talk) => {
    const id = talk.does(
      { type: 'noted.observation', text: 'Lista tuli myöhässä', under: 'difficulty' },
      VILLE,
    )
    talk.does({ type: 'lines.chosen', lines: [id] })
  },
  learning: (talk) => {
    talk.does({ type: 'noted.learning', text: 'Lista kannattaa sopia ajoissa' })
  },
  distinction: (talk) => {
    const [of] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of: of ?? 'topic', revision: 0, origin: 'doing' })
  },
  experiment: (talk) => {
    talk.does({ type: 'experiment.none' })
  },
  followUp: (talk) => {
    talk.does({ type: 'noted.return', day: '2026-10-01' })
  },
  closing: (talk) => {
    talk.does({ type: 'closing.presented' })
  },
}

export const leaves = (talk: Talk, phase: Phase) => LEAVES[phase](talk)

export const started = (given: Parameters<typeof called>[0] = {}): Talk => {
  const talk = called(given)
  talk.does({ type: 'topic.set', text: 'Työ viime aikoina', kind: 'workLately' })
  talk.does({ type: 'started', form: given.form ?? 'full' })
  return talk
}

/** A talk that has come to a phase; both have heard the framing by then. */
export const atPhase = (phase: Phase, given: Parameters<typeof called>[0] = {}): Talk => {
  const talk = started(given)
  if (phase === 'framing') leaves(talk, 'framing')
  for (const before of PHASES.slice(0, PHASES.indexOf(phase))) {
    leaves(talk, before)
    const next = PHASES[PHASES.indexOf(before) + 1] as Phase
    const sent = talk.goes(next)
    if (!sent.accepted) throw new Error(`could not go on to ${next}: ${sent.refusal.code}`)
  }
  return talk
}

export const lineWith = (talk: Talk, text: string) =>
  allLines(talk.state()).find((line) => line.text === text)

/** One's own hand, or the hand of the scribe around one's screen. */
export const as = (participant: string, enteredBy?: string): Partial<Sender> => ({
  by: { participant },
  ...(enteredBy !== undefined && { enteredBy }),
})

/** Those around a shared screen, by the hand of its scribe. */
export const around = (screen: string, enteredBy: string): Partial<Sender> => ({ by: { screen }, enteredBy })

/** What was seen of the stage, for acts that move. */
export const seen = (talk: Pick<Talk, 'state'>) => ({ of: talk.state().stage, revision: talk.state().moves })

/** What was seen of a line, for acts that rest on it. */
export const on = (talk: Pick<Talk, 'state'>, of: string) => ({
  of,
  revision: allLines(talk.state()).find((line) => line.id === of)?.revision ?? 0,
})

export const lineAt = (talk: Pick<Talk, 'state'>, id: string) =>
  allLines(talk.state()).find((line) => line.id === id)

/** A conversation object with the few words that tests say often. */
export const talkOf = (conversation: Conversation): Talk => ({
  ...conversation,
  state: () => conversation.getSnapshot().state,
  does: (event: Does, sender?: Partial<Sender>): string => sends(conversation, event, sender),
  goes: (phase: Phase, sender?: Partial<Sender>): Sent =>
    conversation.send(goTo(conversation.getSnapshot().state, phase), sender),
})

/** How somebody takes part: on a screen of their own, or around a shared one, whose first is its scribe. */
export type Seat = Omit<SentEvents['joined'], 'type' | 'name'> & { name?: string }

/** Several people in a talk that is called; the first named leads unless another is. */
export const gathered = (
  people: Record<string, Seat>,
  given: Partial<Opening> & { guide?: Guide; platform?: Platform; language?: string } = {},
): Talk => {
  const { guide: own = guide, platform = steadyPlatform(), language = 'fi', ...opening } = given
  const ids = Object.keys(people)
  const [first = ''] = ids
  const talk = talkOf(
    createConversation(
      { asked: ids, lead: first, zone: 'Europe/Helsinki', ...opening },
      { viewer: { participant: opening.lead ?? first }, guide: own, language, platform },
    ),
  )
  const scribes: Record<string, string> = {}
  for (const [id, { name = id, ...seat }] of Object.entries(people)) {
    const scribe = seat.screen === undefined ? undefined : scribes[seat.screen]
    if (seat.screen !== undefined) scribes[seat.screen] ??= id
    talk.does({ type: 'joined', name, ...seat }, as(id, scribe))
  }
  return talk
}

/** Who enters for the facilitator: the scribe of their screen, or they themselves. */
const leader = (talk: Pick<Talk, 'state'>): Partial<Sender> => {
  const { lead, participants, screens } = talk.state()
  const screen = participants.find((one) => one.id === lead)?.screen
  const scribe = screen ? screens[screen]?.scribe : undefined
  return screen && scribe ? around(screen, scribe) : as(lead ?? '')
}

/** The plainest acts by which one leaves each phase, whoever is there. */
const LEAVES_PLAINLY: Record<Phase, (talk: Talk) => void> = {
  framing: (talk) => {
    const { settings, participants, screens } = talk.state()
    const softened = Object.keys(settings).filter((code) => settings[code as Code]?.reason) as Code[]
    talk.does({ type: 'framing.presented', softened }, leader(talk))
    for (const { id, screen, present } of participants)
      if (present && screen === null) talk.does({ type: 'framing.acknowledged' }, as(id))
    for (const [screen, { scribe }] of Object.entries(screens))
      talk.does({ type: 'framing.acknowledged' }, around(screen, scribe))
  },
  reality: (talk) => {
    talk.does({ type: 'everyone.spoken' }, leader(talk))
    if (talk.state().carried?.experiment && !talk.state().reality.outcome)
      talk.does({ type: 'noted.outcome', outcome: 'tried' }, leader(talk))
  },
  learning: (talk) => {
    talk.does({ type: 'learning.notKnownYet' }, leader(talk))
  },
  distinction: () => {},
  experiment: (talk) => {
    if (!talk.state().experiment.taken) talk.does({ type: 'experiment.none' }, leader(talk))
  },
  followUp: (talk) => {
    if (!talk.state().followUp.return) talk.does({ type: 'noted.return', day: '2026-10-01' }, leader(talk))
  },
  closing: (talk) => {
    talk.does({ type: 'closing.presented' }, leader(talk))
  },
}

/** Starts the talk if it has not started, and goes on to a phase, in order, by the plainest acts. */
export const comesTo = (talk: Talk, phase: Phase, form: 'full' | 'short' = 'full'): Talk => {
  if (talk.state().stage === 'called') {
    if (!talk.state().called.topic)
      talk.does({ type: 'topic.set', text: 'Työ viime aikoina', kind: 'workLately' }, leader(talk))
    talk.does({ type: 'started', form }, leader(talk))
  }
  while (!talk.state().page.includes(phase)) {
    const { page } = talk.state()
    for (const here of page) LEAVES_PLAINLY[here](talk)
    const next = PHASES[PHASES.indexOf(page.at(-1) ?? 'framing') + 1] as Phase
    const sent = talk.goes(next, leader(talk))
    if (!sent.accepted) throw new Error(`could not go on to ${next}: ${sent.refusal.code}`)
  }
  return talk
}

/** Leaves the phase one is in as plainly, and goes on to the next page. */
export const goesOn = (talk: Talk): Talk => {
  const { page } = talk.state()
  const next = PHASES[PHASES.indexOf(page.at(-1) ?? 'framing') + 1]
  return next ? comesTo(talk, next) : talk
}

/** A talk whose closing words were said and which was closed. */
export const closes = (talk: Talk): Talk => {
  comesTo(talk, 'closing')
  if (!talk.state().closing.presented) LEAVES_PLAINLY.closing(talk)
  talk.does({ type: 'closed', ...seen(talk) }, leader(talk))
  return talk
}

/** A platform whose clock stands until it is moved. */
export const standing = (start = '2026-09-01T06:00:00.000Z', prefix = 'id') => {
  let now = Date.parse(start)
  let ids = 0
  return {
    ...steadyPlatform(start, prefix),
    now: () => new Date(now).toISOString(),
    id: () => `${prefix}-${++ids}`,
    passes: (seconds: number) => {
      now += seconds * 1000
    },
    comes: (moment: string) => {
      now = Date.parse(moment)
    },
  }
}

/** What the library writes by itself is written; whatever else is sent. */
const sends = (conversation: Conversation, event: Does, as?: Partial<Sender>): string => {
  if (event.type === 'carried' || event.type === 'followed') {
    insideOf(conversation).write(event)
    return conversation.entries().at(-1)?.id ?? ''
  }
  const sent = conversation.send(event, as)
  if (!sent.accepted) throw new Error(`${event.type} was refused: ${sent.refusal.code}`)
  return sent.entry?.id ?? ''
}

type Does = SentEvent | Exclude<WrittenEvent, { type: 'cameBack' }>

/** What the last talk of a series left, with nothing in it but what is given. */
export const carriedWith = (given: Partial<SentEvents['carried']> = {}): SentEvents['carried'] => ({
  type: 'carried',
  number: 1,
  participants: ['anna', 'ville'],
  return: null,
  experiment: null,
  needs: [],
  question: null,
  parked: [],
  origins: [],
  findings: [],
  ...given,
})

/** The code that refuses an act, or null when it holds. */
export const codeOf = (sent: Sent): Code | null => (sent.accepted ? null : sent.refusal.code)
