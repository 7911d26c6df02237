import { notYetAgreeing } from '../agreements.ts'
import { needStatus } from '../needs.ts'
import { leavesAt } from '../notes/leaving.ts'
import { participantOf } from '../people.ts'
import { filled } from '../refusal.ts'
import { seen } from '../said.ts'
import type { Line } from '../state.ts'
import { ORIGINS } from '../vocabulary.ts'
import { type Context, nameOf, wordFor } from './context.ts'
import { matters } from './learning.ts'
import { nameIn } from './nudges.ts'
import { chosenSection } from './reality.ts'
import type { LineWithActions, Section } from './types.ts'

/** The matter itself, where no line was chosen. */
const TOPIC = 'topic'

const originsSection = (c: Context): Section => {
  const { state, texts } = c
  const chosen = matters(c).map((line) => ({
    id: line.id,
    text: c.words(line.text) ?? '',
    revision: line.revision,
  }))
  const about =
    chosen.length > 0 ? chosen : [{ id: TOPIC, text: c.words(state.called.topic?.text) ?? '', revision: 0 }]
  return {
    part: 'origins',
    title: c.question('origin'),
    matters: about.map(({ id, text, revision }) => ({
      id,
      text,
      origin: state.distinction.origins[id] ? texts.origins[state.distinction.origins[id]] : null,
      seenDifferently: state.distinction.seenDifferently[id] === true,
      actions: [
        ...ORIGINS.map((origin) =>
          c.act(origin, texts.origins[origin], { type: 'origin.named', of: id, revision, origin }),
        ),
        c.act('seenDifferently', texts.labels.seenDifferently, {
          type: 'origin.seenDifferently',
          of: id,
          revision,
        }),
      ],
    })),
  }
}

/** A finding with each tag to put on it, or take off. */
const tagging = (c: Context, line: Line): LineWithActions => {
  const { tags = [] } = line
  const revised = { type: 'revised', ...seen(line) } as const
  const may = c.holds({ ...revised, tags }, [])
  return {
    ...c.line(line),
    actions: !may
      ? []
      : c.guide.settings.tags.map((tag) => ({
          key: `tag.${tag}`,
          label: wordFor(c.texts.tags, tag),
          event: {
            ...revised,
            tags: tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag],
          },
          missing: [],
          refusal: null,
          nudge: null,
        })),
  }
}

const findingsSection = (c: Context): Section => {
  const findings = c.kinds('finding')
  const { supported, inTheWay, tags } = c.texts.distinction
  return {
    part: 'findings',
    titles: { supported, inTheWay, tags },
    tags: c.guide.settings.tags.map((id) => ({ id, label: wordFor(c.texts.tags, id) })),
    supported: findings.filter((line) => line.finding === 'supported').map((line) => tagging(c, line)),
    inTheWay: findings.filter((line) => line.finding !== 'supported').map((line) => tagging(c, line)),
  }
}

/** A participant who stands for the level is asked whether this is a decision they can take now; around a shared screen by name. */
const yours = (c: Context, { level }: Line): string | null => {
  const own = c.me === undefined ? c.around : [participantOf(c.state, c.me)]
  const who = level === undefined ? undefined : own.find((one) => one?.answersFor?.includes(level))
  if (!who) return null
  const { isThisYours } = c.texts.distinction
  return c.me === undefined ? `${nameOf(c, who.id)}: ${isThisYours}` : isThisYours
}

/** What was taken forward leaves the room only when nobody can object to it any more. */
const leaves = (c: Context, line: Line): string | null => {
  const moment = leavesAt(line, c.entries, c.state)
  return Number.isFinite(moment) && moment > Date.parse(c.now)
    ? filled(c.texts.labels.untilObjection, {
        day: c.day(c.platform.dayOf(new Date(moment).toISOString(), c.state.zone)),
      })
    : null
}

const awaits = (c: Context, line: Line): string | null => {
  const names = notYetAgreeing(line).map((one) => nameOf(c, one))
  return names.length > 0 ? filled(c.texts.labels.awaits, { names: names.join(', ') }) : null
}

/** What is needed; in the follow-up folded, and asking whether something is taken forward. */
export const needsSection = (c: Context, title: string, folded = false): Section => {
  const { texts, guide } = c
  const { labels } = texts
  return {
    part: 'needs',
    title,
    ...(folded && { folded }),
    levels: guide.settings.levels.map((id) => ({ id, label: wordFor(texts.levels, id) })),
    needs: c.kinds('need').map((line) => ({
      ...c.line(line),
      status: texts.statuses[needStatus(line, c.state)],
      level: line.level === undefined ? null : wordFor(texts.levels, line.level),
      yours: yours(c, line),
      leaves: leaves(c, line),
      awaits: awaits(c, line),
      nameNote: nameIn(c, c.words(line.text) ?? ''),
      actions: [
        ...(line.level === undefined ? c.mayOn(line, ['level', labels.level, 'revised', 'level']) : []),
        ...c.mayOn(line, ['agree', texts.distinction.wellPut, 'need.agreed']),
        c.act('forward', labels.takeForward, { type: 'need.forwarded', ...seen(line) }),
        ...c.mayOn(
          line,
          ['keepHere', labels.keepHere, 'need.keptHere'],
          ['reword', labels.reword, 'revised', 'text'],
        ),
        ...c.may('withdrawAgreement', labels.withdrawAgreement, {
          type: 'agreement.withdrawn',
          of: line.id,
        }),
      ],
    })),
    nothingNow: c.maybe('nothingNow', texts.distinction.nothingNow, { type: 'organisation.nothingNow' }),
  }
}

/** Structures and everyday doing: the chosen matter with four equal answers, the findings, and what is needed. */
export const distinctionSections = (c: Context): Section[] => [
  originsSection(c),
  ...(c.state.page.includes('learning') ? [] : [chosenSection(c, true)]),
  findingsSection(c),
  needsSection(c, c.question('needed')),
]
