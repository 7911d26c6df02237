import { describe, expect, it } from 'vitest'
import { nodesIn, seenIn, wordsIn } from './seen.ts'

describe('agreement around a shared screen', () => {
  /** An idea on the table of the day-care centre, which eight people sit around. */
  const idea = async () => {
    const seen = await seenIn('experiment', { id: 'daghemmet' })
    seen.type('Vi provar en lugn stund efter lunch')
    seen.enter()
    seen.screen.handle({ do: 'ask', moment: 'change' })
    return seen
  }
  const agreed = (seen: Awaited<ReturnType<typeof idea>>) => seen.conversation.entries().at(-1)
  const foldIn = (seen: Awaited<ReturnType<typeof idea>>) =>
    seen.find(({ attributes }) => attributes['data-row'] === 'agreeing') ?? seen.tree()

  it('is entered in one press for all, or for all but those who are unticked', async () => {
    const seen = await idea()
    const { texts } = seen
    const fold = foldIn(seen)
    const boxes = nodesIn(fold).filter(({ attributes }) => attributes.type === 'checkbox')
    expect(boxes.length).toBeGreaterThan(2)
    expect(boxes.every(({ attributes }) => attributes.checked === true)).toBe(true)
    expect(wordsIn(fold)).toContain(texts.screen.someoneElse)
    seen.ticks('Fatima')
    seen.ticks('Elin')
    seen.ticks('Elin')
    expect(wordsIn(foldIn(seen))).toContain('Alla utom Fatima')
    const label = wordsIn(nodesIn(foldIn(seen)).find(({ element }) => element === 'button') ?? '')
    seen.press(label, foldIn(seen))
    expect(agreed(seen)).toMatchObject({
      event: { type: 'experiment.asked', except: ['fatima'] },
      resolved: { for: expect.not.arrayContaining(['fatima']) },
    })
    // The next press is for all again.
    expect(seen.says('Alla utom')).toBe(false)
  })

  it('is entered for somebody: the last one stays ticked', async () => {
    const seen = await idea()
    const names = seen.conversation
      .getSnapshot()
      .state.participants.filter(({ present, screen }) => present && screen === 'duken')
      .map(({ name }) => String(name))
    for (const name of names.slice(1)) seen.ticks(name)
    const boxes = nodesIn(foldIn(seen)).filter(({ attributes }) => attributes.type === 'checkbox')
    expect(boxes.map(({ attributes }) => attributes.disabled === true)).toEqual(
      names.map((_, at) => at === 0),
    )
  })
})
