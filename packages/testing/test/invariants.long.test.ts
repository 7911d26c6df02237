import {
  allLines,
  builtIn,
  CODES,
  type Conversation,
  type Decided,
  type Entry,
  eraseLine,
  erasePerson,
  erases,
  evolve,
  fillTemplate as fillIn,
  PHASES,
  replay,
  restoreConversation,
  type Sender,
  type SentEvent,
  type SentEvents,
  type State,
  type Template,
  toEnvelope,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arbitraryEvent, arbitraryTalk, fillTemplate, type PlayedTalk, play } from '../src/index.ts'

/*
 * The invariants of the rules, over arbitrary talks. Each talk is played once and looked at from every side. `OIVALLUS_RUNS`
 * asks for more talks, and `OIVALLUS_SEED` for others: a failure names the talk, which the same seed makes again.
 */
const RUNS = Number(process.env.OIVALLUS_RUNS ?? 500)
const SEED = Number(process.env.OIVALLUS_SEED ?? 20261122)

const guide = builtIn({ fi, sv, en })
const LANGUAGES = ['fi', 'sv', 'en'] as const
const EVENTS_OF_ONES_OWN = ['drafted', 'redrafted', 'discarded', 'cameBack']
const NEED_NO_ACKNOWLEDGEMENT = ['noted.question', 'noted.wondering']

type Devices = 'one' | 'each'

const talks: Record<Devices, PlayedTalk[]> = { one: [], each: [] }

beforeAll(async () => {
  for (const devices of ['one', 'each'] as const) {
    const made = fc.sample(arbitraryTalk({ hostileIds: devices === 'one' }), { numRuns: RUNS, seed: SEED })
    for (const talk of made) talks[devices].push(await play(talk, { devices, guide }))
  }
}, 3_600_000)

afterAll(() => {
  for (const talk of [...talks.one, ...talks.each]) talk.dispose()
})

/** Over every talk on one device, and over every talk on several devices that cross; or over each so-manieth of them. */
const always = (name: string, look: (played: PlayedTalk) => void, every = 1) => {
  for (const devices of ['one', 'each'] as const)
    it(`${name} (devices: ${devices})`, () => {
      talks[devices].forEach((played, at) => {
        if (at % every !== 0) return
        try {
          look(played)
        } catch (error) {
          throw new Error(`Talk ${at} of seed ${SEED} (devices: ${devices}): ${String(error)}`, {
            cause: error,
          })
        }
      })
    }, 3_600_000)
}

const json = (value: unknown) => JSON.stringify(value)

/** Another conversation object over the same log, to try things in. */
const copyOf = (conversation: Conversation): Conversation =>
  restoreConversation(json(toEnvelope({ ...conversation, viewer: conversation.viewer })), {
    viewer: conversation.viewer,
    guide,
    language: 'fi',
  })

const inShared = (log: readonly Decided[]) => new Set(log.map((entry) => entry.id))

const moved = ({ stage, moves }: State) => ({ of: stage, revision: moves })

/** Somebody who can lead on: the facilitator by their own hand, or whoever is present and takes the lead. */
const leading = (conversation: Conversation) => {
  const state = conversation.getSnapshot().state
  const lead = state.participants.find((one) => one.id === state.lead && one.present)
  const hand = lead ?? state.participants.find((one) => one.present)
  if (!hand) return undefined
  const as = { by: { participant: hand.id } }
  if (state.stage === 'paused') expect(conversation.send({ type: 'resumed' }, as).accepted).toBe(true)
  if (!lead) expect(conversation.send({ type: 'leadTaken' }, as).accepted).toBe(true)
  return as
}

const VALUES: Record<string, string> = {
  text: 'Sana',
  because: 'Työ päättyy',
  needFirst: 'Aikaa',
  day: '2027-01-11',
  end: '2027-01-11',
  level: 'hr',
  name: 'Liisa',
}

/** Goes on by what is offered, until the talk is held. */
const goesOn = (conversation: Conversation, as: { by: { participant: string } }) => {
  for (let acts = 0; acts < 80; acts++) {
    const { state } = conversation.getSnapshot()
    if (state.stage === 'held') return
    const next = PHASES[PHASES.indexOf(state.page.at(-1) ?? 'framing') + 1]
    const wish: SentEvent =
      state.stage === 'called'
        ? { type: 'started', form: 'full' }
        : next
          ? ({ type: `go.${next}`, ...moved(state) } as SentEvent)
          : { type: 'closed', ...moved(state) }
    const sent = conversation.send(wish, as)
    if (sent.accepted) continue
    const offers = sent.refusal.offers.filter((offer) => !('show' in offer))
    // Not always the first: a line written leads nowhere by itself.
    const usable = offers[acts % Math.max(offers.length, 1)]
    if (!usable || 'show' in usable) throw new Error(`${sent.refusal.code} offers nothing to go on by`)
    const event =
      'send' in usable ? usable.send : fillIn({ event: usable.fill, missing: usable.missing }, VALUES)
    const taken = conversation.send(event, sent.refusal.as)
    if (!taken.accepted)
      throw new Error(`${sent.refusal.code} offered ${usable.key}, which ${taken.refusal.code} refuses`)
  }
  throw new Error(`not held after 80 acts, but ${conversation.getSnapshot().state.stage}`)
}

describe('invariant 1, no dead end', () => {
  always(
    'from wherever a talk stands, those present reach its end by what is offered',
    ({ conversation }) => {
      const copy = copyOf(conversation)
      if (copy.getSnapshot().state.stage === 'held') return
      const as = leading(copy)
      if (as) goesOn(copy, as)
    },
    5,
  )
})

const rewords =
  (id: string) =>
  ({ event }: Decided) =>
    event.type === 'revised' && event.of === id

describe('invariant 2, no lost word', () => {
  always('every accepted word is in the log, or back with its author', ({ conversations, log, played }) => {
    const known = inShared(log)
    const back = json(conversations.map((one) => [one.getSnapshot().returned, one.getSnapshot().mine]))
    for (const { event, sent } of played) {
      if (!sent.accepted || !sent.entry || EVENTS_OF_ONES_OWN.includes(event.type)) continue
      if (!('text' in event) || typeof event.text !== 'string' || known.has(sent.entry.id)) continue
      expect(back).toContain(json(event.text).slice(1, -1))
    }
  })

  always('every parked line comes back in its phase, once', ({ conversation }) => {
    const { state } = conversation.getSnapshot()
    const furthest = Math.max(-1, ...state.page.map((phase) => PHASES.indexOf(phase)))
    for (const line of allLines(state)) {
      if (line.status !== 'parked') expect(line.until).toBeUndefined()
      else if (line.until !== 'next')
        expect(PHASES.indexOf(line.until ?? 'framing')).toBeGreaterThan(furthest)
    }
  })

  always('whatever the talk before left waiting is in the talk that follows it', ({ conversation, log }) => {
    const { state } = conversation.getSnapshot()
    if (!state.carried || !state.started) return
    const lines = new Map(allLines(state).map((line) => [line.id, line]))
    const erased = new Set(log.map(erases))
    for (const { id, text } of state.carried.parked)
      if (!erased.has(id))
        expect([id, lines.get(id)?.carried, log.some(rewords(id)) || lines.get(id)?.text]).toEqual([
          id,
          true,
          log.some(rewords(id)) || text,
        ])
  })
})

describe('invariant 3, every refusal speaks', () => {
  always(
    'with a known code, words in every language, and an offer that is accepted',
    ({ conversation, played }) => {
      for (const { event, sent, taken } of played) {
        if (sent.accepted) continue
        const { code, message, offers } = sent.refusal
        expect(CODES).toContain(code)
        expect(message).not.toBe('')
        expect(message).not.toMatch(/\{\w+\}/)
        for (const offer of offers) expect(offer.label).not.toBe('')
        if (taken && !taken.sent.accepted)
          throw new Error(
            `${code} of ${event.type} offered ${taken.offer.key}, which ${taken.sent.refusal.code} refuses`,
          )
        for (const language of LANGUAGES) expect(guide.texts[language].rules[code].says).not.toBe('')
        const isOutsider = code === 'only-participants' || code === 'someone-new'
        if (isOutsider || code === 'moved-on' || !conversation.getSnapshot().state.started) continue
        if (!offers.some((offer) => !('show' in offer)))
          throw new Error(`${code} of ${event.type} to ${json(sent.refusal.as)} offers nothing to press`)
      }
    },
  )
})

/** What is nobody's words without a text: a day of return, and what became of the last experiment. */
const NO_WORDS = ['noted.return', 'noted.outcome']

/** Whether an entry needs that its author has heard the framing. */
const needsAcknowledgement = ({ by, event }: Decided): boolean =>
  'participant' in by &&
  event.type.startsWith('noted.') &&
  !NEED_NO_ACKNOWLEDGEMENT.includes(event.type) &&
  !(NO_WORDS.includes(event.type) && !('text' in event && event.text !== undefined))

describe('invariant 4, order', () => {
  always('lines follow the acknowledgement, the experiment distinction, and the end its words', ({ log }) => {
    const heard = new Set<string>()
    const reached = new Set<string>()
    let closingSaid = false
    for (const entry of log) {
      const { by, event, resolved } = entry
      const acknowledges =
        event.type === 'framing.presented' || (event.type === 'framing.acknowledged' && !event.nothingFromMe)
      if (acknowledges) for (const one of resolved?.for ?? []) heard.add(one)
      if (needsAcknowledgement(entry))
        expect([event.type, 'participant' in by && heard.has(by.participant)]).toEqual([event.type, true])
      if (event.type === 'experiment.taken' || event.type === 'experiment.replaced')
        expect([...reached]).toContain('distinction')
      for (const phase of resolved?.opens ?? []) reached.add(phase)
      if (event.type === 'closing.presented') closingSaid = true
      if (resolved?.to === 'held')
        expect([event.type, closingSaid, ...reached]).toContain(event.type === 'ended' ? 'reality' : true)
    }
  })
})

/** Keys under which a number stands, anywhere inside. */
const numbersIn = (value: unknown, path: string[] = []): string[] =>
  typeof value === 'number'
    ? [path.join('.')]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]))
      : []

describe('invariant 5, no number on a person', () => {
  always('in the state, the notes or the envelope', ({ conversation }) => {
    const { state } = conversation.getSnapshot()
    expect(numbersIn(state.participants)).toEqual([])
    const everything = json([
      state,
      conversation.notes(),
      conversation.notes({ levels: [] }),
      toEnvelope(conversation),
    ])
    expect(everything).not.toMatch(/"(rating|score|grade|appraisal|points)"/i)
    const notes = conversation.notes()
    // How long the rest is kept is the one number in the notes.
    expect(numbersIn(notes)).toEqual(['retentionMonths'])
  })
})

/** What was said and decided, without where the talk stands. */
const contentOf = ({ moves, stage, left, page, reached, asksToMove, ...content }: State) => {
  // What was kept because its phase had passed comes back there: then each line has the words that it had.
  const comesBack = Object.keys(content.passed).length > 0 || content.lines.flat().some((line) => line.back)
  return comesBack ? null : content
}

const wordsOf = ({ lines }: State) => lines.flat().map(({ id, kind, text }) => ({ id, kind, text }))

describe('invariant 6, back loses nothing', () => {
  always('and forward again gives the same content', ({ conversation }) => {
    const copy = copyOf(conversation)
    const { state } = copy.getSnapshot()
    const here = PHASES.find((phase) => phase === state.stage)
    const before = PHASES[PHASES.indexOf(state.page[0] ?? 'framing') - 1]
    const lead = state.participants.find((one) => one.id === state.lead && one.present)
    if (!here || !before || !lead) return
    const as = { by: { participant: lead.id } }
    expect(copy.send({ type: `go.${before}`, ...moved(state) } as SentEvent, as).accepted).toBe(true)
    const back = copy.getSnapshot().state
    const content = contentOf(state)
    const isTheSame = (now: State) => {
      expect(json(wordsOf(now))).toBe(json(wordsOf(state)))
      if (content) expect(json(contentOf(now))).toBe(json(content))
    }
    isTheSame(back)
    const forward = copy.send({ type: `go.${here}`, ...moved(back) } as SentEvent, as)
    // A gate that was passed before somebody joined, or before a line was withdrawn, may ask again.
    if (forward.accepted) isTheSame(copy.getSnapshot().state)
    else expect(forward.refusal.offers.length).toBeGreaterThan(0)
  })
})

describe('invariant 7, streams', () => {
  always(
    "a participant's device holds nobody else's, and an outsider sees the outside view alone",
    ({ conversations, log }) => {
      expect(log.filter((entry) => EVENTS_OF_ONES_OWN.includes(entry.event.type))).toEqual([])
      for (const { viewer, entries, notes, getSnapshot } of conversations) {
        const owner = 'participant' in viewer ? viewer.participant : undefined
        for (const { id } of getSnapshot().state.participants)
          if (id !== owner) expect(entries(`private/${id}`)).toEqual([])
        if (owner === undefined) expect(getSnapshot().mine).toEqual({ drafts: [], cameBack: [] })
        for (const entry of owner === undefined ? [] : entries(`private/${owner}`))
          expect(entry.by).toEqual({ participant: owner })
        expect(Object.keys(notes({ levels: [] })).sort()).toEqual(
          ['conversation', 'held', 'learnings', 'needs', 'practice', 'projection', 'return'].sort(),
        )
      }
    },
  )
})

/** Where a state holds words. */
const WORDS: readonly string[] = [
  'text',
  'why',
  'situation',
  'needFirst',
  'noReturn',
  'changed',
  'wording',
  'discloses',
  'name',
]

/** The same value with every text that can be erased made the same. */
const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      WORDS.includes(key) && inner !== null ? 'words' : masked(inner),
    ]),
  )
}

/** Where a state holds somebody's id: as a value, in a list, or as the key of a record. */
const PEOPLE: readonly string[] = [
  'participant',
  'participants',
  'enteredBy',
  'asked',
  'present',
  'lead',
  'scribe',
  'carries',
]
const BY_PERSON: readonly string[] = ['acknowledged', 'turns', 'welcomed', 'asksToMove']

/** The same state with everybody somebody else. */
const unknown = (value: unknown, people: Map<string, string>, key = '', outer = ''): unknown => {
  const isPerson = PEOPLE.includes(key) || outer === 'welcomed' || (key === 'id' && outer === 'participants')
  if (typeof value === 'string') return isPerson ? (people.get(value) ?? value) : value
  if (Array.isArray(value)) return value.map((one) => unknown(one, people, key, outer))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      BY_PERSON.includes(key) ? (people.get(name) ?? name) : name,
      unknown(inner, people, name, key),
    ]),
  )
}

describe('invariant 8, replay', () => {
  always(
    'gives the same log and the same state, byte for byte, one by one and at once, and on every device',
    ({ conversations, log }) => {
      const inside = conversations.filter((one) => one.getSnapshot().state.conversation !== '')
      const states = inside.map((one) => json(one.getSnapshot().state))
      expect(new Set(states).size).toBe(1)
      for (const device of inside) expect(json(device.entries())).toBe(json(log))
      const written: Entry[] = JSON.parse(json(log))
      const frozen = json(log)
      expect(json(replay(log))).toBe(states[0])
      expect(json(log)).toBe(frozen)
      expect(json(replay(written))).toBe(states[0])
      expect(json(written.reduce(evolve, replay([])))).toBe(states[0])
    },
  )

  always('gives the same state after every line was erased, but for the words', ({ conversation, log }) => {
    const { state } = conversation.getSnapshot()
    const lines = allLines(state).map((line) => line.id)
    const erased = log.map((entry) => lines.reduce(eraseLine<Decided>, entry as Decided))
    expect(json(masked(replay(erased)))).toBe(json(masked(state)))
  })

  always('gives the same state, byte for byte, after every time was purged', ({ conversation, log }) => {
    const purged = log.map((entry) => ({ ...entry, at: null }))
    expect(json(replay(purged))).toBe(json(conversation.getSnapshot().state))
  })

  always(
    'gives the same state after everybody was erased, but for who they were',
    ({ conversation, log }) => {
      const { state } = conversation.getSnapshot()
      const people = [...new Set([...state.asked, ...state.participants.map(({ id }) => id)])]
      // So called that they stand in the same order as before.
      const someone = (person: string) => `someone-${[...people].sort().indexOf(person)}`
      const erased = log.map((entry) =>
        people.reduce<Decided>((bare, person) => erasePerson(bare, person, someone(person)), entry),
      )
      const known = people.map((person): [string, string] => [person, someone(person)])
      const bare = replay(erased)
      // Not byte for byte: a record whose keys are ids has another order, when one of these looked like a number.
      expect(masked(bare)).toEqual(masked(unknown(state, new Map(known))))
      for (const { name } of bare.participants) expect(name).toEqual({ erased: true })
    },
  )
})

/** Every hand that there is: one's own, and for those around a screen its scribe's; and the screen itself. */
const handsOf = ({ participants, screens }: State): Omit<Sender, 'id'>[] => [
  ...participants.flatMap(({ id, screen, present }) => {
    const scribe = screen === null ? undefined : screens[screen]?.scribe
    if (!present) return []
    const own = { by: { participant: id } }
    return scribe === undefined || scribe === id ? [own] : [own, { ...own, enteredBy: scribe }]
  }),
  ...Object.entries(screens).map(([screen, { scribe }]) => ({ by: { screen }, enteredBy: scribe })),
]

/** What is listed for a hand: on the talk, and on every line. */
const listedFor = (conversation: Conversation, as: Omit<Sender, 'id'>): Template[] => [
  ...conversation.allowed(as),
  ...allLines(conversation.getSnapshot().state).flatMap(({ id }) => conversation.allowed(as, { line: id })),
]

/** Whether an event is a filling of a template: it has what stands there, and what is missing; more is up to whoever fills. */
const fills = (event: object, { event: fixed, missing }: Template): boolean =>
  has(event, fixed) &&
  missing.every(
    (field) =>
      field.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], event) !==
      undefined,
  )

const has = (value: unknown, part: unknown): boolean =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.entries(part).every(([key, inner]) => has((value as Record<string, unknown>)?.[key], inner))
    : json(value) === json(part)

/** Events that point to what there is: of lines and people of this talk, mostly in the revision that there is. */
const pointedEvents = (
  { lines, participants, screens, stage, moves }: State,
  amount: number,
): SentEvent[] => {
  const all = lines.flat()
  const known = [...all.map(({ id }) => id), ...participants.map(({ id }) => id), ...Object.keys(screens)]
  return fc.sample(arbitraryEvent({ ids: [...known, 'topic'] }), amount).map((event, at) => {
    if (at % 4 === 0 || !('revision' in event)) return event
    if (event.type.startsWith('go.') || event.type === 'closed')
      return { ...event, of: stage, revision: moves } as SentEvent
    return { ...event, revision: all.find(({ id }) => id === event.of)?.revision ?? 0 } as SentEvent
  })
}

describe('invariant 10, allowed() tells the truth', () => {
  always(
    'what it lists is accepted for every filling, by every hand, on the talk and on every line',
    ({ conversation }) => {
      for (const as of handsOf(conversation.getSnapshot().state))
        for (const template of listedFor(conversation, as)) {
          const [event] = fc.sample(fillTemplate(template.event as never, template.missing), 1)
          const refusal = conversation.explain(event as SentEvent, as)
          expect([template.event, refusal?.code]).toEqual([template.event, undefined])
        }
    },
    10,
  )

  /**
   * What is accepted and not listed, since there is another way, or no screen would press it:
   * - `joined` by somebody who is in: another name, seat or role is told by the host, who knows who is at the door.
   * - `parked`, of a kind that is open here: keeping for later is never refused; listed is saying it.
   * - `lines.chosen` with several changes at once: listed is choosing or letting go of one line.
   * - `origin.named` and the like with another revision of the topic, which has none.
   * - `framing.presented` with rules that nobody softened, besides those that are shown.
   * - what was agreed already, entered again with somebody unticked: listed is what is new for all.
   * - `revised` without words: what belongs to the line besides them.
   */
  const UNLISTED: { [T in SentEvent['type']]?: (event: SentEvent) => boolean } = {
    joined: () => true,
    parked: () => true,
    'lines.chosen': () => true,
    'origin.named': ({ of }: SentEvents['origin.named']) => of === 'topic',
    'origin.seenDifferently': ({ of }: SentEvents['origin.seenDifferently']) => of === 'topic',
    'framing.presented': ({ softened }: SentEvents['framing.presented']) => softened.length > 0,
    'need.agreed': ({ except = [] }: SentEvents['need.agreed']) => except.length > 0,
    'sharing.agreed': ({ except = [] }: SentEvents['sharing.agreed']) => except.length > 0,
    'experiment.asked': ({ except = [] }: SentEvents['experiment.asked']) => except.length > 0,
    revised: ({ text }: SentEvents['revised']) => text === undefined,
  } as Record<string, (event: never) => boolean>

  always(
    'what it does not list is refused with a reason, or leaves all as it is',
    ({ conversation }) => {
      const { state } = conversation.getSnapshot()
      for (const as of handsOf(state)) {
        const listed = listedFor(conversation, as)
        for (const event of pointedEvents(state, 20)) {
          if (EVENTS_OF_ONES_OWN.includes(event.type) || listed.some((one) => fills(event, one))) continue
          const refusal = conversation.explain(event, as)
          if (refusal) expect(refusal.message).not.toBe('')
          else if (!UNLISTED[event.type]?.(event)) {
            const sent = copyOf(conversation).send(event, as)
            expect([event, as, sent]).toEqual([event, as, { accepted: true }])
          }
        }
      }
    },
    10,
  )
})
