import { describe, expect, it } from 'vitest'
import { nodesIn, type Seen, seenIn, wordsIn } from './seen.ts'

const steps = (seen: Seen) => nodesIn(seen.part('progress')).filter(({ element }) => element === 'button')

const where = (seen: Seen) =>
  nodesIn(seen.part('progress'))
    .filter(({ attributes }) => attributes['data-row'] === 'where')
    .map(wordsIn)

describe('progress', () => {
  it('says in one line where one is, in the way of each language', async () => {
    expect(where(await seenIn('reality'))).toEqual(['2 of 7 What it’s been like'])
    expect(where(await seenIn('learning', { id: 'kotihoito' }))).toEqual(['3/7 Mitä opimme'])
    expect(where(await seenIn('learning', { id: 'daghemmet' }))).toEqual(['3 av 7 Vad vi har lärt oss'])
  })

  it('says the phases of a page of the short form together', async () => {
    const seen = await seenIn('experiment', { id: 'library' })
    const { page } = seen.conversation.view()
    expect(page.length).toBeGreaterThan(1)
    expect(where(seen)).toEqual([`5–6 of 7 ${page.map((phase) => seen.texts.stages[phase]).join(' · ')}`])
  })

  it('has a step for where one is, which can be reached and does nothing, and steps ahead that wait', async () => {
    const seen = await seenIn('learning')
    const [behind, , now] = steps(seen)
    const ahead = steps(seen).at(-1)
    expect(behind?.attributes.disabled).toBeUndefined()
    expect(now?.attributes).toMatchObject({ 'aria-current': 'step', 'aria-disabled': 'true' })
    expect(now?.attributes.disabled).toBeUndefined()
    expect(now?.on).toBeUndefined()
    expect(ahead?.attributes.disabled).toBe(true)
  })
})
