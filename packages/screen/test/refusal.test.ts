import { describe, expect, it } from 'vitest'
import { nodesIn, screenOf, seenIn, talkIn, wordsIn } from './seen.ts'

/** Siobhán's screen in the learning phase, at the gate: nothing has been learned yet. */
const atTheGate = async () => {
  const seen = await seenIn('learning')
  seen.next()
  return seen
}

const stageOf = (seen: { conversation: { view(): { stage: string } } }) => seen.conversation.view().stage

describe('a refusal', () => {
  it('says first what happened to the words, then why, and has something to do instead', async () => {
    const seen = await seenIn('reality')
    seen.screen.handle({
      do: 'note',
      keep: { key: 'idea', label: '', event: { type: 'noted.idea' }, missing: ['text'], keep: false },
    })
    expect(seen.parts('refusal')).toEqual([])
    seen.type('The office could reset them.')
    seen.screen.handle({
      do: 'note',
      keep: { key: 'idea', label: '', event: { type: 'noted.idea' }, missing: ['text'], keep: false },
    })
    const said = wordsIn(seen.part('refusal'))
    expect(said.indexOf('Your thought')).toBeLessThan(said.indexOf(seen.texts.rules['not-yet-solving'].says))
    expect(said).toContain(seen.texts.stages.experiment)
    expect(said).toContain(seen.texts.offers.park)
    expect(said).toContain(seen.texts.screen.keepWriting)
    expect(seen.focus()).toBe('refusal')
    expect(seen.events).toContainEqual({ type: 'refused', code: 'not-yet-solving' })
  })

  it('lets go of the words when an offer has taken them', async () => {
    const seen = await seenIn('reality')
    seen.type('The office could reset them.')
    seen.screen.handle({
      do: 'note',
      keep: { key: 'idea', label: '', event: { type: 'noted.idea' }, missing: ['text'], keep: false },
    })
    seen.press(seen.texts.offers.park)
    expect(seen.typed()).toBe('')
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({
      type: 'parked',
      line: { kind: 'idea', text: 'The office could reset them.' },
    })
  })

  it('has the first offer in focus, and the others after it', async () => {
    const seen = await atTheGate()
    const [first, ...others] = nodesIn(seen.part('refusal')).filter(({ element }) => element === 'button')
    expect(first?.attributes['data-focus']).toBe('refusal')
    expect(others.every(({ attributes }) => attributes['data-focus'] === undefined)).toBe(true)
  })

  it('is turned back from by Esc and by its last button; then the field, or the question, has focus', async () => {
    const seen = await atTheGate()
    seen.escape('refusal')
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.focus()).toBe('question')
    seen.next()
    seen.press(seen.texts.screen.notNow)
    expect(seen.parts('refusal')).toEqual([])
    expect(stageOf(seen)).toBe('learning')
  })

  it('asks for what an offer lacks, and goes back to the refusal from there', async () => {
    const seen = await seenIn('reality')
    seen.type('Too \0 odd to keep')
    seen.enter()
    seen.press(seen.texts.offers.asDraft)
    expect(seen.focus()).toBe('form')
    expect(seen.typed('refusal/text')).toBe('Too \0 odd to keep')
    seen.escape('form')
    expect(seen.focus()).toBe('refusal')
    seen.press(seen.texts.offers.asDraft)
    seen.type('Not too odd to keep', 'refusal/text')
    seen.submit()
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.conversation.view().drafts.at(-1)?.text).toBe('Not too odd to keep')
  })

  it('lets the words be written again in the field where they were', async () => {
    const seen = await seenIn('reality')
    seen.type('Too \0 odd to keep')
    seen.kind('difficulty')
    seen.enter()
    seen.press(seen.texts.offers.shorten)
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.typed()).toBe('Too \0 odd to keep')
    expect(seen.focus()).toBe('composer')
    seen.type('Kept')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({ under: 'difficulty', text: 'Kept' })
  })

  it('gives way to another page over the talk, and to another question', async () => {
    const seen = await atTheGate()
    seen.press(seen.texts.screen.more)
    expect(seen.parts('refusal')).toEqual([])
    seen.press(seen.texts.screen.back)
    seen.next()
    expect(seen.part('refusal')).toBeDefined()
  })

  it('of a move by another than the facilitator offers to ask for it, and goes nowhere by itself', async () => {
    const { conversations } = await talkIn('learning', { devices: 'each' })
    const tomasz = screenOf(conversations[1] as never)
    tomasz.press(tomasz.texts.stages.distinction)
    expect(tomasz.events).toContainEqual({ type: 'refused', code: 'facilitator-leads' })
    tomasz.press(tomasz.texts.offers.askToMove)
    expect(tomasz.parts('refusal')).toEqual([])
    expect(stageOf(tomasz)).toBe('learning')
    await conversations[1]?.settled()
    await conversations[0]?.settled()
    const siobhan = screenOf(conversations[0] as never)
    expect(wordsIn(siobhan.part('notices'))).toContain('Tomasz')
  })

  it('shows the people, where that helps', async () => {
    const { conversations } = await talkIn('learning', { devices: 'each' })
    const tomasz = screenOf(conversations[1] as never)
    tomasz.press(tomasz.texts.stages.distinction)
    tomasz.press(tomasz.texts.offers.handOver)
    expect(tomasz.part('sheet').attributes['data-sheet']).toBe('more')
    expect(tomasz.part('people')).toBeDefined()
    expect(tomasz.named(tomasz.focus())).toBe(tomasz.texts.called.whoIsHere)
  })

  it('lets a question be asked in the field, after which one is where one was', async () => {
    const { conversations } = await talkIn('learning', { devices: 'each' })
    const tomasz = screenOf(conversations[1] as never)
    tomasz.press(tomasz.texts.stages.distinction)
    tomasz.press(tomasz.texts.offers.wantToAsk)
    expect(tomasz.focus()).toBe('composer')
    tomasz.type('Shall we go on?')
    tomasz.enter()
    expect(tomasz.conversation.entries().at(-1)?.event).toMatchObject({ type: 'noted.question' })
    expect(stageOf(tomasz)).toBe('learning')
    expect(tomasz.parts('refusal')).toEqual([])
  })

  it('changes nothing when there is none, or when it has no such offer', async () => {
    const seen = await atTheGate()
    const before = seen.conversation.entries().length
    seen.screen.handle({ do: 'offer', at: 99 })
    seen.escape('refusal')
    seen.screen.handle({ do: 'offer', at: 0 })
    seen.screen.handle({ do: 'fill' })
    seen.screen.handle({ do: 'bring', id: 'none' })
    expect(seen.conversation.entries()).toHaveLength(before)
  })
})

describe('a gate', () => {
  it('asks one thing more; a line is written in the field, and one is where one was going', async () => {
    const seen = await atTheGate()
    expect(wordsIn(seen.part('refusal'))).toContain(seen.texts.rules['no-learning-yet'].says)
    seen.press(seen.texts.offers.oneLine)
    expect(seen.focus()).toBe('composer')
    seen.type('We only ever count the two minutes.')
    seen.enter()
    expect(stageOf(seen)).toBe('distinction')
    expect(seen.focus()).toBe('title')
    expect(seen.says('We only ever count the two minutes.')).toBe(false)
    expect(seen.parts('refusal')).toEqual([])
  })

  it('that is answered by a press goes on by itself', async () => {
    const seen = await atTheGate()
    seen.press(seen.texts.offers.notKnownYet, seen.part('refusal'))
    expect(stageOf(seen)).toBe('distinction')
    expect(seen.events).toContainEqual({ type: 'phase', phase: 'distinction' })
  })

  it('does not go on once one has turned back from it', async () => {
    const seen = await atTheGate()
    seen.press(seen.texts.offers.oneLine)
    seen.escape('composer')
    seen.type('We only ever count the two minutes.')
    seen.enter()
    expect(stageOf(seen)).toBe('learning')
  })

  it('shows the questions, where one would rather read them', async () => {
    const seen = await atTheGate()
    seen.press(seen.texts.offers.theQuestions)
    expect(seen.part('sheet').attributes['data-sheet']).toBe('questions')
    seen.press(seen.texts.questions.surprised?.one ?? '')
    expect(seen.part('question').children).toEqual([seen.texts.questions.surprised?.one])
    expect(seen.focus()).toBe('question')
    seen.type('How quiet it can be.')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({ type: 'noted.learning' })
  })

  it('after which another stands asks the next thing', async () => {
    const seen = await seenIn('distinction')
    seen.press(seen.texts.stages.experiment)
    expect(wordsIn(seen.part('refusal'))).toContain(seen.texts.rules['origin-missing'].says)
    seen.press(seen.texts.offers.structures, seen.part('refusal'))
    expect(stageOf(seen)).toBe('distinction')
    seen.press(seen.texts.stages.experiment)
    expect(wordsIn(seen.part('refusal'))).toContain(seen.texts.rules['organisation-question-open'].says)
    seen.press(seen.texts.offers.nothingNow, seen.part('refusal'))
    expect(stageOf(seen)).toBe('experiment')
  })

  it('shows what was kept, where that answers it', async () => {
    const seen = await seenIn('experiment')
    seen.press(seen.texts.stages.followUp)
    seen.press(seen.texts.offers.keptIdeas)
    expect(seen.part('question').children).toEqual([seen.texts.questions.change?.one])
    expect(seen.focus()).toBe('question')
  })

  it('asks for a day among those offered, and goes on with it', async () => {
    const seen = await seenIn('followUp')
    seen.press(seen.texts.stages.closing)
    seen.press(seen.texts.offers.returnOnDay)
    expect(seen.focus()).toBe('form')
    seen.pressFirst('form')
    expect(stageOf(seen)).toBe('closing')
    expect(seen.conversation.getSnapshot().state.followUp.return?.day).toBe('2026-10-05')
  })

  it('takes another day than those offered', async () => {
    const seen = await seenIn('followUp')
    seen.press(seen.texts.stages.closing)
    seen.press(seen.texts.offers.returnOnDay)
    seen.type('2026-10-30', 'refusal/day')
    seen.submit()
    expect(stageOf(seen)).toBe('closing')
    expect(seen.conversation.getSnapshot().state.followUp.return?.day).toBe('2026-10-30')
  })

  it('is asked by the scribe for those around a shared screen', async () => {
    const seen = await seenIn('learning', { id: 'kotihoito' })
    seen.next()
    seen.press(seen.texts.offers.oneLine)
    seen.type('Kellonaika ratkaisee.')
    seen.enter()
    expect(stageOf(seen)).toBe('distinction')
    expect(seen.conversation.entries().at(-2)?.by).toEqual({ screen: 'poyta' })
  })
})

describe('a second experiment', () => {
  const SECOND = 'Soitetaan kierroksen jälkeen.'

  /** Milla and Päivi have taken the first one, and word another. */
  const withTwo = async () => {
    const seen = await seenIn('experiment', { id: 'kotihoito' })
    const { labels } = seen.texts
    seen.pressFirst('experiment')
    seen.press(labels.tryThis)
    expect(wordsIn(seen.part('experiment'))).toContain('Siirretään kahden asiakkaan')
    seen.screen.handle({ do: 'ask', moment: 'change' })
    seen.type(SECOND)
    seen.kind('idea')
    seen.enter()
    seen.screen.handle({ do: 'ask', moment: 'change' })
    const cards = seen.parts('experiment').find(({ element }) => element === 'ul')
    seen.press(seen.texts.experiment.askedNoObstacle, cards)
    seen.press(labels.tryThis)
    return seen
  }

  it('is refused: one is enough', async () => {
    const seen = await withTwo()
    expect(wordsIn(seen.part('refusal'))).toContain(seen.texts.rules['one-experiment'].says)
  })

  it('can replace the first', async () => {
    const seen = await withTwo()
    seen.press(seen.texts.offers.replace)
    expect(seen.parts('refusal')).toEqual([])
    const taken = seen.parts('experiment').find(({ key }) => key === 'taken')
    expect(wordsIn(taken ?? '')).toContain(SECOND)
  })

  it('can stay an idea', async () => {
    const seen = await withTwo()
    seen.press(seen.texts.offers.keepAsIdea, seen.part('refusal'))
    const taken = seen.parts('experiment').find(({ key }) => key === 'taken')
    expect(wordsIn(taken ?? '')).not.toContain(SECOND)
  })
})
