import type { Notes } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { type Flow, flowOf, hasFlow } from '../picture/flow.ts'
import { type Box, type Layout, layoutOf, type PlacedText, type Point } from '../picture/layout.ts'
import { shortened } from '../picture/wrapped.ts'
import type { Pen } from './drawn.ts'

/** How a line became a learning, an origin, an experiment and a return: as a picture, and the same as text. For those who talked. */
export const picture = (pen: Pen, notes: Notes): ScreenNode | false => {
  if (notes.projection !== 'inside' || !hasFlow(notes)) return false
  const { state } = pen.conversation.getSnapshot()
  return pen.memo('picture', [state, pen.texts], () => drawn(pen, flowOf(notes, state, pen.texts)))
}

const drawn = ({ texts }: Pen, flow: Flow): ScreenNode => {
  const { screen, language } = texts
  return h(
    'section',
    { part: 'picture', key: 'picture', 'aria-label': screen.picture },
    h(
      'div',
      { 'data-row': 'title' },
      h('h2', null, screen.picture),
      h('p', { 'data-row': 'small' }, screen.pictureAbout),
    ),
    svg(layoutOf(flow, language), screen.picture, screen.pictureAbout),
    h('details', null, h('summary', null, screen.pictureAsText), asText(flow, texts.labels.from)),
  )
}

/** What no style changes stands in attributes: without a stylesheet it is a picture in black and white. */
const svg = (layout: Layout, title: string, about: string): ScreenNode => {
  const { width, height, direction } = layout
  return h(
    'svg',
    {
      role: 'img',
      viewBox: `0 0 ${width} ${height}`,
      direction,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1,
    },
    h('title', null, title),
    h('desc', null, about),
    h(
      'g',
      { 'data-picture': 'ties', 'stroke-width': 2 },
      h('path', { d: layout.ties.map(({ from, to }) => `M${xy(from)}L${xy(to)}`).join('') }),
      h('path', { d: layout.arrows.map(arrow).join('') }),
      layout.dots.map(({ x, y }) => h('circle', { cx: round(x), cy: round(y), r: 4, fill: 'currentColor' })),
    ),
    layout.headings.map((one) => words('heading', one)),
    layout.boxes.map(box),
  )
}

const box = ({ kind, instead, corner, width, height, texts, whole }: Box): ScreenNode =>
  h(
    'g',
    { 'data-picture': 'box', 'data-kind': kind, ...(instead && { 'data-instead': true }) },
    whole !== null && h('title', null, whole),
    h('rect', {
      x: round(corner.x),
      y: round(corner.y),
      width: round(width),
      height: round(height),
      rx: 6,
      ...(instead && { 'stroke-dasharray': '5 4' }),
    }),
    texts.map((one) => words(one.of, one)),
  )

/** Each line is a text of its own, so that writing in both directions is ordered within it alone. */
const words = (name: string, { lines, at, size, lineHeight }: PlacedText): ScreenNode =>
  h(
    'g',
    { 'data-picture': name, 'font-size': size, fill: 'currentColor', stroke: 'none' },
    lines.map((line, index) => h('text', { x: round(at.x), y: round(at.y + index * lineHeight) }, line)),
  )

const arrow = ({ x, y }: Point): string =>
  `M${xy({ x: x - 5, y: y - 7 })}L${xy({ x, y: y - 1 })}L${xy({ x: x + 5, y: y - 7 })}`

const xy = ({ x, y }: Point): string => `${round(x)} ${round(y)}`

const round = (value: number): number => Math.round(value * 10) / 10

/** The same as lists: each step, what stands in it, and what that came from. */
const asText = ({ steps }: Flow, from: string): ScreenNode[] => {
  const stops = steps[0]?.items ?? []
  return steps.map(({ kind, heading, items }) =>
    h(
      'section',
      { key: kind },
      h('h3', null, heading),
      h(
        'ul',
        null,
        items.map((item) => {
          const sources = item.from.flatMap((at) => stops[at]?.text ?? [])
          return h(
            'li',
            null,
            item.mark !== undefined && [h('span', { 'data-line': 'kind' }, `${item.mark}:`), ' '],
            h('span', { 'data-line': 'words' }, item.text),
            item.more !== undefined && h('p', { 'data-line': 'marks' }, item.more),
            hasSources(kind) &&
              // The name of what it is about says where it came from.
              !(kind === 'origins' && item.mark !== undefined) &&
              sources.length > 0 &&
              h(
                'p',
                { 'data-line': 'marks' },
                `${from}: ${sources.map((one) => shortened(one, SOURCE)).join(' · ')}`,
              ),
          )
        }),
      ),
    ),
  )
}

const SOURCE = 70
const hasSources = (kind: string): boolean => kind !== 'stops' && kind !== 'return'
