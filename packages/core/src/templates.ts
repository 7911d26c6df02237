import { carrierActs } from './carriers.ts'
import type { By } from './eventShapes.ts'
import type { EventType, SentEvent } from './events.ts'
import { goTo, phaseNow } from './pages.ts'
import { participantOf, personIn, presentIds } from './people.ts'
import type { Mine } from './private.ts'
import type { EventTemplate } from './refusal.ts'
import { softenedCodes } from './rules/softened.ts'
import { lineOf, seen } from './said.ts'
import type { Line, Participant, State } from './state.ts'
import {
  FATES,
  FINDINGS,
  FORMS,
  KINDS,
  type Kind,
  OBSERVATIONS,
  ORIGINS,
  OUTCOMES,
  PHASES,
} from './vocabulary.ts'

/**
 * An act that one may do now: an event, with the names of the fields that are still to be filled in (`line.text` is a field
 * inside another). References are never fields to fill.
 */
export interface Template {
  event: EventTemplate
  missing: readonly string[]
}

const template = (event: { type: EventType } & Record<string, unknown>, ...missing: string[]): Template => ({
  event,
  missing,
})

/** What a kind of line needs besides its words, as the choices there are. */
const choices = (kind: Kind): Record<string, unknown>[] => {
  if (kind === 'observation') return OBSERVATIONS.map((under) => ({ under }))
  if (kind === 'finding') return FINDINGS.map((finding) => ({ finding }))
  if (kind === 'outcome') return OUTCOMES.map((outcome) => ({ outcome }))
  return [{}]
}

const fieldsOf = (kind: Kind): string[] => (kind === 'outcome' ? [] : kind === 'return' ? ['day'] : ['text'])

/** Needs that an answer can be written to: those of this talk, also before they are taken forward, and those carried into it. */
const needsOf = (state: State): string[] => [
  ...(state.carried?.needs.map((need) => need.id) ?? []),
  ...state.lines.flat().flatMap((line) => (line.kind === 'need' && line.status === 'open' ? [line.id] : [])),
]

const noting = (state: State): Template[] =>
  KINDS.flatMap((kind) =>
    kind === 'answer'
      ? needsOf(state).map((need) => template({ type: 'noted.answer', need }, 'text'))
      : choices(kind).map((fixed) => template({ type: `noted.${kind}`, ...fixed }, ...fieldsOf(kind))),
  )

/** "Keep for later": whatever one thinks of, also what has its place here. */
const keeping = (state: State): Template[] => {
  const now = phaseNow(state)
  if (!now) return []
  return KINDS.filter((kind) => kind !== 'answer').flatMap((kind) =>
    choices(kind).map((fixed) =>
      template(
        { type: 'parked', line: { kind, ...fixed } },
        ...fieldsOf(kind).map((field) => `line.${field}`),
      ),
    ),
  )
}

const moving = (state: State): Template[] => {
  const seen = { of: state.stage, revision: state.moves }
  return [
    ...PHASES.map((phase) => template(goTo(state, phase))),
    ...PHASES.filter((to) => to !== state.stage).map((to) => template({ type: 'move.asked', to })),
    template({ type: 'closed', ...seen }),
  ]
}

/** Where somebody can sit: at a screen of their own, or around one that is there, but not where they are. */
const seats = (state: State, own: Participant | undefined): Template[] =>
  [null, ...Object.keys(state.screens)]
    .filter((screen) => !own?.present || own.screen !== screen)
    .map((screen) => {
      const event = { type: 'joined', ...(screen !== null && { screen }) } as const
      return typeof own?.name === 'string' ? template({ ...event, name: own.name }) : template(event, 'name')
    })

const people = (state: State, by: By): Template[] => {
  const person = personIn(by)
  const own = person === undefined ? undefined : participantOf(state, person)
  return [
    ...(person === undefined ? [] : seats(state, own)),
    ...(own === undefined ? [template({ type: 'knocked' }, 'name')] : []),
    ...presentIds(state)
      .filter((to) => to !== state.lead)
      .map((to) => template({ type: 'handedOver', to })),
    ...(own?.screen ? [template({ type: 'scribe.taken', screen: own.screen })] : []),
    // The one thing that the host alone can know: who stands at the door.
    template({ type: 'welcomed' }, 'participant'),
  ]
}

const SIMPLE: readonly (readonly [EventType, ...string[]])[] = [
  ['topic.set', 'text'],
  ['left'],
  ['leadTaken'],
  ['paused'],
  ['resumed'],
  ['ended'],
  ['ended', 'day'],
  ['elsewhere'],
  ['framing.acknowledged'],
  ['turn.taken'],
  ['everyone.spoken'],
  ['learning.notKnownYet'],
  ['organisation.nothingNow'],
  ['experiment.none'],
  ['experiment.none', 'needFirst'],
  ['support.none'],
  ['return.none', 'because'],
  ['closing.presented'],
  ['drafted', 'text'],
]

const originsOf = (of: string, revision: number): Template[] => [
  ...ORIGINS.map((origin) => template({ type: 'origin.named', of, revision, origin })),
  template({ type: 'origin.seenDifferently', of, revision }),
]

/** Every act on the talk that somebody could wish for, whether or not it holds now. */
export const talkTemplates = (state: State, by: By): Template[] => [
  ...SIMPLE.map(([type, ...missing]) => template({ type }, ...missing)),
  template({ type: 'framing.presented', softened: softenedCodes(state) }),
  template({ type: 'framing.acknowledged', nothingFromMe: true }),
  ...Object.keys(state.settings).map((code) => template({ type: 'rule.restored', code })),
  ...FORMS.map((form) => template({ type: 'started', form })),
  ...moving(state),
  ...people(state, by),
  ...noting(state),
  ...keeping(state),
  ...originsOf('topic', 0),
  ...(state.carried?.experiment
    ? [
        ...FATES.map((fate) =>
          template({ type: 'experiment.continued', of: state.carried?.experiment?.id, fate }),
        ),
        template({ type: 'experiment.continued', of: state.carried.experiment.id, fate: 'change' }, 'text'),
      ]
    : []),
]

const ON_LINES: readonly EventType[] = [
  'confirmed',
  'need.agreed',
  'need.forwarded',
  'need.keptHere',
  'experiment.asked',
  'experiment.agreed',
  'experiment.objected',
  'experiment.released',
  'sharing.agreed',
  'learning.shared',
]

const choosing = (state: State, line: Line): Template[] => {
  const { chosen } = state.reality
  const lines = chosen.includes(line.id) ? chosen.filter((id) => id !== line.id) : [...chosen, line.id]
  return lines.length <= 3 ? [template({ type: 'lines.chosen', lines })] : []
}

/** Every act on one line that somebody could wish for. */
export const lineTemplates = (state: State, id: string): Template[] => {
  const line = lineOf(state, id)
  if (!line) return []
  const of = seen(line)
  return [
    ...ON_LINES.map((type) => template({ type, ...of })),
    template({ type: 'learning.shared', ...of, withoutName: true }),
    template({ type: 'withdrawn', of: id }),
    template({ type: 'agreement.withdrawn', of: id }),
    template({ type: 'revised', ...of }, 'text'),
    ...(line.kind === 'need' ? [template({ type: 'revised', ...of }, 'level')] : []),
    ...(line.kind === 'finding' ? [template({ type: 'revised', ...of }, 'tags')] : []),
    ...(['experiment.taken', 'experiment.replaced'] as const).flatMap((type) => [
      template({ type, ...of, end: 'next' }),
      template({ type, ...of }, 'end'),
    ]),
    ...carrierActs(state, line).map((act) => template(act)),
    template({ type: 'noted.heard', about: id }, 'text'),
    template({ type: 'noted.perspective', about: id }, 'text'),
    ...originsOf(id, line.revision),
    ...choosing(state, line),
  ]
}

/** Every act on a draft of one's own, or on words that came back. */
export const draftTemplates = (mine: Mine, id: string): Template[] =>
  [...mine.drafts, ...mine.cameBack].some((one) => one.id === id)
    ? [template({ type: 'redrafted', of: id }, 'text'), template({ type: 'discarded', of: id })]
    : []

/**
 * A template, an action or an offer with its fields filled in; `line.text` goes inside `line`.
 *
 * @param values By the names in `missing`; whatever else is given is left out. A field that is not given makes `send` throw.
 */
export const fillTemplate = ({ event, missing }: Template, values: Record<string, unknown>): SentEvent => {
  const filled: Record<string, unknown> = { ...event }
  for (const field of missing) {
    const [outer, inner] = field.split('.') as [string, string | undefined]
    if (inner) filled[outer] = { ...(filled[outer] as object), [inner]: values[field] }
    else filled[outer] = values[field]
  }
  return filled as SentEvent
}
