import type { Flow, FlowItem, Step, StepKind } from './flow.ts'
import { wrapped } from './wrapped.ts'

/*
 * One picture for narrow places and wide ones: a flow from top to bottom. On the side where one begins to read, a thread runs down
 * from each matter that was stopped at; what came of it hangs on the thread by a dot. The threads meet in what is tried, and
 * one line goes on from there to the return.
 */

/** A picture with everything in its place, in units of its own width. Plain data. */
export interface Layout {
  width: number
  height: number
  direction: 'ltr' | 'rtl'
  headings: readonly PlacedText[]
  boxes: readonly Box[]
  ties: readonly Tie[]
  dots: readonly Point[]
  /** Where a thread ends in a box below it: the tips of arrows that point down. */
  arrows: readonly Point[]
}

export interface Point {
  x: number
  y: number
}

/** A straight line. */
export interface Tie {
  from: Point
  to: Point
}

export interface PlacedText {
  /** Lines under each other; the point is where the first begins. */
  lines: readonly string[]
  at: Point
  size: number
  lineHeight: number
}

/** Of an item: what it is, its words, and what else belongs to it. */
export interface BoxText extends PlacedText {
  of: 'mark' | 'text' | 'more'
}

export interface Box {
  kind: StepKind
  /** An answer in place of words. */
  instead: boolean
  corner: Point
  width: number
  height: number
  /** From top to bottom. */
  texts: readonly BoxText[]
  /** The whole text, where it was cut. */
  whole: string | null
}

const WIDTH = 340
const EDGE = 2
const THREAD = { first: 11, apart: 15, toBox: 19 }
const PADDING = { inline: 12, block: 9 }
const GAP = { heading: 24, underHeading: 8, box: 9, text: 3 }
const TEXT = { size: 16, lineHeight: 21 }
const LARGE = { size: 17.5, lineHeight: 23 }
const SMALL = { size: 13, lineHeight: 18 }
const TYPES: Record<StepKind, typeof TEXT> = {
  stops: TEXT,
  learnings: LARGE,
  origins: TEXT,
  experiment: LARGE,
  return: TEXT,
}
/** The share of the type's size that a usual letter takes, with some to spare for other typefaces. */
const LETTER = 0.6
/** From the top of a line to where its letters stand. */
const BASE = 0.74

/** Boxes on which all threads end: they reach over the whole width. */
const FINAL: readonly StepKind[] = ['experiment', 'return']
/** The most lines in a box; in those of what was learned fewer, where much was. */
const MOST = { usual: 5, small: 3, many: 3 }
const MANY = 6

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/

/** Places the flow of a talk. */
export const layoutOf = ({ steps }: Flow, language: string): Layout => {
  const threads = steps[0]?.items.length ?? 0
  const threadAt = (at: number): number => THREAD.first + at * THREAD.apart
  const start = threadAt(Math.max(threads - 1, 0)) + THREAD.toBox

  const headings: PlacedText[] = []
  const boxes: Box[] = []
  const ties: Tie[] = []
  const dots: Point[] = []
  const arrows: Point[] = []
  /** Where each thread has come to, from the top. */
  const reached = new Map<number, number>()
  let y = EDGE

  const goOn = (thread: number, to: number) => {
    const from = reached.get(thread)
    const x = threadAt(thread)
    if (from !== undefined) ties.push({ from: { x, y: from }, to: { x, y: to } })
    reached.set(thread, to)
  }

  /** Hangs a box on the threads that it came from. */
  const hang = ({ corner, height }: Box, from: readonly number[]) => {
    const middle = corner.y + height / 2
    for (const thread of from) {
      goOn(thread, middle)
      dots.push({ x: threadAt(thread), y: middle })
    }
    const first = from[0]
    if (first !== undefined)
      ties.push({ from: { x: threadAt(first), y: middle }, to: { x: corner.x, y: middle } })
  }

  /** Lets the threads that led to a box end on it; the first goes on from below it. */
  const end = ({ corner, height }: Box, from: readonly number[]) => {
    for (const thread of from) {
      if (!reached.has(thread)) continue
      goOn(thread, corner.y)
      arrows.push({ x: threadAt(thread), y: corner.y })
    }
    reached.clear()
    reached.set(0, corner.y + height)
  }

  for (const step of steps) {
    const isFinal = FINAL.includes(step.kind)
    const heading = textOf(step.heading, SMALL, WIDTH - EDGE - start, 2, { x: start, y })
    headings.push(heading)
    y += heightOf(heading) + GAP.underHeading
    for (const item of step.items) {
      const x = isFinal ? EDGE : start
      const inset = isFinal ? start - x : PADDING.inline
      const box = boxOf(step, item, { x, y }, inset)
      boxes.push(box)
      // The return comes from whatever stands above it.
      const from = step.kind === 'return' ? [...reached.keys()] : item.from
      if (isFinal) end(box, from)
      else hang(box, from)
      y += box.height + GAP.box
    }
    y += GAP.heading - GAP.box
  }
  const layout: Layout = {
    width: WIDTH,
    height: Math.ceil(y - GAP.heading + EDGE),
    direction: 'ltr',
    headings,
    boxes,
    ties,
    dots,
    arrows,
  }
  return RIGHT_TO_LEFT.test(language) ? mirrored(layout) : layout
}

/** A box that reaches to the edge; its words begin so far into it. */
const boxOf = ({ kind, items }: Step, item: FlowItem, corner: Point, inset: number): Box => {
  const width = WIDTH - EDGE - corner.x
  const most = kind === 'learnings' && items.length > MANY ? MOST.many : MOST.usual
  const texts: BoxText[] = []
  let y = corner.y + PADDING.block
  for (const of of ['mark', 'text', 'more'] as const) {
    const text = item[of]
    if (text === undefined) continue
    const [type, lines] = of === 'text' ? [TYPES[kind], most] : [SMALL, MOST.small]
    const top = { x: corner.x + inset, y }
    const placed = textOf(text, type, width - inset - PADDING.inline, lines, top)
    texts.push({ of, ...placed })
    y += heightOf(placed) + GAP.text
  }
  return {
    kind,
    instead: item.instead === true,
    corner,
    width,
    height: y - GAP.text + PADDING.block - corner.y,
    texts,
    whole: texts.some(({ lines }) => lines.at(-1)?.endsWith('…')) ? item.text : null,
  }
}

const textOf = (
  text: string,
  { size, lineHeight }: typeof TEXT,
  width: number,
  most: number,
  top: Point,
): PlacedText => ({
  lines: wrapped(text, Math.floor(width / (size * LETTER)), most),
  at: { x: top.x, y: top.y + lineHeight * BASE },
  size,
  lineHeight,
})

const heightOf = ({ lines, lineHeight }: PlacedText): number => Math.max(lines.length, 1) * lineHeight

/** The same picture for those who read from right to left. */
const mirrored = (layout: Layout): Layout => {
  const point = ({ x, y }: Point): Point => ({ x: layout.width - x, y })
  const text = (one: PlacedText): PlacedText => ({ ...one, at: point(one.at) })
  return {
    ...layout,
    direction: 'rtl',
    headings: layout.headings.map(text),
    boxes: layout.boxes.map((box) => ({
      ...box,
      corner: point({ x: box.corner.x + box.width, y: box.corner.y }),
      texts: box.texts.map((one) => ({ ...one, ...text(one) })),
    })),
    ties: layout.ties.map(({ from, to }) => ({ from: point(from), to: point(to) })),
    dots: layout.dots.map(point),
    arrows: layout.arrows.map(point),
  }
}
