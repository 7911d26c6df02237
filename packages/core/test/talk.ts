import type { Sent } from '../src/conversation.ts'
import { createConversation } from '../src/create.ts'
import type { Sender, SentEvent } from '../src/events.ts'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { builtIn, type Guide } from '../src/guides/guide.ts'
import { sv } from '../src/guides/sv.ts'
import { goTo } from '../src/pages.ts'
import type { Refusal } from '../src/refusal.ts'
import { allLines } from '../src/said.ts'
import { PHASES, type Phase } from '../src/vocabulary.ts'
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
    does: (event: SentEvent, as?: Partial<Sender>): string => {
      const sent = conversation.send(event, as)
      if (!sent.accepted) throw new Error(`${event.type} was refused: ${sent.refusal.code}`)
      return sent.entry?.id ?? ''
    },
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
