import type { CameBack, Draft } from '../private.ts'
import { PHASE_ROOMS } from '../rooms.ts'
import { fillTemplate } from '../templates.ts'
import { FINDINGS, isPhase, KINDS, type Kind, LEARNINGS, type Phase } from '../vocabulary.ts'
import { type Context, nameOf } from './context.ts'
import { whoSees } from './framing.ts'
import type { Action, ComposerKind, Section } from './types.ts'

/** Each phase has one field with a kind it begins with; nobody has to classify what they say. The other kinds are one tap away. */
const OWN: Record<Phase, readonly Kind[]> = {
  framing: [],
  reality: ['observation', 'perspective'],
  learning: ['learning', 'interpretation', 'explanation', 'perspective'],
  distinction: ['finding', 'need', 'perspective'],
  experiment: ['idea', 'continue', 'stop', 'lighten', 'support', 'decision', 'need', 'perspective'],
  followUp: ['signal', 'nextQuestion', 'continue', 'stop', 'lighten', 'support', 'decision', 'perspective'],
  closing: [],
}

/** At the field of every phase, and a question first where the phase has no kind of its own; "did I hear you right" has its place at the foot, too. */
const ALWAYS: readonly Kind[] = ['question', 'heard', 'wondering']

/** What comes too early often enough to have its own place at the field: one press keeps it. */
const EARLY: readonly Kind[] = ['interpretation', 'idea']

/** What is no words first of all, and has a card of its own. */
const NO_FIELD: readonly Kind[] = ['answer', 'outcome', 'return']

const MORE = { more: true } as const

const waits = (c: Context, kind: Kind): boolean =>
  c.state.page.every((phase) => {
    const takes = PHASE_ROOMS[phase].takes[kind]
    return typeof takes === 'object' && 'parks' in takes
  })

const choices = (
  c: Context,
  kind: Kind,
): { key: string; label: string; fixed: Record<string, unknown> }[] => {
  const { texts, guide } = c
  if (kind === 'observation')
    return guide.settings.observations.map((under) => ({
      key: under,
      label: texts.observations[under],
      fixed: { under },
    }))
  if (kind === 'finding')
    return FINDINGS.map((finding) => ({ key: finding, label: texts.findings[finding], fixed: { finding } }))
  if (kind === 'learning')
    return LEARNINGS.map((as) => ({
      key: as === 'insight' ? kind : as,
      label: texts.learnings[as],
      fixed: as === 'insight' ? {} : { as },
    }))
  return [{ key: kind, label: texts.kinds[kind], fixed: {} }]
}

const noting = (
  c: Context,
  named: Pick<ComposerKind, 'key' | 'kind' | 'label'>,
  fixed: Record<string, unknown>,
  rare: Pick<ComposerKind, 'more'>,
): ComposerKind => {
  const event = { type: `noted.${named.kind}` as const, ...fixed }
  const missing = ['text']
  return { ...named, event, missing, keep: false, nudge: c.nudge(event, missing), ...rare }
}

const keeping = (
  { texts }: Context,
  kind: Kind,
  key: string,
  label: string,
  fixed: Record<string, unknown>,
): ComposerKind => ({
  key: `keep.${key}`,
  kind,
  label: `${texts.labels.keepForLater}: ${label}`,
  event: { type: 'parked', line: { kind, ...fixed } },
  missing: ['line.text'],
  keep: true,
  nudge: null,
})

/** The kinds that the field of this page takes, its own first. */
const kindsAt = (c: Context): ComposerKind[] => {
  const own = new Set([...c.state.page.flatMap((phase) => OWN[phase]), ...ALWAYS, ...EARLY])
  const kinds = new Set([...own, ...KINDS.filter((kind) => !NO_FIELD.includes(kind))])
  const from = c.state.reality.chosen
  const offered = [...kinds].flatMap((kind): ComposerKind[] =>
    choices(c, kind).map(({ key, label, fixed }) =>
      waits(c, kind)
        ? { ...keeping(c, kind, key, label, fixed), ...(!own.has(kind) && MORE) }
        : noting(
            c,
            { key, kind, label },
            { ...fixed, ...(FROM.includes(kind) && from.length > 0 && { from }) },
            own.has(kind) ? {} : MORE,
          ),
    ),
  )
  // Keeping for later is always at hand: what has its place here can still wait for the next talk.
  if (!offered.some(({ keep }) => keep))
    offered.push({ ...keeping(c, 'idea', 'idea', c.texts.kinds.idea, {}), ...MORE })
  // The screen never shows a choice whose only result is a refusal: a decision is the supervisor's alone.
  return offered.filter((one) => one.kind !== 'decision' || c.holds(one.event, one.missing))
}

/** The one field of a page: the kinds it takes, the first one chosen, and who sees what is written. */
export const composerSection = (c: Context): Section[] => {
  const usable = kindsAt(c)
  const [first] = usable
  return first
    ? [
        {
          part: 'composer',
          kinds: usable,
          first: first.key,
          whoSees: whoSees(c),
          keptShows: c.texts.labels.keptShows,
          speakers: speakers(c),
        },
      ]
    : []
}

/** One's own words, with what can be done with them: bring them into the talk as a line of their kind, reword, discard. */
export const ownWords = <W extends Draft | CameBack>(
  c: Context,
  all: readonly W[],
): (W & { actions: Action[] })[] => {
  const kinds = isPhase(c.state.stage) && all.length > 0 ? kindsAt(c) : []
  const { labels } = c.texts
  return all.map((one) => {
    const kind = kinds.find((each) => each.kind === one.kind) ?? kinds[0]
    const into =
      kind && typeof one.text === 'string'
        ? [fillTemplate(kind, { text: one.text, 'line.text': one.text })]
        : []
    return {
      ...one,
      actions: [
        ...into.flatMap((event) => c.may('bringIn', kind?.keep ? kind.label : labels.bringIn, { ...event })),
        ...c.may('reword', labels.reword, { type: 'redrafted', of: one.id }, 'text'),
        ...c.may('discard', labels.discard, { type: 'discarded', of: one.id }),
      ],
    }
  })
}

/** Those around a shared screen whose name a line may bear: whoever is present with nothing written down is not among them. */
const speakers = (c: Context) =>
  c.around.flatMap(({ id }) =>
    c
      .mayAs(id, id, nameOf(c, id), { type: 'noted.heard' }, 'text')
      .flatMap(({ label, as }) => (as ? [{ id, name: label, as }] : [])),
  )

/** Kinds whose lines come from others; preset to the chosen ones. */
const FROM: readonly Kind[] = ['learning', 'finding', 'need', 'idea']
