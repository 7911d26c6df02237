import type { Conversation } from '@oivallus/core'
import { describe, expect, it } from 'vitest'
import { nodesIn, type Seen, screenOf, seenIn, talkIn, wordsIn } from './seen.ts'

const buttonsIn = (node: Parameters<typeof nodesIn>[0]) =>
  nodesIn(node).filter(({ element }) => element === 'button')

const goes = ({ conversation }: Seen, phase: string) => {
  const { stage, moves } = conversation.getSnapshot().state
  return conversation.send({ type: `go.${phase}`, of: stage, revision: moves } as never)
}

describe('keeping for later', () => {
  it.each(['framing', 'reality', 'learning', 'distinction', 'experiment', 'followUp'] as const)(
    'is at the foot and at the field in %s, and one press does it',
    async (phase) => {
      const seen = await seenIn(phase)
      const { keepForLater } = seen.texts.labels
      expect(seen.has(keepForLater, seen.part('navigation'))).toBe(true)
      seen.type('One more thought')
      seen.press(keepForLater, seen.part('composer'))
      expect(seen.conversation.entries().at(-1)?.event).toMatchObject({ type: 'parked' })
      expect(seen.typed()).toBe('')
    },
  )

  it('says at the field when the others see it', async () => {
    const seen = await seenIn('reality')
    seen.press(seen.texts.labels.keepForLater, seen.part('navigation'))
    expect(wordsIn(seen.part('composer'))).toContain(seen.texts.labels.keptShows)
  })
})

describe('the follow-up', () => {
  it('has the needs folded, with what can be done about each, and focus stays there', async () => {
    const seen = await seenIn('followUp')
    const needs = seen.part('needs')
    expect(needs.element).toBe('details')
    expect(needs.attributes.open).toBeUndefined()
    expect(wordsIn(needs)).toContain(seen.texts.followUp.forwardMore)
    const [first] = seen.conversation
      .view()
      .sections.flatMap((one) => (one.part === 'needs' ? one.needs : []))
    expect(wordsIn(needs)).toContain(first?.text)
    seen.press(seen.texts.screen.more, needs)
    const [more, ...others] = buttonsIn(seen.part('needs')).filter(
      ({ attributes }) => attributes['aria-expanded'] === 'true' || attributes['data-weight'] === 'quiet',
    )
    expect(more?.attributes['aria-expanded']).toBe('true')
    expect(others.length).toBeGreaterThan(0)
  })

  it('offers the calendar once a day is chosen, where the page loads what makes the entry', async () => {
    const file = await new Promise<{ name: string; text: string }>((save) => {
      void seenIn('followUp', { save, calendar: () => import('@oivallus/core/calendar') }).then((seen) => {
        expect(seen.has(seen.texts.followUp.addToCalendar)).toBe(false)
        seen.press(seen.conversation.view().days[0]?.label ?? '')
        seen.press(seen.texts.followUp.addToCalendar)
      })
    })
    expect(file.name).toContain('2026-10-05')
    expect(file.text).toContain('BEGIN:VEVENT')
    const without = await seenIn('followUp')
    without.press(without.conversation.view().days[0]?.label ?? '')
    expect(without.has(without.texts.followUp.addToCalendar)).toBe(false)
  })

  it('asks for another day than the three by its field alone', async () => {
    const seen = await seenIn('followUp')
    seen.press(seen.texts.followUp.otherDay)
    const form = seen.part('form')
    expect(nodesIn(form).some(({ attributes }) => attributes.type === 'date')).toBe(true)
    expect(buttonsIn(form)).toHaveLength(2)
    expect(nodesIn(form).filter(({ part }) => part === 'who-sees')).toEqual([])
  })
})

it('somebody new at the door is told once, and let in from the notice on every page', async () => {
  const { conversations } = await talkIn('reality', { devices: 'each' })
  const [siobhan] = conversations as [Conversation]
  const seen = screenOf(siobhan)
  siobhan.send({ type: 'knocked', name: 'Kaisa' }, { by: { participant: 'kaisa' } })
  const atTheDoor = seen.texts.called.atTheDoor.replace('{name}', 'Kaisa')
  const isKnocking = seen.conversation
    .view()
    .sections.some((one) => 'atTheDoor' in one && one.atTheDoor.length > 0)
  expect(isKnocking).toBe(true)
  expect(wordsIn(seen.part('notices'))).toContain(atTheDoor)
  expect(seen.announced()).toContain(atTheDoor)
  const said = seen.screen.getSnapshot().tree
  siobhan.send({ type: 'noted.question', text: 'Who is that?' })
  expect(seen.screen.getSnapshot().tree).not.toBe(said)
  seen.press(seen.texts.screen.more)
  const label = `${seen.texts.labels.welcome}: Kaisa`
  expect(buttonsIn(seen.tree()).filter((one) => wordsIn(one) === label)).toHaveLength(1)
  seen.press(label, seen.part('notices'))
  expect(siobhan.entries().at(-1)?.event).toMatchObject({ type: 'welcomed', participant: 'kaisa' })
  expect(seen.has(label)).toBe(false)
})

describe('the other questions of a page', () => {
  it('are folded under the one that is asked, one press away', async () => {
    const seen = await seenIn('learning')
    const others = () => seen.parts('questions').find(({ element }) => element === 'details')
    expect(others()?.attributes.open).toBeUndefined()
    const question = seen.texts.questions.surprised?.one ?? ''
    const before = others()?.key
    seen.press(question, others())
    expect(seen.part('question').children).toEqual([question])
    expect(seen.focus()).toBe('question')
    // It is another fold now, and closed.
    expect(others()?.key).not.toBe(before)
    expect(seen.has(question, others())).toBe(false)
    expect(seen.has(seen.texts.questions.taught?.one ?? '', others())).toBe(true)
  })
})

describe('the cards of a page', () => {
  const withIdeas = async () => {
    const seen = await seenIn('experiment')
    for (const text of ['The first one', 'The second one'])
      seen.conversation.send({ type: 'noted.idea', text })
    return seen
  }
  const groups = (seen: Seen) =>
    nodesIn(seen.tree()).filter(({ attributes }) => /^in\./.test(String(attributes['data-focus'])))

  it('tell their buttons apart by their words', async () => {
    const seen = await withIdeas()
    const names = groups(seen).map(({ attributes }) => attributes['aria-label'])
    expect(names).toEqual(expect.arrayContaining(['The first one', 'The second one']))
    expect(new Set(names).size).toBe(names.length)
    expect(groups(seen).every(({ attributes }) => attributes.role === 'group')).toBe(true)
  })

  it('open by a button that stays, and closes them again', async () => {
    const seen = await withIdeas()
    const card = () => groups(seen).find(({ attributes }) => attributes['aria-label'] === 'The second one')
    const more = () => buttonsIn(card() as never).find((one) => wordsIn(one) === seen.texts.screen.more)
    expect(more()?.attributes['aria-expanded']).toBe('false')
    const { key } = more() ?? {}
    seen.press(seen.texts.screen.more, card())
    expect(more()).toMatchObject({ key, attributes: { 'aria-expanded': 'true' } })
    const { length } = buttonsIn(card() as never)
    seen.press(seen.texts.screen.more, card())
    expect(buttonsIn(card() as never).length).toBeLessThan(length)
  })

  it('keep focus when a button of theirs goes', async () => {
    const seen = await seenIn('followUp')
    const { near } = seen.screen.getSnapshot().focus
    expect(near).toBeUndefined()
    seen.press(seen.texts.labels.agree, seen.part('sharing'))
    const at = seen.screen.getSnapshot().focus.near
    expect(at).toMatch(/^in\.share\./)
    expect(nodesIn(seen.part('sharing')).map(({ attributes }) => attributes['data-focus'])).toContain(at)
  })
})

describe('where one begins', () => {
  it('on going back and after a pause is at the first question to which nothing was said', async () => {
    const seen = await seenIn('reality')
    seen.type('Passwords')
    seen.enter()
    seen.conversation.send({ type: 'everyone.spoken' })
    goes(seen, 'learning')
    goes(seen, 'reality')
    expect(seen.part('question').children).toEqual([seen.texts.questions.success?.one])
    seen.type('It went quickly')
    seen.enter()
    seen.press(seen.texts.labels.pause)
    seen.press(seen.texts.labels.resume)
    expect(seen.part('question').children).toEqual([seen.texts.questions.difficulty?.one])
  })

  it('for the first time is at the first', async () => {
    const seen = await seenIn('reality')
    seen.conversation.send({ type: 'parked', line: { kind: 'interpretation', text: 'Nobody owns it' } })
    seen.conversation.send({ type: 'everyone.spoken' })
    goes(seen, 'learning')
    expect(seen.part('question').children).toEqual([seen.texts.questions.taught?.one])
  })
})

describe('the field', () => {
  it('and the line that was noted call a learning by the same word', async () => {
    const seen = await seenIn('learning')
    seen.type('We only ever count the two minutes.')
    const word = wordsIn(nodesIn(seen.part('composer')).find(({ element }) => element === 'span') ?? '')
    seen.enter()
    const line = seen.parts('line').find((one) => wordsIn(one).includes('two minutes'))
    expect(wordsIn(line ?? '')).toContain(word)
  })

  it('has one’s own drafts beside it, by their number', async () => {
    const seen = await seenIn('reality')
    const label = (count: number) => `${seen.texts.screen.drafts} (${count})`
    expect(seen.has(label(0))).toBe(false)
    seen.conversation.send({ type: 'drafted', text: 'The printers' })
    seen.press(label(1))
    expect(wordsIn(seen.part('sheet'))).toContain('The printers')
    seen.escape('sheet')
    expect(seen.named(seen.focus())).toBe(label(1))
  })

  it('has the rarer kinds, and those kept for later, under words of their own', async () => {
    const seen = await seenIn('reality')
    seen.type('Monday')
    const select = nodesIn(seen.part('composer')).find(({ element }) => element === 'select')
    const groups = nodesIn(select as never).filter(({ element }) => element === 'optgroup')
    expect(groups.map(({ attributes }) => attributes.label)).toEqual([
      seen.texts.screen.more,
      seen.texts.labels.keepForLater,
    ])
    const [first] = nodesIn(select as never).filter(({ element }) => element === 'option')
    expect(first?.attributes.value).toBe('focus')
  })

  it('of a button says who sees it, and a draft that nobody else does', async () => {
    const seen = await seenIn('called')
    seen.pressFirst('preparation')
    expect(wordsIn(seen.part('form'))).toContain(seen.texts.labels.draft)
    const talk = await seenIn('reality')
    talk.type('A morning of resets')
    talk.enter()
    talk.press(talk.texts.screen.aboutLine.replace('{text}', 'A morning of resets'))
    talk.press(talk.texts.labels.reword)
    expect(wordsIn(talk.part('form'))).toContain(talk.conversation.view().whoSees)
  })
})

it('findings have a heading only over something', async () => {
  const seen = await seenIn('distinction')
  seen.conversation.send({ type: 'noted.finding', finding: 'gotInTheWay', text: 'One date for all' })
  seen.screen.handle({ do: 'ask', moment: 'supported' })
  expect(wordsIn(seen.part('findings'))).toContain(seen.texts.distinction.inTheWay)
  expect(wordsIn(seen.part('findings'))).not.toContain(seen.texts.distinction.supported)
})
