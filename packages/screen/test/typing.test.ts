import { describe, expect, it, vi } from 'vitest'
import { screenOf, seenIn, talkIn } from './seen.ts'

/** A store as a browser's, in memory. */
const inMemory = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const closed = () => {
  throw new Error('The storage of a cross-site frame is closed.')
}

describe('the one field', () => {
  it('is closed until it is tapped, and then has focus', async () => {
    const seen = await seenIn('reality')
    expect(seen.part('composer').attributes['data-open']).toBe('no')
    seen.pressFirst('composer')
    expect(seen.part('composer').attributes['data-open']).toBe('yes')
    expect(seen.focus()).toBe('composer')
    seen.escape('composer')
    expect(seen.part('composer').attributes['data-open']).toBe('no')
  })

  it('shows what was begun when it is closed with words in it', async () => {
    const seen = await seenIn('reality')
    seen.type('A morning of resets')
    seen.escape('composer')
    expect(seen.says('A morning of resets')).toBe(true)
    seen.pressFirst('composer')
    expect(seen.typed()).toBe('A morning of resets')
  })

  it('notes on Enter, is empty then, and stays open with focus', async () => {
    const seen = await seenIn('reality')
    seen.type('  Every morning begins with a reset. ')
    seen.enter()
    expect(seen.typed()).toBe('')
    expect(seen.focus()).toBe('composer')
    expect(seen.announced()).toContain(seen.texts.screen.noted)
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({
      type: 'noted.observation',
      under: 'focus',
      text: 'Every morning begins with a reset.',
    })
  })

  it.each(['framing', 'reality', 'learning', 'distinction', 'experiment', 'followUp'] as const)(
    'begins with a kind that is taken: in %s, on an own screen and on a shared one',
    async (phase) => {
      for (const id of ['service-desk', 'kotihoito'] as const) {
        const seen = await seenIn(phase, { id })
        seen.type('A line')
        seen.enter()
        expect(seen.parts('refusal')).toEqual([])
        expect(seen.conversation.entries().at(-1)?.event).toMatchObject({ text: 'A line' })
      }
    },
  )

  it('notes nothing when there is nothing in it', async () => {
    const seen = await seenIn('reality')
    const before = seen.conversation.entries().length
    seen.type('   ')
    seen.enter()
    expect(seen.conversation.entries()).toHaveLength(before)
    expect(seen.focus()).toBe('composer')
  })

  it('takes a line of another kind, and leads to the question of that kind', async () => {
    const seen = await seenIn('reality')
    seen.type('The two offices that knew hardly rang.')
    seen.kind('success')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({ under: 'success' })
    expect(seen.part('question').children).toEqual([seen.texts.questions.success?.one])
    expect(seen.part('composer').children).not.toEqual([])
  })

  it('follows the question again when a kind is chosen that there is not', async () => {
    const seen = await seenIn('reality')
    seen.type('A line')
    seen.kind('success')
    seen.kind('no-such-kind')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({ under: 'focus' })
  })

  it('closes empty as one goes on to the next question, and stays open with words in it', async () => {
    const seen = await seenIn('reality')
    seen.pressFirst('composer')
    seen.next()
    expect(seen.part('composer').attributes['data-open']).toBe('no')
    seen.type('Half a thought')
    seen.next()
    expect(seen.typed()).toBe('Half a thought')
  })

  it('marks on a finding what the structures lack', async () => {
    const seen = await seenIn('distinction')
    seen.press(seen.texts.origins.both)
    seen.type('Every password runs out on the same day.')
    seen.kind('gotInTheWay')
    seen.ticks(seen.texts.tags.rhythm ?? '')
    seen.ticks(seen.texts.tags.place ?? '')
    seen.ticks(seen.texts.tags.place ?? '')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({
      type: 'noted.finding',
      finding: 'gotInTheWay',
      tags: ['rhythm'],
    })
  })

  it('says who sees what is written there', async () => {
    const seen = await seenIn('reality')
    seen.pressFirst('composer')
    expect(seen.parts('who-sees')).toHaveLength(2)
  })
})

describe('what is typed', () => {
  it('is kept over a refusal, with its kind', async () => {
    const seen = await seenIn('reality')
    seen.type('The office could \0 do it.')
    seen.enter()
    expect(seen.typed()).toBe('The office could \0 do it.')
    expect(seen.part('refusal')).toBeDefined()
    seen.press(seen.texts.screen.keepWriting)
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.typed()).toBe('The office could \0 do it.')
    expect(seen.focus()).toBe('composer')
  })

  it('is kept over a reload where a store is given, and gone from it once it is noted', async () => {
    const typed = inMemory()
    const { conversation } = await talkIn('reality')
    const before = screenOf(conversation, { typed })
    before.type('Half a thought')
    before.kind('difficulty')
    before.screen.dispose()

    const after = screenOf(conversation, { typed })
    expect(after.typed()).toBe('Half a thought')
    after.enter()
    expect(conversation.entries().at(-1)?.event).toMatchObject({
      under: 'difficulty',
      text: 'Half a thought',
    })
    expect(typed.kept.size).toBe(0)
    expect(screenOf(conversation, { typed }).find((node) => node.element === 'textarea')).toBeUndefined()
  })

  it('is kept apart for each talk and each viewer', async () => {
    const typed = inMemory()
    const [first, second] = [await talkIn('reality'), await talkIn('reality', { devices: 'each' })]
    screenOf(first.conversation, { typed }).type('Of the first talk')
    const [siobhan, tomasz] = second.conversations.map((one) => screenOf(one, { typed }))
    tomasz?.type('Of Tomasz')
    expect(siobhan?.says('Of the first talk')).toBe(false)
    expect(siobhan?.says('Of Tomasz')).toBe(false)
    expect(typed.kept.size).toBe(2)
  })

  it('is let go of when the page asks for it', async () => {
    const typed = inMemory()
    const seen = await seenIn('reality', { typed })
    seen.type('Half a thought')
    seen.screen.clear()
    expect(seen.says('Half a thought')).toBe(false)
    expect(typed.kept.size).toBe(0)
    expect(seen.part('question')).toBeDefined()
  })

  it('stays on the screen when the store cannot be used', async () => {
    const seen = await seenIn('reality', { typed: { getItem: closed, setItem: closed, removeItem: closed } })
    seen.type('Half a thought')
    expect(seen.typed()).toBe('Half a thought')
    seen.enter()
    expect(seen.says('Half a thought')).toBe(true)
  })

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['texts that are none', '{"typed":{"composer":7}}'],
    ['another shape', '{"typed":{"composer":"x"},"tags":7,"writing":"yes","chosen":0}'],
  ])('begins without what is not ours in the store: %s', async (_, text) => {
    const seen = await seenIn('reality', {
      typed: { getItem: () => text, setItem: () => {}, removeItem: () => {} },
    })
    expect(seen.part('composer').attributes['data-open']).toBe('no')
  })

  it('in a button’s own field is kept over turning back from it', async () => {
    const seen = await seenIn('called')
    seen.pressFirst('preparation')
    seen.type('The printers, if there is time', 'preparation/prepare/text')
    seen.escape('form')
    expect(seen.parts('form')).toEqual([])
    seen.pressFirst('preparation')
    expect(seen.typed('preparation/prepare/text')).toBe('The printers, if there is time')
    seen.enter('preparation/prepare/text')
    expect(seen.parts('form')).toEqual([])
    expect(seen.conversation.view().drafts.map(({ text }) => text)).toContain(
      'The printers, if there is time',
    )
  })
})

describe('a button that lacks something', () => {
  it('asks for it in its place, and goes on asking while nothing is given', async () => {
    const seen = await seenIn('called')
    seen.pressFirst('preparation')
    expect(seen.focus()).toBe('form')
    const before = seen.screen.getSnapshot().focus.count
    seen.submit()
    expect(seen.screen.getSnapshot().focus).toEqual({ on: 'form', count: before + 1 })
    expect(seen.part('form')).toBeDefined()
  })

  it('begins with the name that the page knows', async () => {
    const seen = await seenIn('called', { name: 'Siobhán' })
    seen.conversation.send({ type: 'left' })
    seen.press(seen.texts.called.ownScreen)
    const [field] = seen
      .part('form')
      .children.flatMap((one) =>
        typeof one === 'string' ? [] : one.children.filter((child) => typeof child !== 'string'),
      )
      .filter(({ element }) => element === 'input')
    expect(field?.attributes.value).toBe('Siobhán')
  })

  it('begins with the words as they stand where a line is worded anew', async () => {
    const seen = await seenIn('reality')
    seen.type('A morning of resets')
    seen.enter()
    seen.press(seen.texts.screen.aboutLine.replace('{text}', 'A morning of resets'))
    seen.press(seen.texts.labels.reword)
    const id = String(seen.find(({ attributes }) => attributes.name === 'text')?.attributes['data-field'])
    expect(seen.typed(id)).toBe('A morning of resets')
    seen.type('Three mornings of resets', id)
    seen.submit()
    expect(seen.says('Three mornings of resets')).toBe(true)
    expect(seen.announced()).toContain(seen.texts.screen.done)
    expect(seen.parts('form')).toEqual([])
  })
})

it('says nothing to a listener that has gone, nor after it is disposed of', async () => {
  const seen = await seenIn('reality')
  const listener = vi.fn()
  const unsubscribe = seen.screen.subscribe(listener)
  seen.type('a')
  const times = listener.mock.calls.length
  expect(times).toBeGreaterThan(0)
  unsubscribe()
  seen.type('ab')
  seen.screen.subscribe(listener)
  seen.screen.dispose()
  seen.conversation.send({ type: 'noted.question', text: 'Is anybody there?' })
  expect(listener).toHaveBeenCalledTimes(times)
})
