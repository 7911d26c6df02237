import { momentsOf, moreMoments } from '../moments/moments.ts'
import { momentNow, nextQuestion } from '../moments/passing.ts'
import { writingNow } from '../moments/writing.ts'
import { h, type ScreenNode } from '../node.ts'
import type { ScreenOptions } from '../screen.ts'
import { afterPage } from './after.ts'
import { besideBody, bodyOf } from './body.ts'
import { calledPage } from './called.ts'
import { composer } from './composer.ts'
import { besideTheField, createMemo, type Drawn, isEnding, type Pen } from './drawn.ts'
import { navigation } from './navigation.ts'
import { outsidePage } from './outside.ts'
import { refusal } from './refusal.ts'
import { asking, sheet } from './sheet.ts'
import { notices, top } from './top.ts'

/** Draws screens one after another: parts that did not change are the same nodes again. */
export const drawing = (options: ScreenOptions): ((drawn: Drawn) => ScreenNode) => {
  const memo = createMemo()
  return (drawn) => {
    const { view, texts, ui, conversation } = drawn
    const asked = memo('asked', [view, texts, ui.at, ui.again, ui.chosen], () => askedNow(drawn))
    return root({ ...drawn, ...asked, options, memo, shared: 'screen' in conversation.viewer })
  }
}

const askedNow = ({
  view,
  texts,
  ui,
}: Drawn): Pick<Pen, 'moment' | 'moments' | 'more' | 'next' | 'writing'> => {
  const moment = momentNow(ui, view, texts)
  return {
    moment,
    moments: momentsOf(view, texts),
    more: moreMoments(view, texts),
    next: nextQuestion(view, texts, moment),
    writing: writingNow({ ui }, moment, view),
  }
}

const root = (pen: Pen): ScreenNode => {
  const { view, texts, shared } = pen
  return h(
    'section',
    {
      part: 'conversation',
      lang: view.language,
      'aria-label': pen.options.label ?? texts.talk.name,
      'data-stage': view.stage,
      'data-form': view.form,
      ...(shared && { 'data-shared': true }),
    },
    top(pen),
    notices(pen),
    page(pen),
    pen.memo('announcements', besideTheField(pen), () => announcements(pen)),
  )
}

const page = (pen: Pen): (ScreenNode | false)[] => {
  const { view, ui, memo } = pen
  const still = besideTheField(pen)
  if (view.sections.some(({ part }) => part === 'outside')) return [outsidePage(pen)]
  if (ui.sheet) return [sheet(pen), refusal(pen)]
  if (view.stage === 'called') return [calledPage(pen), refusal(pen)]
  if (view.stage === 'held') return [afterPage(pen), refusal(pen)]
  return [
    h(
      'div',
      { part: 'phase', key: 'phase' },
      heading(pen),
      otherQuestions(pen),
      ...memo('body', still, () => bodyOf(pen)),
      composer(pen),
      became(pen),
      memo('refusal', still, () => refusal(pen)),
      memo('nudge', still, () => nudge(pen)),
      ...memo('beside', still, () => besideBody(pen)),
    ),
    navigation(pen),
  ]
}

/** The phase, what it is for, and the question, readable from three metres. */
const heading = ({ view, moment, memo }: Pen): ScreenNode | false => {
  if (isEnding(view)) return false
  return memo('heading', [view.title, view.purpose, moment?.question], () =>
    h(
      'div',
      { part: 'heading', key: 'heading' },
      h('h2', { 'data-focus': 'title', tabindex: -1 }, view.title),
      view.purpose !== null && h('p', { 'data-row': 'purpose' }, view.purpose),
      moment?.question
        ? h('h3', { part: 'question', 'data-focus': 'question', tabindex: -1 }, moment.question)
        : false,
    ),
  )
}

/** The other questions of the page, closed, one press each. */
const otherQuestions = ({ moment, moments, more, texts, memo, view }: Pen): ScreenNode | false => {
  const others = [...moments, ...more].filter(({ question, id }) => question !== '' && id !== moment?.id)
  if (isEnding(view) || others.length === 0) return false
  return memo('others', [view, texts, moment?.id], () =>
    h(
      'details',
      // Of another question it is another fold: it closes as one goes there.
      { part: 'questions', key: `questions.${moment?.id}` },
      h('summary', null, texts.learning.moreQuestions),
      h('div', { 'data-row': 'choices' }, others.map(asking)),
    ),
  )
}

/** What became of words that are not seen on this page: to those who do not see it, it was said. */
const became = ({ ui }: Pen): ScreenNode | false =>
  ui.became !== null && h('p', { key: 'became', 'data-row': 'small' }, ui.became)

/** At most one, and none that comes while one types. */
const nudge = ({ view, ui, texts }: Pen): ScreenNode | false => {
  const shown = view.nudges.find(({ key }) => key === ui.nudge)
  if (!shown) return false
  return h(
    'p',
    { part: 'nudge', key: 'nudge' },
    h('span', null, shown.text),
    h(
      'button',
      {
        type: 'button',
        'data-weight': 'quiet',
        on: { click: { do: 'dismiss', nudge: shown.key } },
      },
      texts.screen.hide,
    ),
  )
}

/** Said once to those who do not see the screen. */
const announcements = ({ ui: { announced }, view, ui }: Pen): ScreenNode => {
  const nudge = view.nudges.find(({ key }) => key === ui.nudge)
  return h(
    'div',
    { part: 'announcements', key: 'announcements', role: 'status', 'aria-live': 'polite' },
    nudge && h('p', { key: nudge.key }, nudge.text),
    announced.text !== '' && h('p', { key: `said.${announced.count}` }, announced.text),
  )
}
