import { type Action, type Draft, filled, OivallusError } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { button, buttons } from './button.ts'
import type { Pen } from './drawn.ts'
import { groupOf } from './lines.ts'

/** Small, above everything: where we are in seven words, and who sees this. */
export const top = (pen: Pen): ScreenNode | false => {
  const { view, texts } = pen
  if (view.stage === 'closing') return false
  return pen.memo('top', [view.progress, view.whoSees, view.practice, view.stage, texts], () =>
    h(
      'header',
      { part: 'top', key: 'top' },
      view.progress.length > 0 && view.stage !== 'called' && view.stage !== 'held' && progress(pen),
      h('p', { part: 'who-sees' }, [view.practice, view.whoSees].filter(Boolean).join(' · ')),
    ),
  )
}

/** Gated steps are a list of buttons and no tabs: the one we are at is marked, and those ahead wait. */
const progress = ({ view, texts, options }: Pen): ScreenNode =>
  h(
    'nav',
    { part: 'progress', 'aria-label': [options.label, texts.labels.progress].filter(Boolean).join(': ') },
    whereNow(view, texts),
    h(
      'ol',
      null,
      view.progress.map(({ phase, name, at, go }) =>
        h(
          'li',
          { key: phase, 'data-at': at },
          h(
            'button',
            {
              type: 'button',
              'aria-current': at === 'now' ? 'step' : undefined,
              // One can be where one is, and has nowhere to go from there to there.
              'aria-disabled': at === 'now' ? true : undefined,
              disabled: at !== 'now' && go === null,
              ...(go && { on: { click: { do: 'act', action: go, place: 'progress' } } }),
            },
            h('span', null, name),
          ),
        ),
      ),
    ),
  )

/** Where there is no room for seven words: the one we are at, and how far that is. It stands in the list for those who listen. */
const whereNow = ({ progress }: Pen['view'], { screen }: Pen['texts']): ScreenNode | false => {
  const here = progress.flatMap(({ at, name }, index) => (at === 'now' ? [{ name, number: index + 1 }] : []))
  const [first, ...others] = here.map(({ number }) => number)
  if (first === undefined) return false
  const at = [first, ...others.slice(-1)].join('–')
  return h(
    'p',
    { 'data-row': 'where', 'aria-hidden': true },
    h('span', null, filled(screen.step, { at, all: progress.length })),
    h('span', null, here.map(({ name }) => name).join(' · ')),
  )
}

/** A store that cannot be reached comes back; one that has another talk, or none any more, does not. */
const troubleIn = (trouble: unknown, { screen }: Pen['texts']): string[] => {
  if (trouble === undefined) return []
  // A host's own store may throw whatever it likes.
  const reason = trouble instanceof OivallusError ? trouble.reason : 'store-unreachable'
  // That the talk before is not at hand is the host's to hear.
  if (reason === 'previous-missing') return []
  if (reason === 'store-unreachable') return [screen.trouble]
  if (reason === 'store-full') return [screen.full]
  if (reason === 'store-refused') return [screen.refused]
  return [screen.endsHere]
}

/** What should be known before anything else: another guide stands in, somebody asks to move, words came back. */
export const notices = (pen: Pen): ScreenNode | false => {
  const { view, texts, conversation } = pen
  const { trouble } = conversation.getSnapshot()
  const door = sectionOf(view, 'people')
  const welcoming = door?.actions.filter(isWelcome) ?? []
  const told = [
    ...(view.guideMissing ? [view.guideMissing] : []),
    ...troubleIn(trouble, texts),
    ...view.asks,
    ...(door?.atTheDoor ?? []),
  ]
  if (told.length === 0 && view.cameBack.length === 0) return false
  return h(
    'div',
    { part: 'notices', key: 'notices' },
    told.map((one) => h('p', { key: one }, one)),
    welcoming.length > 0 &&
      h('div', { key: 'door', 'data-row': 'buttons' }, buttons(pen, welcoming, 'door', 'equal')),
    view.cameBack.length > 0 &&
      h(
        'section',
        { part: 'came-back', 'aria-label': texts.labels.cameBack },
        h('h4', null, texts.labels.cameBack),
        h(
          'ul',
          null,
          view.cameBack.map((one) => own(pen, one)),
        ),
      ),
  )
}

/** Letting in somebody new is done at the notice that they are there. */
export const isWelcome = ({ key }: Action): boolean => key.startsWith('welcome.')

/** Something of one's own: a draft, or words that came back. */
export const own = ({ texts, writing }: Pen, { id, text }: Pick<Draft, 'id' | 'text'>): ScreenNode =>
  h(
    'li',
    { 'data-card': true, key: id },
    h('p', { 'data-line': 'words' }, typeof text === 'string' ? text : texts.labels.erased),
    groupOf({ text: typeof text === 'string' ? text : null, mark: texts.labels.erased }, `own.${id}`, [
      // Before the talk there is no field to bring it into.
      writing !== null && button(texts.labels.bringIn, { do: 'bring', id }, 'equal'),
      button(texts.labels.discard, {
        do: 'act',
        place: `own.${id}/discard`,
        action: {
          key: 'discard',
          label: texts.labels.discard,
          event: { type: 'discarded', of: id },
          missing: [],
          refusal: null,
          nudge: null,
        },
      }),
    ]),
  )
