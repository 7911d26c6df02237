import type { OutsideNotes } from '@oivallus/core'
import { describe, expect, it } from 'vitest'
import { inOrder, listed, openPortal, outsideTalks, seriesOf, wordsIn } from '../src/index.ts'

/** As much of a browser's storage as is used. */
const storage = (): Storage => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage
}

const words = wordsIn('fi')

describe('the portal', () => {
  it('has two talks that were held, one in the middle, and two that come', async () => {
    const portal = await openPortal(storage())
    const standings = portal.talks.map((talk) => listed(talk, portal, words).standing)
    expect(standings).toEqual(['held', 'held', 'begun', 'coming', 'coming'])
  })

  it('has the latest first of those that were held, and says of a pause that it is one', async () => {
    const portal = await openPortal(storage())
    const [first, second, begun] = portal.talks
    expect(inOrder(portal.talks, 'held').filter((talk) => talk === first || talk === second)).toEqual([
      second,
      first,
    ])
    expect(inOrder(portal.talks, 'coming')).toEqual(portal.talks)
    begun?.conversation.send({ type: 'paused' })
    expect(begun && listed(begun, portal, words).when).toBe('Tauolla')
  })

  it('tells outside of the talks that were held, the latest first, each with what it shares', () => {
    const told = (conversation: string, held: string, learnings: string[]): OutsideNotes => ({
      projection: 'outside',
      conversation,
      practice: false,
      held,
      return: null,
      needs: [],
      learnings,
    })
    const notes = [told('first', '2026-09-08', ['Kaksi erää riittää.']), told('second', '2026-10-06', [])]
    expect(outsideTalks(notes, 'fi', words)).toEqual([
      { id: 'second', told: 'Käyty 6.10.2026', learnings: [] },
      { id: 'first', told: 'Käyty 8.9.2026', learnings: ['Kaksi erää riittää.'] },
    ])
  })

  it('keeps what was said, and what language was chosen, over a reload', async () => {
    const kept = storage()
    const before = await openPortal(kept)
    const begun = before.talks[2]?.conversation
    begun?.send({ type: 'noted.question', text: 'Kuka lukee viestit?' })
    before.setLanguage('sv')
    const after = await openPortal(kept)
    expect(after.language).toBe('sv')
    expect(after.talks[2]?.conversation.getSnapshot().state).toEqual(begun?.getSnapshot().state)
    expect(after.talks[2]?.conversation.view().title).toBe('Så har det varit')
  })

  it('tells of a series what was tried and how that went', async () => {
    const portal = await openPortal(storage())
    const [first] = portal.talks
    if (!first) throw new Error('There is no talk.')
    const [one, two, three] = seriesOf(portal, first, words)
    expect(one).toMatchObject({ standing: 'held', tried: expect.stringContaining('kahdessa erässä') })
    expect(one?.cameOfIt).toMatch(/^Kokeiltiin osin\. Tiistaisin se toimi\..* Jatketaan kokeilua\.$/)
    expect(two?.cameOfIt).toMatch(/^Se kuullaan seuraavassa keskustelussa \d+\.\d+\.\d{4}\.$/)
    expect(three).toMatchObject({ standing: 'coming', tried: null })
  })

  it('carries what the last talk left into the next one, also after a reload', async () => {
    const kept = storage()
    await openPortal(kept)
    const portal = await openPortal(kept)
    const next = portal.talks[3]?.conversation
    expect(next?.send({ type: 'started', form: 'full' }).accepted).toBe(true)
    expect(next?.getSnapshot().state.carried?.experiment).toBeTruthy()
  })
})
