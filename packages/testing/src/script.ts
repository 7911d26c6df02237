import type { Code, EventType, Form, Notice, OfferLabel, Phase, SentEvents } from '@oivallus/core'

/** Acts that name the stage one saw and how often the talk had moved: the driver knows both. */
export type Moving = `go.${Phase}` | 'closed'

export type Scripted<Event> = Event extends { type: Moving }
  ? Pick<Event, 'type'>
  : Event extends { type: 'framing.presented' }
    ? Pick<Event, 'type'> & Partial<Event>
    : Event extends { revision: number }
      ? Omit<Event, 'revision'>
      : Event

/**
 * An event as a script writes it: what the screen would fill in by itself is left out (revisions, the stage one sees, the softened
 * rules that are shown). A reference to an earlier line is the label of the step that made it, as `@label`; a day may be
 * given as so many days from today, as `+28d`.
 *
 * @useDeclaredType
 */
export type ScriptedEvent = { [T in EventType]: Scripted<SentEvents[T]> }[EventType]

/** The languages in which there are scripts. */
export type ScriptLanguage = 'fi' | 'sv' | 'en'

/** Who acts: a participant or a shared screen, by id (a screen's act is *ours*, by its scribe), or a level of the organisation. */
export type Actor = string | { level: string }

/** One step of a script. */
export interface Step {
  as: Actor
  event: ScriptedEvent
  /** A name for what this step makes, unique in the script; later steps point to it as `@label`. */
  label?: string
  /** The step is refused, by this rule. */
  refused?: Code
  /** The offer of the refusal that is taken, by its key; a field that it leaves open is given in `with`. */
  takes?: OfferLabel | { offer: OfferLabel; with: Record<string, unknown> }
  /** Sent before this screen has seen the step before it: words that cross. On one device it simply follows. */
  meanwhile?: true
  /** By the participant's own hand, on a sign-in of their own, though they sit around a shared screen. */
  ownHand?: true
  /** Said or done aloud in the talk while this is entered: for readers and for a demonstration, never sent. */
  aloud?: string
  /**
   * Whether it is an act at the keyboard.
   *
   * @default true An act is one entry by a person at a screen: a line that is typed, a press, or a refusal together with the
   * offer that is taken. False for what goes along with the press before it, and for what a host enters.
   */
  keyboard?: boolean
}

/** Somebody in a script. */
export interface ScriptPerson {
  /** Unique among the people and screens of the script. */
  id: string
  name: string
  supervisor?: true
  guest?: true
  /** The shared screen around which they sit; a screen of their own unless given. */
  screen?: string
  /** Not there from the beginning: a step of the script lets them join. */
  later?: true
}

/** A screen that several people look at. */
export interface ScriptScreen {
  id: string
  /** Who types there, by id. */
  scribe: string
}

/** A conversation that could have happened, as plain JSON. */
export interface Script {
  id: string
  language: ScriptLanguage
  form: Form
  title: string
  /** In one sentence, in English: what it shows. */
  about: string
  /** When it begins, ISO 8601 in UTC. A steady platform's clock is moved there. */
  begins: string
  /** IANA time zone. */
  zone: string
  /** Who leads, by id. */
  lead: string
  people: ScriptPerson[]
  screens?: ScriptScreen[]
  topic: Omit<SentEvents['topic.set'], 'type'>
  /** Who is responsible for the data; without it the talk is practice. */
  notice?: Notice
  discloses?: string
  /** Before the talk starts: preparation of one's own. */
  before?: Step[]
  /** From the framing on. */
  steps: Step[]
}

/** Talks that follow one another. A label of an earlier talk may be pointed to in a later one. */
export interface ScriptSeries {
  id: string
  language: ScriptLanguage
  title: string
  /** In one sentence, in English: what it shows. */
  about: string
  talks: Script[]
}

const actor = ({ people, screens, lead }: Script): string => {
  const screen = people.find((one) => one.id === lead)?.screen
  return screen !== undefined && screens?.some((one) => one.id === screen) ? screen : lead
}

/** Those around a screen are ticked in one press, its scribe first: nobody is entered before the hand that enters is there. */
export const joining = ({ people, screens = [] }: Pick<Script, 'people' | 'screens'>): Step[] => {
  const here = people.filter((one) => !one.later)
  const isScribe = (id: string) => screens.some(({ scribe }) => scribe === id)
  const scribesFirst = [...here.filter(({ id }) => isScribe(id)), ...here.filter(({ id }) => !isScribe(id))]
  return scribesFirst.map(({ id, name, supervisor, guest, screen }) => ({
    as: id,
    event: {
      type: 'joined',
      name,
      ...(screen !== undefined && { screen }),
      ...(supervisor && { supervisor }),
      ...(guest && { guest }),
    },
    ...(screen !== undefined && !isScribe(id) && { keyboard: false }),
  }))
}

/** A step with its place in the script, as one looks it up there: `steps[7]`. */
export interface PlacedStep extends Step {
  place: string
}

const placed = (part: string, steps: readonly Step[] = []): PlacedStep[] =>
  steps.map((step, index) => ({ ...step, place: `${part}[${index}]` }))

/**
 * Every step of a script in the order in which they are sent: people join, the topic is set, everyone prepares, the
 * facilitator starts, and the talk goes as written.
 */
export const stepsOf = (script: Script): PlacedStep[] => {
  const as = actor(script)
  return [
    ...placed('joining', joining(script)),
    ...placed('topic', [{ as, event: { type: 'topic.set', ...script.topic } }]),
    ...placed('before', script.before),
    ...placed('start', [{ as, event: { type: 'started', form: script.form } }]),
    ...placed('steps', script.steps),
  ]
}

/** How many acts at the keyboard a script needs, all told. */
export const actsOf = (script: Script): number =>
  stepsOf(script).filter((step) => step.keyboard !== false).length
