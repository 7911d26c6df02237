import { builtIn, type Conversation, type InsideNotes } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { HOSTILE_TEXTS, run, runSeries, type Script, type Step, scripts, series } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { createScreen, type ScreenNode, toHtml } from '../src/index.ts'
import { flowOf, type StepKind } from '../src/picture/flow.ts'
import { layoutOf } from '../src/picture/layout.ts'
import { wrapped } from '../src/picture/wrapped.ts'

const guide = builtIn({ fi, sv, en })
const talkOf = async (script: Script): Promise<Conversation> =>
  (await run(script, { devices: 'one', guide })).conversation

/** A script with steps put in place of those from one act to another; neither of these two goes. */
const changed = (script: Script, from: string, to: string, ...steps: Step[]): Script => {
  const at = (type: string) => script.steps.findIndex(({ event }) => event.type === type)
  return {
    ...script,
    steps: [...script.steps.slice(0, at(from) + 1), ...steps, ...script.steps.slice(at(to))],
  }
}

const all = (node: ScreenNode | string): ScreenNode[] =>
  typeof node === 'string' ? [] : [node, ...node.children.flatMap(all)]
const textIn = (node: ScreenNode | string): string =>
  typeof node === 'string' ? node : node.children.map(textIn).join('')

/** The picture on the page after a talk. */
const pictureOf = (talk: Conversation): ScreenNode | undefined =>
  all(createScreen(talk).getSnapshot().tree).find(({ part }) => part === 'picture')
const within = (node: ScreenNode | undefined, element: string): ScreenNode[] =>
  node ? all(node).filter((one) => one.element === element) : []

const flow = (talk: Conversation) =>
  flowOf(talk.notes() as InsideNotes, talk.getSnapshot().state, talk.texts())
const itemsIn = (talk: Conversation, kind: StepKind) =>
  flow(talk).steps.find((one) => one.kind === kind)?.items ?? []
const layout = (talk: Conversation, language = 'fi') => layoutOf(flow(talk), language)

describe('the picture of a talk', () => {
  it('goes from what was stopped at over what was learned and where it lay to the experiment and the return', async () => {
    const talk = await talkOf(scripts.kotihoito)
    expect(flow(talk).steps.map(({ kind, items }) => [kind, items.length])).toEqual([
      ['stops', 1],
      ['learnings', 2],
      ['origins', 1],
      ['experiment', 1],
      ['return', 1],
    ])
    expect(itemsIn(talk, 'origins')[0]?.text).toBe(fi.origins.structures)
    expect(itemsIn(talk, 'return')[0]?.text).toBe('7.10.2026 klo 13.30')
  })

  it('ties each thing to the lines that it came from', async () => {
    const talk = await talkOf(scripts.daghemmet)
    expect(itemsIn(talk, 'learnings').map(({ from }) => from)).toEqual([[0], [0]])
    expect(itemsIn(talk, 'origins').map(({ text, from }) => [text, from])).toEqual([
      [sv.origins.structures, [0]],
      [sv.labels.seenDifferently, [1]],
    ])
    expect(itemsIn(talk, 'experiment').map(({ from }) => from)).toEqual([[0]])
  })

  it('names what an origin is of where there are several', async () => {
    const talk = await talkOf(scripts.daghemmet)
    const [first, second] = itemsIn(talk, 'origins').map(({ mark }) => mark)
    expect(first).toBeTruthy()
    expect(second).toBeTruthy()
    expect(second).not.toBe(first)
    expect(itemsIn(await talkOf(scripts.kotihoito), 'origins')[0]?.mark).toBeUndefined()
  })

  it('ties what does not say where it came from to everything that was stopped at', async () => {
    const [first] = await runSeries(series.koulukeittio, { devices: 'one', guide })
    const learnings = itemsIn((first as { conversation: Conversation }).conversation, 'learnings')
    expect(learnings.map(({ from }) => from)).toEqual([[0], [0], [0, 1]])
  })

  it('follows an experiment over a learning to the line behind it', async () => {
    const script = changed(
      scripts.daghemmet,
      'go.experiment',
      'go.followUp',
      {
        as: 'duken',
        label: 'ny',
        event: { type: 'noted.idea', text: 'Vi provar detta.', from: ['@lard'] },
      },
      { as: 'duken', event: { type: 'experiment.asked', of: '@ny' } },
      { as: 'duken', event: { type: 'experiment.taken', of: '@ny', end: 'next' } },
    )
    const learning = script.steps.findIndex(({ event }) => event.type === 'noted.learning')
    script.steps[learning] = { ...(script.steps[learning] as Step), label: 'lard' }
    expect(itemsIn(await talkOf(script), 'experiment')[0]).toEqual({ text: 'Vi provar detta.', from: [0] })
  })

  it('shows nothing to try as an outcome like any other, and no return as what was said', async () => {
    const script = changed(
      changed(scripts.kotihoito, 'go.experiment', 'go.followUp', {
        as: 'poyta',
        event: { type: 'experiment.none' },
      }),
      'go.followUp',
      'go.closing',
      { as: 'poyta', event: { type: 'return.none', because: 'Tavataan joka viikko muutenkin.' } },
    )
    const talk = await talkOf(script)
    expect(itemsIn(talk, 'experiment')).toEqual([{ text: fi.notes.nothingToTry, instead: true, from: [0] }])
    expect(itemsIn(talk, 'return')).toEqual([{ text: fi.labels.noReturn, instead: true, from: [0] }])
    expect(layout(talk).arrows).toHaveLength(2)
  })

  it('begins at the topic where no line was chosen', async () => {
    const runs = await runSeries(series.koulukeittio, { devices: 'one', guide })
    const talk = runs[2]?.conversation as Conversation
    expect(flow(talk).steps[0]).toMatchObject({
      heading: fi.notes.topic,
      items: [{ text: 'Mitä pastakokeilusta jäi', from: [0] }],
    })
    expect(itemsIn(talk, 'learnings')[0]?.from).toEqual([0])
  })

  it('says what becomes of an experiment that came from the last talk', async () => {
    const runs = await runSeries(series.koulukeittio, { devices: 'one', guide })
    const [tried] = itemsIn(runs[1]?.conversation as Conversation, 'experiment')
    expect(tried?.mark).toBe(fi.fates.keepTrying)
  })
})

describe('on the page after the talk', () => {
  it('it is a picture with a name and a description, and the same stands beside it as lists', async () => {
    const talk = await talkOf(scripts.kotihoito)
    const node = pictureOf(talk)
    const [svg] = within(node, 'svg')
    expect(svg?.attributes.role).toBe('img')
    expect(svg?.children.slice(0, 2).map((one) => [(one as ScreenNode).element, textIn(one)])).toEqual([
      ['title', fi.screen.picture],
      ['desc', fi.screen.pictureAbout],
    ])
    const [details] = within(node, 'details')
    const items = within(details, 'li').map(textIn)
    const said = flow(talk).steps.flatMap(({ items }) => items.map(({ text }) => text))
    expect(items).toHaveLength(said.length)
    for (const [at, text] of said.entries()) expect(items[at]).toContain(text)
    expect(items[1]).toContain(`${fi.labels.from}: Neljä lääkekäyntiä osuu`)
  })

  it('it is in the language of its reader', async () => {
    for (const script of Object.values(scripts)) {
      const talk = await talkOf(script)
      const texts = talk.texts()
      const [heading] = within(pictureOf(talk), 'h2')
      expect(heading && textIn(heading)).toBe(texts.screen.picture)
    }
  })

  it('there is none when nothing was stopped at and nothing learned', async () => {
    const script: Script = {
      ...scripts.kotihoito,
      steps: [...scripts.kotihoito.steps.slice(0, 3), { as: 'poyta', event: { type: 'ended', day: '+28d' } }],
    }
    const talk = await talkOf(script)
    expect(talk.getSnapshot().state.stage).toBe('held')
    expect(pictureOf(talk)).toBeUndefined()
  })

  it('nobody outside the talk sees it', async () => {
    const talk = await talkOf(scripts.kotihoito)
    const outside = { ...talk, notes: () => talk.notes({ levels: ['it'] }) }
    expect(pictureOf(talk)).toBeDefined()
    expect(pictureOf(outside)).toBeUndefined()
  })

  it('names no participant and holds no thought of one’s own', async () => {
    const talk = await talkOf(scripts['service-desk'])
    const html = toHtml(pictureOf(talk) as ScreenNode)
    for (const { name } of scripts['service-desk'].people) expect(html).not.toContain(name)
    expect(html).not.toContain('Not sure it is mine to raise')
  })

  it('is the same nodes again while nothing has changed', async () => {
    const screen = createScreen(await talkOf(scripts.kotihoito))
    const find = () => all(screen.getSnapshot().tree).find(({ part }) => part === 'picture')
    const before = find()
    screen.refresh()
    expect(find()).toBe(before)
  })

  it('has no style of its own: colours are the stylesheet’s', async () => {
    const html = toHtml(pictureOf(await talkOf(scripts.daghemmet)) as ScreenNode)
    expect(html).not.toMatch(/<style|\sstyle=|#[0-9a-f]{3,6}\b/)
  })

  it('shows hostile text as text', async () => {
    const learnings = HOSTILE_TEXTS.map(
      (text): Step => ({ as: 'poyta', event: { type: 'noted.learning', text } }),
    )
    const talk = await talkOf(changed(scripts.kotihoito, 'go.learning', 'go.distinction', ...learnings))
    const html = toHtml(pictureOf(talk) as ScreenNode)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toMatch(/<script|<img|<svg\/|<b>/)
    expect(layout(talk).boxes.every(({ height }) => height < 160)).toBe(true)
  })
})

describe('where things stand in the picture', () => {
  it('boxes stand under each other inside it, and no tie leaves it', async () => {
    for (const script of Object.values(scripts)) {
      const { width, height, boxes, ties } = layout(await talkOf(script))
      let below = 0
      for (const { corner, width: wide, height: high } of boxes) {
        expect(corner.y).toBeGreaterThan(below)
        expect(corner.x + wide).toBeLessThanOrEqual(width)
        below = corner.y + high
      }
      expect(below).toBeLessThanOrEqual(height)
      for (const { x, y } of ties.flatMap(({ from, to }) => [from, to])) {
        expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
      }
    }
  })

  it('is mirrored where one reads from right to left', async () => {
    const talk = await talkOf(scripts.daghemmet)
    const [left, right] = [layout(talk), layout(talk, 'ar')]
    expect([left.direction, right.direction]).toEqual(['ltr', 'rtl'])
    expect(right.dots).toEqual(left.dots.map(({ x, y }) => ({ x: left.width - x, y })))
    expect(right.boxes[0]?.corner.x).toBe(
      left.width - (left.boxes[0]?.corner.x ?? 0) - (left.boxes[0]?.width ?? 0),
    )
  })
})

describe('words in lines', () => {
  it('break between words, and within a word only when it is wider than a line', () => {
    expect(wrapped('yksi kaksi kolme', 10, 3)).toEqual(['yksi kaksi', 'kolme'])
    expect(wrapped('a'.repeat(12), 10, 3)).toEqual(['a'.repeat(10), 'aa'])
  })

  it('are cut with an ellipsis when there are too many', () => {
    expect(wrapped('yksi kaksi kolme neljä viisi', 10, 2)).toEqual(['yksi kaksi', 'kolme…'])
    expect(wrapped('ä'.repeat(20_000), 10, 2)[1]).toMatch(/^ä+…$/)
  })

  it('leave no word alone on the last line where it can be helped', () => {
    expect(wrapped('den elfte november kl. tio', 22, 3)).toEqual(['den elfte', 'november kl. tio'])
    expect([wrapped('tio', 22, 3), wrapped('', 22, 3)]).toEqual([['tio'], []])
  })

  it('never part a letter of several characters', () => {
    const family = '👩🏽‍⚕️👨‍👩‍👧‍👦🏳️‍🌈🇫🇮👍🏿'
    for (const line of wrapped(family.repeat(20), 10, 99))
      expect(() => encodeURIComponent(line)).not.toThrow()
    expect(wrapped(family, 5, 9)).toEqual(['👩🏽‍⚕️👨‍👩‍👧‍👦', '🏳️‍🌈🇫🇮', '👍🏿'])
  })
})
