import type { Conversation } from '@oivallus/core'
import { describe, expect, it } from 'vitest'
import { type Seen, screenOf, seenIn, talkIn, wordsIn } from './seen.ts'

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

const drafts = ({ conversation }: Seen) => conversation.view().drafts.map(({ text }) => text)

/** Siobhán has a draft, and half a sentence in the field. */
const withBoth = async () => {
  const seen = await seenIn('reality')
  seen.conversation.send({ type: 'drafted', text: 'The printers, if there is time', kind: 'observation' })
  seen.type('Half a sentence')
  seen.kind('difficulty')
  seen.press(seen.texts.screen.more)
  seen.press(seen.texts.labels.bringIn)
  return seen
}

describe('words in the field, when a draft is brought in', () => {
  it('are among one’s own drafts then, and one is told', async () => {
    const seen = await withBoth()
    expect(seen.typed()).toBe('The printers, if there is time')
    expect(drafts(seen)).toEqual(['The printers, if there is time', 'Half a sentence'])
    expect(seen.announced()).toContain(seen.texts.screen.keptAsDraft)
    expect(wordsIn(seen.part('phase'))).toContain(seen.texts.screen.keptAsDraft)
    seen.enter()
    expect(drafts(seen)).toEqual(['Half a sentence'])
  })

  it('stay what they are when it is the same draft, as it was worded since', async () => {
    const seen = await withBoth()
    seen.type('The printers on the second floor')
    seen.press(seen.texts.screen.more)
    seen.press(seen.texts.labels.bringIn)
    expect(seen.typed()).toBe('The printers on the second floor')
    expect(drafts(seen)).toEqual(['The printers, if there is time', 'Half a sentence'])
  })

  it('of a draft brought in before are in that draft, as they were worded since', async () => {
    const seen = await withBoth()
    seen.type('The printers on the second floor')
    const [, other] = seen.conversation.view().drafts
    seen.screen.handle({ do: 'bring', id: other?.id ?? '' })
    expect(seen.typed()).toBe('Half a sentence')
    expect(drafts(seen)).toEqual(['The printers on the second floor', 'Half a sentence'])
  })

  it('untouched since they were brought in are no second draft', async () => {
    const seen = await withBoth()
    const [, other] = seen.conversation.view().drafts
    seen.screen.handle({ do: 'bring', id: other?.id ?? '' })
    expect(drafts(seen)).toEqual(['The printers, if there is time', 'Half a sentence'])
  })

  it('that no draft can be come back into the field once the others are noted, as what they were', async () => {
    const seen = await seenIn('reality')
    seen.conversation.send({ type: 'drafted', text: 'The printers', kind: 'observation' })
    seen.type('Half \0 a sentence')
    seen.kind('difficulty')
    seen.press(seen.texts.screen.more)
    seen.press(seen.texts.labels.bringIn)
    expect(seen.typed()).toBe('The printers')
    seen.enter()
    expect(seen.typed()).toBe('Half \0 a sentence')
    seen.type('Half a sentence')
    seen.enter()
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({
      under: 'difficulty',
      text: 'Half a sentence',
    })
  })
})

describe('words that an offer brings into the field', () => {
  it('leave what stands there where it is kept: around a shared screen it comes back, and nobody has a draft', async () => {
    const typed = inMemory()
    const { conversation } = await talkIn('reality', { id: 'kotihoito' })
    const seen = screenOf(conversation, { typed })
    seen.type('Puolikas ajatus')
    seen.kind('difficulty')
    const event = { type: 'noted.observation', under: 'success', text: 'Vaihdettu \0 lista' } as const
    const action = { key: 'x', label: '', event, missing: [], refusal: null, nudge: null }
    seen.screen.handle({ do: 'act', place: 'x', action })
    seen.press(seen.texts.offers.shorten)
    expect(seen.typed()).toBe('Vaihdettu \0 lista')
    seen.type('Vaihdettu lista')
    seen.screen.dispose()

    const after = screenOf(conversation, { typed })
    expect(after.typed()).toBe('Vaihdettu lista')
    after.enter()
    expect(conversation.entries().at(-1)?.event).toMatchObject({ under: 'success' })
    expect(after.typed()).toBe('Puolikas ajatus')
    after.enter()
    expect(conversation.entries().at(-1)?.event).toMatchObject({ under: 'difficulty' })
    expect(conversation.view().drafts).toEqual([])
    expect(typed.kept.size).toBe(0)
  })
})

describe('a reload', () => {
  it('leaves one at the same question, and the words are what they were', async () => {
    const typed = inMemory()
    const { conversation } = await talkIn('reality')
    const before = screenOf(conversation, { typed })
    before.next()
    before.next()
    const question = before.part('question').children
    before.type('A class waits')
    before.screen.dispose()

    const after = screenOf(conversation, { typed })
    expect(after.part('question').children).toEqual(question)
    expect(after.typed()).toBe('A class waits')
    after.enter()
    expect(conversation.entries().at(-1)?.event).toMatchObject({ under: 'difficulty', text: 'A class waits' })
  })

  it('leaves the fields of a button open, with what was typed there', async () => {
    const typed = inMemory()
    const { conversation } = await talkIn('reality')
    const before = screenOf(conversation, { typed })
    before.type('A morning of resets')
    before.enter()
    before.press(before.texts.screen.aboutLine.replace('{text}', 'A morning of resets'))
    before.press(before.texts.labels.reword)
    const id = String(before.find(({ attributes }) => attributes.name === 'text')?.attributes['data-field'])
    before.type('Three mornings', id)
    before.screen.dispose()

    const after = screenOf(conversation, { typed })
    expect(after.typed(id)).toBe('Three mornings')
    after.submit()
    expect(after.says('Three mornings')).toBe(true)
  })

  it('leaves what an offer asks for open, under its refusal', async () => {
    const typed = inMemory()
    const { conversation } = await talkIn('reality')
    const before = screenOf(conversation, { typed })
    before.type('Too \0 odd to keep')
    before.enter()
    before.press(before.texts.offers.asDraft)
    before.screen.dispose()
    const after = screenOf(conversation, { typed })
    expect(after.typed('refusal/text')).toBe('Too \0 odd to keep')
  })

  it('on another page leaves the words and what they are', async () => {
    const typed = inMemory()
    const { conversation } = await talkIn('reality')
    const before = screenOf(conversation, { typed })
    before.next()
    before.type('The two offices hardly rang')
    before.screen.dispose()
    conversation.send({ type: 'everyone.spoken' })
    const { stage, moves } = conversation.getSnapshot().state
    conversation.send({ type: 'go.learning', of: stage, revision: moves } as never)

    const after = screenOf(conversation, { typed })
    expect(after.part('question').children).toEqual([after.texts.questions.taught?.one])
    after.enter()
    expect(conversation.entries().at(-1)?.event).toMatchObject({ under: 'success' })
  })
})

describe('what happened to words that are not on this page', () => {
  it('is seen where they were written, until the next act', async () => {
    const seen = await seenIn('learning')
    seen.type('The office could reset them.')
    seen.press(seen.texts.labels.keepForLater, seen.part('composer'))
    const kept = seen.texts.screen.kept.replace('{phase}', seen.texts.stages.experiment)
    expect(wordsIn(seen.part('phase'))).toContain(kept)
    seen.type('Monday')
    expect(wordsIn(seen.part('phase'))).toContain(kept)
    seen.kind('success')
    expect(wordsIn(seen.part('phase'))).not.toContain(kept)
    seen.enter()
    const filed = seen.texts.screen.filed.replace('{phase}', seen.texts.stages.reality)
    expect(wordsIn(seen.part('phase'))).toContain(filed)
    expect(wordsIn(seen.part('announcements'))).toContain(filed)
  })

  it('is not said of a line that one sees', async () => {
    const seen = await seenIn('reality')
    seen.type('Monday')
    seen.enter()
    expect(wordsIn(seen.part('phase'))).not.toContain(seen.texts.screen.noted)
  })
})

it('a question begun in the framing is a question when somebody else has moved on', async () => {
  const { conversations } = await talkIn('framing', { devices: 'each' })
  const [siobhan, tomasz] = conversations as [Conversation, Conversation]
  const settled = async () => {
    for (const one of [siobhan, tomasz, siobhan, tomasz]) await one.settled()
  }
  siobhan.send({ type: 'framing.presented', softened: [] })
  await settled()
  tomasz.send({ type: 'framing.acknowledged' })
  siobhan.send({ type: 'framing.acknowledged' })
  await settled()
  const seen = screenOf(tomasz)
  seen.type('Who reads')
  const { stage, moves } = siobhan.getSnapshot().state
  expect(siobhan.send({ type: 'go.reality', of: stage, revision: moves } as never).accepted).toBe(true)
  await settled()
  expect(seen.tree().attributes['data-stage']).toBe('reality')
  seen.type('Who reads the notes?')
  seen.enter()
  expect(tomasz.entries().at(-1)?.event).toMatchObject({ type: 'noted.question' })
})
