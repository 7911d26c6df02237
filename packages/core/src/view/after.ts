import { carriedLines } from '../carriers.ts'
import { isUnconfirmed } from '../notes/leaving.ts'
import { isBy } from '../people.ts'
import { filled } from '../refusal.ts'
import { allLines, seen, takenLine } from '../said.ts'
import type { Line } from '../state.ts'
import { type Context, carrierOf, daysOffered } from './context.ts'
import { needsSection } from './distinction.ts'
import { nameIn } from './nudges.ts'
import type { Section } from './types.ts'

/** When we come back: dates by the rhythm, how we notice, what we want to learn more of; folded, what is shared. */
export const followUpSections = (c: Context): Section[] => {
  const { state, texts } = c
  const { return: back, noReturn } = state.followUp
  return [
    {
      part: 'return',
      title: texts.followUp.when,
      day: back?.day ?? null,
      text: back ? filled(texts.labels.returnOn, { day: c.day(back.day) }) : c.words(noReturn),
      dates: daysOffered(c).map(({ weeks, day, label }) =>
        c.act(`in.${weeks}`, label, { type: 'noted.return', day }),
      ),
      other: c.maybe('otherDay', texts.followUp.otherDay, { type: 'noted.return' }, 'day'),
      none: c.maybe('noReturn', texts.followUp.noReturn, { type: 'return.none' }, 'because'),
    },
    {
      part: 'lines',
      phase: 'followUp',
      title: texts.notes.signals,
      lines: c.kinds('signal', 'nextQuestion').map(c.line),
    },
    needsSection(c, texts.followUp.forwardMore, true),
    {
      part: 'sharing',
      title: texts.followUp.shareMore,
      folded: true,
      learnings: c.kinds('learning').map((line) => ({
        ...c.line(line),
        nameNote: nameIn(c, c.words(line.text) ?? ''),
        actions: [
          ...c.mayOn(line, ['agree', texts.labels.agree, 'sharing.agreed']),
          c.act('share', texts.labels.share, { type: 'learning.shared', ...seen(line), withoutName: true }),
        ],
      })),
    },
  ]
}

/** To close: the sentence, large; under it what we try and when we come back; nothing else. */
export const closingSections = (c: Context): Section[] => {
  const { state, texts } = c
  const tried = c.words(takenLine(state)?.text)
  const back = state.followUp.return
  return [
    {
      part: 'closing',
      words: c.say(texts.closing.words),
      weTry: tried === null ? null : `${texts.closing.weTry}: ${tried}`,
      weComeBack: back
        ? filled(texts.closing.weComeBack, { day: c.day(back.day) })
        : c.words(state.followUp.noReturn),
      actions: [
        ...c.may('presentClosing', texts.offers.saidClosing, { type: 'closing.presented' }),
        ...(c.isLead
          ? [c.act('close', texts.closing.thanks, { type: 'closed', of: state.stage, revision: state.moves })]
          : []),
      ],
    },
  ]
}

/** How much of one's own was kept for later, and how much fell to one: for and about the facilitator, on their own sign-in. */
const mirror = (c: Context): string[] => {
  const { state, texts, me } = c
  if (me === undefined || state.lead !== me) return []
  const own = allLines(state).filter((line) => isBy(line.by, me))
  const parked = own.filter((line) => line.status === 'parked' || line.handedBack).length
  const carried = carriedLines(state).filter((line) => line.carries === me).length
  return [
    filled(texts.held.mirrorParked, { count: parked }),
    filled(texts.held.mirrorCarried, { count: carried }),
  ]
}

/**
 * What waits for somebody on a line: the line itself, or their agreement to it as it is worded now. An experiment that another
 * replaced is nobody's to agree to any more.
 */
const enteredFor = (c: Context, me: string, line: Line): { line: Line; entered: string | null }[] => {
  const { state, texts, entries, now } = c
  if (line.status !== 'open') return []
  if (isBy(line.by, me) && isUnconfirmed(line, line.id, entries, state, now)) return [{ line, entered: null }]
  const isReplaced = line.kind === 'idea' && state.experiment.taken !== line.id
  const agreed = line.agreements?.some(
    (one) =>
      one.participant === me &&
      one.revision === line.revision &&
      isUnconfirmed(one, one.entry, entries, state, now),
  )
  const entered = line.kind === 'idea' ? texts.experiment.noObstacle : texts.labels.agree
  return agreed && !isReplaced ? [{ line, entered }] : []
}

/** After the talk: what was entered for me, who carries what, and, for the facilitator alone, the mirror. */
export const heldSections = (c: Context): Section[] => {
  const { state, texts, me } = c
  const unconfirmed = me === undefined ? [] : allLines(state).flatMap((line) => enteredFor(c, me, line))
  return [
    ...(state.endedForToday ? [lastWords(c)] : []),
    {
      part: 'after',
      title: texts.held.enteredForYou,
      confirmations: unconfirmed.map(({ line, entered }) => ({
        ...c.line(line),
        entered,
        actions: [
          ...c.mayOn(
            line,
            ['confirm', texts.held.confirm, 'confirmed'],
            ['correct', texts.held.correct, 'revised', 'text'],
          ),
          ...c.may('withdrawLine', texts.labels.discard, { type: 'withdrawn', of: line.id }),
          ...c.may('withdraw', texts.labels.withdrawAgreement, { type: 'agreement.withdrawn', of: line.id }),
        ],
      })),
      carries: carriedLines(state).flatMap((line) => {
        const who = carrierOf(c, line.carries)
        const what = c.words(line.text)
        return who !== null && what !== null ? [{ who, what }] : []
      }),
      mirror: mirror(c),
      ownCopy: texts.held.ownCopy,
      actions: [
        ...c.mayAll(
          ['resume', texts.held.resumeUntilNext, 'resumed'],
          ['moveReturn', texts.labels.moveReturn, 'noted.return', 'day'],
        ),
        ...c.kinds('need').flatMap((need) =>
          need.forwarded
            ? c.may(
                `answer.${need.id}`,
                `${texts.held.answerNeed}: ${c.words(need.text) ?? texts.labels.erased}`,
                {
                  type: 'noted.answer',
                  need: need.id,
                },
                'text',
              )
            : [],
        ),
      ],
    },
  ]
}

/** The closing words, where a talk was closed or ended for today; a pause says that it is one. */
const lastWords = (c: Context): Section => {
  const { state, texts } = c
  const back = state.followUp.return
  const isPause = state.stage === 'paused' && !state.endedForToday
  return {
    part: 'closing',
    words: isPause ? texts.stages.paused : c.say(texts.closing.words),
    weTry: null,
    weComeBack: back ? filled(texts.closing.weComeBack, { day: c.day(back.day) }) : null,
    actions: c.mayAll(
      ['resume', texts.labels.resume, 'resumed'],
      ['takeLead', texts.labels.takeLead, 'leadTaken'],
    ),
  }
}

export const pausedSections = (c: Context): Section[] => [lastWords(c)]
