import { objectionEnds } from '../notes/leaving.ts'
import { goTo, isInOrder, phaseAfter } from '../pages.ts'
import { isPractice } from '../people.ts'
import { concernsStructures } from '../phases/distinction.ts'
import { someoneWithoutTurn } from '../phases/reality.ts'
import { filled } from '../refusal.ts'
import { PHASE_ROOMS } from '../rooms.ts'
import { allLines } from '../said.ts'
import { takeBackOf } from '../takingBack.ts'
import { type Code, isPhase, type Kind, PHASES, type Phase, QUESTIONS } from '../vocabulary.ts'
import { closingSections, followUpSections, heldSections, pausedSections } from './after.ts'
import { calledSections, peopleSection } from './before.ts'
import { listed } from './carriers.ts'
import { composerSection, ownWords } from './composer.ts'
import { type Context, contextOf, daysOffered, nameOf, type ViewInput, wordFor } from './context.ts'
import { distinctionSections } from './distinction.ts'
import { experimentSections } from './experiment.ts'
import { framingSections, whoSees } from './framing.ts'
import { keptSection, learningSections } from './learning.ts'
import { clockFrom, framingTime, nudgesFor } from './nudges.ts'
import { realitySections } from './reality.ts'
import type { Action, ProgressStep, Section, View } from './types.ts'

const PHASE_SECTIONS: Record<Phase, (c: Context) => Section[]> = {
  framing: framingSections,
  reality: realitySections,
  learning: learningSections,
  distinction: distinctionSections,
  experiment: experimentSections,
  followUp: followUpSections,
  closing: closingSections,
}

const questionsSection = (c: Context, phase: Phase): Section[] => {
  const { guide, texts } = c
  const isShort = c.state.form === 'short'
  const all = guide.settings.questions[phase].flatMap((id) => {
    const both = texts.questions[id]
    const text = both && c.say(both)
    return text ? [{ id, text, question: questionOf(c, id, text) }] : []
  })
  if (all.length === 0) return []
  const small =
    phase === 'reality'
      ? [...texts.reality.listen, texts.reality.healthNote]
      : phase === 'learning'
        ? [texts.learning.notEveryLearning]
        : []
  const answers =
    phase === 'learning'
      ? c.may('notKnownYet', texts.learning.notKnownYet, { type: 'learning.notKnownYet' })
      : []
  // The first four are asked, in the short form those of its own list; the rest are one tap away.
  const asked = isShort ? all.filter(({ id }) => asksInShort(c, id)) : all.slice(0, 4)
  const more = all.filter((one) => !asked.includes(one))
  return [{ part: 'questions', questions: asked, more, small, answers }]
}

/** Of what is needed from the organisation the short form asks when it was a matter of structures. */
const asksInShort = ({ guide, state }: Context, id: string): boolean =>
  guide.settings.shortForm.includes(id) && (id !== 'needed' || concernsStructures(state))

const builtInQuestions: readonly string[] = PHASES.flatMap((phase) => QUESTIONS[phase])

/** An added question is named by the lines that answer it, and worded by the first of them. */
const questionOf = ({ state }: Context, id: string, wording: string) => {
  if (builtInQuestions.includes(id)) return null
  const isWorded = allLines(state).some((line) => line.question?.id === id && line.question.wording)
  return isWorded ? { id } : { id, wording }
}

/** What was said in a phase, questions and other readings too. The closing shows the closing words alone. */
const linesSection = (c: Context, phase: Phase): Section[] => {
  if (phase === 'closing') return []
  const title = c.texts.stages[phase]
  const elsewhere = OWN_SECTION[phase] ?? []
  const lines = c.lines(phase).filter((line) => !elsewhere.includes(line.kind))
  return [{ part: 'lines', phase, title, lines: lines.map((line) => listed(c, line)) }]
}

/** Kinds that a phase shows in a section of their own. */
const OWN_SECTION: { [P in Phase]?: readonly Kind[] } = {
  distinction: ['finding', 'need'],
  experiment: ['idea', 'continue', 'stop', 'lighten', 'decision', 'support'],
  followUp: ['signal', 'nextQuestion'],
}

const sectionsOf = (c: Context): Section[] => {
  const { stage, page } = c.state
  if (stage === 'called') return calledSections(c)
  if (stage === 'paused') return [...pausedSections(c), peopleSection(c), elsewhere(c)]
  if (stage === 'held') return heldSections(c)
  return [
    ...page.flatMap((phase) => [
      ...questionsSection(c, phase),
      ...linesSection(c, phase),
      ...PHASE_SECTIONS[phase](c),
    ]),
    // The closing shows the closing words, and nothing else; what belongs elsewhere opens from the foot.
    ...(stage === 'closing'
      ? []
      : [...composerSection(c), ...keptSection(c), peopleSection(c), ...checklist(c)]),
    elsewhere(c),
  ]
}

/** Reminders for the facilitator, on their own screen; on a shared one to all. The preparation is read, never ticked. */
const checklist = (c: Context): Section[] => {
  const { facilitator } = c.texts
  if (c.me !== undefined && !c.isLead) return []
  const own = c.me !== undefined
  return [
    {
      part: 'checklist',
      reminders: facilitator.reminders,
      preparation: own ? facilitator.preparation : [],
      background: own ? facilitator.background : null,
    },
  ]
}

/** Contacts, and the offers to go on, pause or end. Nothing said here is stored. */
const elsewhere = (c: Context): Section => {
  const { texts, guide } = c
  const contacts = guide.settings.contacts.map((id) => wordFor(texts.contacts, id))
  return {
    part: 'elsewhere',
    title: texts.elsewhere.title,
    folded: true,
    about: texts.elsewhere.about,
    contacts: contacts.length > 0 ? contacts : [texts.elsewhere.noContacts],
    actions: c.mayAll(
      ['goOn', texts.elsewhere.goOn, 'elsewhere'],
      ['pause', texts.elsewhere.pause, 'paused'],
      ['end', texts.elsewhere.end, 'ended', 'day'],
      ['endWithoutDay', withoutDay(c, texts.elsewhere.end), 'ended'],
    ),
  }
}

const withoutDay = ({ texts }: Context, label: string): string => `${label} · ${texts.screen.noDayYet}`

const progressOf = (c: Context): ProgressStep[] => {
  const { state, texts } = c
  const now = isPhase(state.stage) ? state.page : state.left ? [state.left] : []
  return PHASES.map((phase) => ({
    phase,
    name: texts.stages[phase],
    minutes: c.guide.settings.minutes[state.form === 'short' ? 'short' : c.address][phase],
    at: now.includes(phase) ? 'now' : state.reached.includes(phase) ? 'done' : 'ahead',
    go:
      isPhase(state.stage) && !now.includes(phase) && isInOrder(state, phase)
        ? c.act(`go.${phase}`, texts.stages[phase], goTo(state, phase))
        : null,
  }))
}

/** Whatever may stand before going on, besides who one is. */
const PHASE_GATES: readonly Code[] = PHASES.flatMap((phase) => PHASE_ROOMS[phase].gates)

/** Going on, with the gate that stands before it; for others than the facilitator, asking to. */
const moveOn = (c: Context): Action | null => {
  const { state, texts } = c
  const next = isPhase(state.stage) ? phaseAfter(state) : undefined
  if (!next) return null
  const action = c.act('moveOn', texts.labels.moveOn, goTo(state, next))
  // Where a guide lets anybody move the talk on, it is theirs as well.
  if (c.isLead || !action.refusal || PHASE_GATES.includes(action.refusal.code)) {
    // Around a shared screen a turn not taken is a nudge to all, and names nobody.
    const isTurn = !action.refusal && state.page.includes('reality') && someoneWithoutTurn(state)
    return isTurn ? { ...action, nudge: texts.rules['someone-waiting'].says } : action
  }
  return c.maybe('askToMove', texts.offers.askToMove, { type: 'move.asked', to: next })
}

const foot = (c: Context): Action[] => {
  const { kinds, labels } = c.texts
  return c.mayAll(
    ['heard', kinds.heard, 'noted.heard', 'text'],
    ['elsewhere', labels.elsewhere, 'elsewhere'],
    ['pause', labels.pause, 'paused'],
    ['endForToday', labels.endForToday, 'ended', 'day'],
    ['endWithoutDay', withoutDay(c, labels.endForToday), 'ended'],
    ['leave', labels.leave, 'left'],
    ['takeLead', labels.takeLead, 'leadTaken'],
  )
}

const takeBack = (c: Context): Action | null => {
  const counter = takeBackOf(c.entries, c.state, c.as.by)
  return counter && c.maybe('takeBack', c.texts.labels.takeBack, counter)
}

/**
 * When time alone changes what is seen: the framing's clock, which speaks quietly and to the facilitator; and the ends of objection
 * times, by which what was entered for somebody stands, and what was agreed leaves.
 */
const wakeAt = (c: Context): string | null => {
  const moments = c.state.stage === 'framing' && c.isLead ? [clockFrom(c) + framingTime(c) + 1] : []
  if (c.state.stage === 'held') moments.push(...objectionEnds(c.entries, c.state))
  const next = Math.min(...moments.filter((at) => at > Date.parse(c.now)))
  return Number.isFinite(next) ? new Date(next).toISOString() : null
}

/** What is true and allowed now, for one viewer, in their language. */
export const viewOf = (input: ViewInput): View => {
  const c = contextOf(input)
  const { state, texts, guide } = c
  const { stage } = state
  return {
    language: texts.language,
    stage,
    page: state.page,
    form: state.form,
    address: c.address,
    practice: isPractice(state) ? texts.talk.practice : null,
    title: texts.stages[stage],
    purpose: isPhase(stage) ? c.say(texts.purposes[stage]) : null,
    whoSees: whoSees(c),
    guideMissing:
      guide.id === state.guide.id && guide.version === state.guide.version ? null : texts.labels.guideMissing,
    progress: progressOf(c),
    sections: sectionsOf(c),
    foot: foot(c),
    days: daysOffered(c),
    moveOn: moveOn(c),
    takeBack: takeBack(c),
    asks: c.isLead
      ? Object.entries(state.asksToMove).map(([id, phase]) => {
          return `${filled(texts.labels.asksToMove, { name: nameOf(c, id) })}: ${texts.stages[phase]}`
        })
      : [],
    nudges: nudgesFor(c),
    drafts: ownWords(c, input.mine.drafts),
    cameBack: ownWords(c, input.mine.cameBack),
    wakeAt: wakeAt(c),
  }
}
