import {
  type Conversation,
  createConversation,
  createMemoryStore,
  joinConversation,
  OivallusError,
  type Store,
} from '@oivallus/core'
import { steadyPlatform } from '@oivallus/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFocusing, type Screen } from '../src/index.ts'
import { guide, nodesIn, type Seen, screenOf, seenIn, talkIn, wordsIn } from './seen.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** Siobhán and Tomasz, each on a screen of their own, over one store. */
const bothIn = async (phase: Parameters<typeof talkIn>[0]) => {
  const { conversations } = await talkIn(phase, { devices: 'each' })
  const [first, second] = conversations as [Conversation, Conversation]
  const settled = async () => {
    for (const one of [first, second, first, second]) await one.settled()
  }
  return { siobhan: screenOf(first), tomasz: screenOf(second), settled }
}

/** Siobhán moves to another phase while Tomasz has not heard of it. */
const moves = (seen: Seen, phase: 'reality' | 'learning' | 'distinction') => {
  const { stage, moves: revision } = seen.conversation.getSnapshot().state
  return seen.conversation.send({ type: `go.${phase}`, of: stage, revision } as never)
}

describe('what comes too early', () => {
  it('is kept for later in one act, and is there in its phase', async () => {
    const seen = await seenIn('reality', { id: 'kotihoito' })
    const { length } = seen.conversation.entries()
    seen.type('Siirretään kaksi käyntiä.')
    seen.press(seen.texts.labels.keepForLater, seen.part('composer'))
    expect(seen.conversation.entries()).toHaveLength(length + 1)
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({
      type: 'parked',
      line: { kind: 'idea' },
    })
    expect(seen.announced()).toContain(seen.texts.stages.experiment)
    expect(seen.typed()).toBe('')
    expect(seen.says('Siirretään kaksi käyntiä.')).toBe(false)

    for (const type of ['everyone.spoken', 'learning.notKnownYet'] as const) {
      seen.conversation.send({ type })
      moves(seen, type === 'everyone.spoken' ? 'learning' : 'distinction')
    }
    seen.conversation.send({ type: 'origin.named', of: 'topic', revision: 0, origin: 'doing' })
    moves(seen, 'experiment' as never)
    expect(wordsIn(seen.part('experiment'))).toContain('Siirretään kaksi käyntiä.')
    expect(wordsIn(seen.part('experiment'))).toContain(seen.texts.labels.keptForLater)
  })

  it('is among what was kept, where its author can throw it away', async () => {
    const seen = await seenIn('reality')
    seen.press(seen.texts.labels.keepForLater, seen.part('navigation'))
    expect(seen.focus()).toBe('composer')
    seen.type('The office could reset them.')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event.type).toBe('parked')
    seen.press(seen.texts.screen.more)
    expect(wordsIn(seen.part('parked'))).toContain('The office could reset them.')
    seen.press(seen.texts.labels.discard, seen.part('parked'))
    expect(seen.parts('parked')).toEqual([])
    expect(seen.announced()).toContain(seen.texts.labels.withdrawn)
  })

  it('a reading that was kept is back in learning by itself', async () => {
    const seen = await seenIn('reality')
    seen.type('Perhaps nobody owns the list.')
    seen.kind('keep.interpretation')
    expect(wordsIn(seen.part('composer'))).toContain(seen.texts.labels.keepForLater)
    seen.enter()
    expect(seen.announced()).toContain(seen.texts.stages.learning)
    seen.conversation.send({ type: 'everyone.spoken' })
    moves(seen, 'learning')
    expect(wordsIn(seen.part('parked'))).toContain('Perhaps nobody owns the list.')
  })
})

describe('what is announced', () => {
  it('is said once: the same words anew are another saying', async () => {
    const seen = await seenIn('reality')
    const keys: unknown[] = []
    for (const text of ['One', 'Two']) {
      seen.type(text)
      seen.enter()
      keys.push(seen.part('announcements').children.map((one) => typeof one !== 'string' && one.key))
    }
    expect(keys[0]).not.toEqual(keys[1])
    const said = seen.part('announcements')
    seen.type('Three')
    expect(seen.part('announcements')).toBe(said)
  })

  it('is polite', async () => {
    const seen = await seenIn('reality')
    expect(seen.part('announcements').attributes).toMatchObject({ role: 'status', 'aria-live': 'polite' })
  })

  it('is the phase, when another device moved; and what waits in the field stays there', async () => {
    const { siobhan, tomasz, settled } = await bothIn('reality')
    tomasz.type('Half a thought')
    siobhan.conversation.send({ type: 'everyone.spoken' })
    moves(siobhan, 'learning')
    await settled()
    expect(tomasz.announced()).toContain(
      tomasz.texts.screen.now.replace('{phase}', tomasz.texts.stages.learning),
    )
    expect(tomasz.events).toContainEqual({ type: 'phase', phase: 'learning' })
    expect(tomasz.typed()).toBe('Half a thought')
  })

  it.each([
    ['refreshes', (screen: Screen) => screen.refresh()],
    ['shows the screen somewhere else, too', (screen: Screen) => void screen.subscribe(() => {})],
  ])('is told to the host once, where a listener that hears of it first %s', async (_, does) => {
    const { conversations } = await talkIn('reality')
    const [conversation] = conversations as [Conversation]
    let screen: Screen | undefined
    conversation.subscribe(() => screen && does(screen))
    const seen = screenOf(conversation)
    screen = seen.screen
    conversation.send({ type: 'everyone.spoken' })
    moves(seen, 'learning')
    expect(seen.events).toEqual([{ type: 'phase', phase: 'learning' }])
    expect(seen.announced()).toContain(seen.texts.stages.learning)
  })

  it('is no news to a host that shows the screen later', async () => {
    const seen = await seenIn('reality')
    seen.hide()
    seen.conversation.send({ type: 'everyone.spoken' })
    moves(seen, 'learning')
    seen.screen.refresh()
    seen.screen.subscribe(() => {})
    expect(seen.screen.getSnapshot().view.stage).toBe('learning')
    expect(seen.events).toEqual([])
  })

  it('is nothing when others only say something', async () => {
    const { siobhan, tomasz, settled } = await bothIn('reality')
    siobhan.conversation.send({ type: 'noted.question', text: 'How was Monday?' })
    await settled()
    expect(tomasz.says('How was Monday?')).toBe(true)
    expect(tomasz.announced()).not.toContain('How was Monday?')
    expect(tomasz.events).toEqual([])
  })

  it('is that something was taken back', async () => {
    const seen = await seenIn('reality')
    seen.type('Said in haste')
    seen.enter()
    seen.pressFirst('take-back')
    expect(seen.announced()).toContain(seen.texts.labels.withdrawn)
    expect(seen.says('Said in haste')).toBe(false)
  })

  it('is that it is done, where an act leaves nothing to read', async () => {
    const seen = await seenIn('reality')
    seen.press(seen.texts.reality.everyoneSpoken)
    expect(seen.announced()).toContain(seen.texts.screen.done)
  })
})

describe('words in an open field when another device moves on', () => {
  it('keep their kind, and are filed where they belong', async () => {
    const { siobhan, tomasz, settled } = await bothIn('reality')
    tomasz.type('Three schools are on the old driver.')
    siobhan.conversation.send({ type: 'everyone.spoken' })
    moves(siobhan, 'learning')
    await settled()
    tomasz.enter()
    expect(tomasz.conversation.entries().at(-1)).toMatchObject({
      event: { type: 'noted.observation', under: 'focus' },
      resolved: { filed: 'reality' },
    })
    expect(tomasz.announced()).toContain(
      tomasz.texts.screen.filed.replace('{phase}', tomasz.texts.stages.reality),
    )
    expect(tomasz.typed()).toBe('')
  })

  it('are offered to be kept, where they come too early now', async () => {
    const { siobhan, tomasz, settled } = await bothIn('learning')
    tomasz.type('It is the class that waits.')
    moves(siobhan, 'reality')
    await settled()
    tomasz.enter()
    expect(tomasz.typed()).toBe('It is the class that waits.')
    tomasz.press(tomasz.texts.offers.park)
    expect(tomasz.typed()).toBe('')
    expect(tomasz.announced()).toContain(tomasz.texts.stages.learning)
  })

  it('with nothing in it follow the new question', async () => {
    const { siobhan, tomasz, settled } = await bothIn('reality')
    tomasz.pressFirst('composer')
    siobhan.conversation.send({ type: 'everyone.spoken' })
    moves(siobhan, 'learning')
    await settled()
    tomasz.type('It is the class that waits.')
    tomasz.enter()
    expect(tomasz.conversation.entries().at(-1)?.event.type).toBe('noted.learning')
  })
})

describe('words that came back', () => {
  /** Tomasz reads something out of it, while Siobhán has gone back to how it has been. */
  const cameBack = async () => {
    const both = await bothIn('learning')
    both.siobhan.screen.handle({
      do: 'act',
      place: '',
      action: {
        key: '',
        label: '',
        event: {
          type: 'go.reality',
          of: 'learning',
          revision: both.siobhan.conversation.getSnapshot().state.moves,
        },
        missing: [],
        refusal: null,
        nudge: null,
      },
    })
    both.tomasz.type('Perhaps nobody owns the list.')
    both.tomasz.kind('interpretation')
    both.tomasz.enter()
    await both.settled()
    return both
  }

  it('are shown to their author alone, and can be brought in', async () => {
    const { siobhan, tomasz } = await cameBack()
    expect(wordsIn(tomasz.part('came-back'))).toContain('Perhaps nobody owns the list.')
    expect(tomasz.events).toContainEqual({ type: 'returned' })
    expect(siobhan.parts('came-back')).toEqual([])
    tomasz.press(tomasz.texts.labels.bringIn)
    expect(tomasz.typed()).toBe('Perhaps nobody owns the list.')
    expect(tomasz.focus()).toBe('composer')
    tomasz.enter()
    expect(tomasz.conversation.entries().at(-1)?.event.type).toBe('parked')
    expect(tomasz.parts('came-back')).toEqual([])
  })

  it('can be thrown away', async () => {
    const { tomasz } = await cameBack()
    tomasz.press(tomasz.texts.labels.discard, tomasz.part('came-back'))
    expect(tomasz.says('Perhaps nobody owns the list.')).toBe(false)
  })
})

describe('a draft of one’s own', () => {
  it('is brought in with its kind, and is no draft any more', async () => {
    const { tomasz } = await bothIn('reality')
    tomasz.press(tomasz.texts.screen.more)
    expect(wordsIn(tomasz.part('preparation'))).toContain('The printers')
    tomasz.press(tomasz.texts.labels.bringIn)
    expect(tomasz.parts('sheet')).toEqual([])
    tomasz.enter()
    expect(tomasz.conversation.entries().at(-1)?.event.type).toBe('noted.observation')
    expect(tomasz.conversation.view().drafts).toEqual([])
  })
})

describe('a nudge', () => {
  const noted = (text: string) => ({ type: 'noted.learning', text }) as const

  it('is shown and said, and hidden for the phase', async () => {
    const { siobhan, tomasz, settled } = await bothIn('learning')
    tomasz.conversation.send(noted('It is the class that waits.'))
    await settled()
    const { noLearningOfYourOwn } = siobhan.texts.nudges
    expect(wordsIn(siobhan.part('nudge'))).toContain(noLearningOfYourOwn)
    expect(siobhan.announced()).toContain(noLearningOfYourOwn)
    siobhan.press(siobhan.texts.screen.hide)
    expect(siobhan.says(noLearningOfYourOwn)).toBe(false)
    expect(siobhan.focus()).toBe('question')
    tomasz.conversation.send(noted('We only count the two.'))
    await settled()
    expect(siobhan.parts('nudge')).toEqual([])
  })

  it('does not come while one types, and comes when one has done', async () => {
    const { siobhan, tomasz, settled } = await bothIn('learning')
    siobhan.type('Am I in the way?')
    siobhan.kind('question')
    tomasz.conversation.send(noted('It is the class that waits.'))
    await settled()
    expect(siobhan.parts('nudge')).toEqual([])
    siobhan.enter()
    expect(siobhan.parts('nudge')).toHaveLength(1)
  })

  it('stays where it was while one types', async () => {
    const { siobhan, tomasz, settled } = await bothIn('learning')
    tomasz.conversation.send(noted('It is the class that waits.'))
    await settled()
    siobhan.type('Half a thought')
    tomasz.conversation.send(noted('We only count the two.'))
    await settled()
    expect(siobhan.parts('nudge')).toHaveLength(1)
  })

  it('of the clock comes by itself, to the facilitator, and only while the screen is shown', () => {
    vi.useFakeTimers({ now: new Date('2026-09-21T08:00:00.000Z') })
    const conversation = createConversation(
      { asked: ['siobhan', 'tomasz'], lead: 'siobhan', zone: 'Europe/Dublin' },
      { viewer: { participant: 'siobhan' }, guide, language: 'en' },
    )
    const seen = screenOf(conversation)
    conversation.send({ type: 'joined', name: 'Siobhán' })
    conversation.send({ type: 'joined', name: 'Tomasz' }, { by: { participant: 'tomasz' } })
    conversation.send({ type: 'topic.set', text: 'Work lately', kind: 'workLately' })
    conversation.send({ type: 'started', form: 'full' })
    expect(seen.says(seen.texts.nudges.framingLong)).toBe(false)
    vi.advanceTimersByTime(10 * 60_000)
    expect(seen.says(seen.texts.nudges.framingLong)).toBe(true)
    seen.hide()
    seen.screen.refresh()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a shared screen', () => {
  it('shows nothing that is anybody’s own, at any step', async () => {
    const { conversations } = await talkIn('held', { id: 'daghemmet', devices: 'each' })
    const shared = screenOf(conversations.find(({ viewer }) => 'screen' in viewer) as Conversation)
    expect(shared.tree().attributes['data-shared']).toBe(true)
    expect(shared.says(shared.texts.held.mirror)).toBe(false)
    for (const phase of ['called', 'reality', 'learning', 'experiment'] as const) {
      const seen = await seenIn(phase, { id: 'daghemmet' })
      expect(seen.parts('preparation'), phase).toEqual([])
      expect(seen.parts('nudge'), phase).toEqual([])
      if (phase === 'called') continue
      seen.press(seen.texts.screen.more)
      expect(seen.parts('preparation'), phase).toEqual([])
    }
  })

  it('names nobody who has not spoken', async () => {
    const seen = await seenIn('reality', { id: 'daghemmet' })
    const said = wordsIn(seen.part('phase'))
    for (const { name } of seen.conversation.getSnapshot().state.participants)
      expect(said).not.toContain(name)
  })

  it('of people who are remote names them to the facilitator alone', async () => {
    const { siobhan, tomasz } = await bothIn('reality')
    expect(wordsIn(siobhan.part('turns'))).toContain('Tomasz')
    expect(wordsIn(tomasz.part('turns'))).not.toContain('Siobhán')
  })
})

describe('who is outside the talk', () => {
  it('sees that it was held, when it returns, and what has left by agreement; nothing of the rest', async () => {
    const { conversation } = await talkIn('held')
    const notes = JSON.stringify(conversation.notes())
    const store = createMemoryStore(steadyPlatform())
    await store.append(conversation.id, 'shared', 0, [...conversation.entries()])
    const outside = screenOf(
      await joinConversation(conversation.id, {
        store,
        guide,
        language: 'en',
        viewer: { levels: ['it'] },
        platform: steadyPlatform('2027-01-01T00:00:00.000Z'),
      }),
    )
    expect(notes).toContain('A reset takes me two minutes')
    expect(outside.part('outside')).toBeDefined()
    expect(outside.says('5 October 2026')).toBe(true)
    expect(outside.says('Spread the dates')).toBe(true)
    expect(outside.says('A reset takes me two minutes')).toBe(false)
    outside.pressFirst('needs')
    const id = String(outside.find(({ attributes }) => attributes.name === 'text')?.attributes['data-field'])
    outside.type('From October on they run out school by school.', id)
    outside.submit()
    expect(outside.says('school by school')).toBe(true)
  })
})

describe('focus', () => {
  it('goes to the title as one moves on, to the question within a page', async () => {
    const seen = await seenIn('reality')
    seen.next()
    expect(seen.focus()).toBe('question')
    seen.press(seen.texts.stages.framing)
    expect(seen.focus()).toBe('title')
    expect(nodesIn(seen.tree()).some(({ attributes }) => attributes['data-focus'] === 'title')).toBe(true)
  })

  it('goes to the page over the talk, and back to what opened it', async () => {
    const seen = await seenIn('reality')
    for (const label of [
      seen.texts.labels.elsewhere,
      seen.texts.labels.endForToday,
      seen.texts.screen.more,
    ]) {
      seen.press(label)
      expect(seen.focus()).toBe('sheet')
      seen.escape('sheet')
      expect(seen.parts('sheet')).toEqual([])
      expect(seen.named(seen.focus())).toBe(label)
    }
    // Out of a page that was opened from another, too.
    seen.press(seen.texts.screen.more)
    seen.press(seen.texts.screen.questions)
    seen.press(seen.texts.screen.back)
    expect(seen.named(seen.focus())).toBe(seen.texts.screen.more)
  })

  it('goes from the fields of a button back to the button', async () => {
    const seen = await seenIn('called')
    seen.pressFirst('preparation')
    seen.escape('form')
    expect(nodesIn(seen.part('preparation')).map(({ attributes }) => attributes['data-focus'])).toContain(
      seen.focus(),
    )
  })

  it('is wished for where there is something to focus, after every act', async () => {
    const seen = await seenIn('reality')
    const acts = [
      () => seen.type('x\0'),
      () => seen.enter(),
      () => seen.press(seen.texts.screen.keepWriting),
      () => seen.press(seen.texts.screen.more),
      () => seen.press(seen.texts.screen.questions),
      () => seen.press(seen.texts.screen.back),
      () => seen.press(seen.texts.labels.elsewhere),
    ]
    for (const act of acts) {
      act()
      const { on } = seen.screen.getSnapshot().focus
      if (on !== '')
        expect(nodesIn(seen.tree()).map(({ attributes }) => attributes['data-focus'])).toContain(on)
    }
  })

  it('is met once for each wish, and what is gone gives it to what is near', () => {
    const focused: string[] = []
    const rootOf = (...there: string[]) => ({
      querySelector: (selector: string) => {
        const [, on = ''] = /"(.*)"/.exec(selector) ?? []
        return there.includes(on) ? { focus: () => focused.push(on) } : null
      },
    })
    const focusing = createFocusing()
    const wish = (on: string, count: number) => ({ focus: { on, count } }) as never
    focusing.drawn(rootOf('composer', 'question'), wish('composer', 1), true, true)
    focusing.drawn(rootOf('composer', 'question'), wish('composer', 1), true, true)
    expect(focused).toEqual(['composer'])
    focusing.drawn(rootOf('question', 'title'), wish('composer', 1), true, false)
    focusing.drawn(rootOf('title'), wish('refusal', 2), false, false)
    focusing.drawn(rootOf('title'), wish('refusal', 2), false, false)
    focusing.drawn(rootOf(), wish('form', 3), true, false)
    expect(focused).toEqual(['composer', 'question', 'title'])
  })
})

describe('trouble with the store', () => {
  it.each([
    ['a lost connection', new OivallusError('store-unreachable', 'down'), 'trouble'],
    ['what a host’s own store throws', new Error('down'), 'trouble'],
    ['a full disk', new OivallusError('store-full', 'full'), 'full'],
    ['a session that ended', new OivallusError('store-refused', 'out'), 'refused'],
  ] as const)('is told at once, and that nothing is lost: %s', async (_, error, key) => {
    const platform = steadyPlatform()
    const store = createMemoryStore(platform)
    let isDown = false
    const failing: Store = {
      ...store,
      append: (...given) => (isDown ? Promise.reject(error) : store.append(...given)),
    }
    const conversation = createConversation(
      { asked: ['anna'], lead: 'anna' },
      { viewer: { participant: 'anna' }, guide, language: 'en', platform, store: failing },
    )
    await conversation.settled()
    const seen = screenOf(conversation)
    const told = vi.fn()
    seen.screen.subscribe(told)
    isDown = true
    conversation.send({ type: 'joined', name: 'Anna' })
    await conversation.settled()
    expect(wordsIn(seen.part('notices'))).toContain(seen.texts.screen[key])
    isDown = false
    await conversation.settled()
    expect(seen.parts('notices')).toEqual([])
    expect(told).toHaveBeenCalled()
  })
})
