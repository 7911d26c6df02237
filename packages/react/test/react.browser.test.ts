import type { Seat } from '@oivallus/testing/adapters'
import { describe, expect, it } from 'vitest'
import { inBrowser } from '../../../scripts/adapterSite.ts'

/* What is React's own, in React as it is developed with. */

const open = inBrowser({
  code: "import { begin } from './hostPage.tsx'\nbegin()",
  folder: import.meta.dirname,
  body: '<div id="place"></div>',
  development: true,
})

const show = async (name: string): Promise<Seat> => {
  const seat = await open()
  await seat.page.evaluate((one) => window.react.show(one), name)
  if (!/alone/i.test(name)) await seat.page.locator('[data-part]').first().waitFor()
  return seat
}

/** What is drawn while something is done. */
const drawnBy = async ({ page }: Seat, act: () => Promise<unknown>): Promise<Record<string, number>> => {
  await page.evaluate(() => {
    for (const name of Object.keys(window.react.drawn)) delete window.react.drawn[name]
  })
  await act()
  return page.evaluate(() => window.react.drawn)
}

/** What the console says once the host has drawn again so many times. */
const warnedAfter = async ({ page }: Seat, times: number): Promise<string[]> => {
  for (let time = 1; time <= times; time++) {
    await page.locator('#again').click()
    await page.locator(`#again[data-times="${time}"]`).waitFor()
  }
  return page.evaluate(() => new Promise((seen) => setTimeout(() => seen(window.react.warned))))
}

const ended = async (seat: Seat) => {
  expect(seat.problems).toEqual([])
  await seat.close()
}

describe('what renders again', () => {
  it('is the composer alone, while one types in it', async () => {
    const seat = await show('whole')
    await seat.openField()
    const drawn = await drawnBy(seat, () => seat.page.keyboard.type('Mornings'))
    expect(drawn).toEqual({ composer: 'Mornings'.length })
    expect(await seat.typed()).toBe('Mornings')
    await ended(seat)
  })

  it('is what has selected something that changes', async () => {
    const seat = await show('whole')
    const { page } = seat
    const noted = await drawnBy(seat, async () => {
      await page.evaluate(() => window.react.send({ type: 'noted.question', text: 'How was Monday?' }))
      await page.getByText('How was Monday?').waitFor()
    })
    for (const name of ['Title', 'MayPause', 'Refused', 'progress']) expect(noted).not.toHaveProperty(name)
    const moved = await drawnBy(seat, async () => {
      await page.evaluate(() => window.react.setLanguage('sv'))
      await page.locator('[data-part="conversation"][lang="sv"]').waitFor()
    })
    expect(moved).toMatchObject({ Title: 1 })
    expect(moved).not.toHaveProperty('MayPause')
    await ended(seat)
  })
})

describe('parts', () => {
  it('stand where the host puts them, keep focus, and are nothing where the talk has none', async () => {
    const seat = await show('pieces')
    await seat.write('Three mornings of resets.')
    expect((await seat.focus()).element).toBe('textarea')
    await expect.poll(() => seat.page.locator('aside [data-part="line"]').count()).toBe(1)
    expect(await seat.page.locator('[data-part="closing"], [data-part="navigation"]').count()).toBe(0)
    await ended(seat)
  })

  it.each(['designed', 'designedPieces'])(
    'and controls are drawn by a design system, and work: %s',
    async (name) => {
      const seat = await show(name)
      const { page } = seat
      expect(await page.locator('textarea:not(.own), button:not(.own, #next)').count()).toBe(0)
      await seat.write('Three mornings of resets.')
      expect(await seat.typed()).toBe('')
      expect(await page.locator('textarea.own').count()).toBe(1)
      const refused = page.locator('aside.own[data-part="refusal"]')
      for (let presses = 0; presses < 9 && (await refused.count()) === 0; presses++) await seat.next()
      // Focus went to its first offer, which is pressed where it stands; Esc turns back.
      expect((await seat.focus()).on).toBe('refusal')
      await seat.key('Escape')
      expect(await refused.count()).toBe(0)
      await seat.next()
      await seat.key('Enter')
      await expect.poll(() => refused.count()).toBe(0)
      await ended(seat)
    },
  )

  it.each(['alone', 'screenAlone', 'hookAlone'])(
    'without a conversation say what to do: %s',
    async (name) => {
      const seat = await show(name)
      await expect
        .poll(() => seat.page.evaluate(() => window.react.failed.at(0)))
        .toEqual({
          reason: 'malformed-options',
          message: expect.stringMatching('conversation.* <ConversationProvider'),
        })
      await seat.close()
    },
  )
})

describe('a conversation', () => {
  it('made in a component’s body is caught in development, once, and the safe hook is named', async () => {
    const seat = await show('careless')
    expect(await warnedAfter(seat, 0)).toEqual([])
    expect(await warnedAfter(seat, 3)).toEqual([expect.stringContaining('useOwnConversation')])
    await ended(seat)
  })

  it('made in a component’s body for a hook is caught in development, once for each hook', async () => {
    const seat = await show('carelessReader')
    expect(await warnedAfter(seat, 0)).toEqual([])
    expect(await warnedAfter(seat, 3)).toEqual(
      ['useConversation', 'useAllowed'].map((hook) =>
        expect.stringMatching(`${hook} was given .* useOwnConversation`),
      ),
    )
    await ended(seat)
  })

  it('that a hook reads may be another one, on purpose', async () => {
    const seat = await show('turning')
    expect(await warnedAfter(seat, 3)).toEqual([])
    await ended(seat)
  })

  it('made by the safe hook is made once, lives as long as it is shown, and no longer', async () => {
    const seat = await show('careful')
    const { page } = seat
    const made = await page.evaluate(() => window.react.made())
    await seat.write('Three mornings of resets.')
    for (let times = 1; times <= 2; times++) {
      await page.locator('#again').click()
      await page.locator(`#again[data-times="${times}"]`).waitFor()
    }
    expect(await page.evaluate(() => window.react.made())).toBe(made)
    expect(await page.evaluate(() => window.react.warned)).toEqual([])
    expect(await seat.lines()).toEqual(['Three mornings of resets.'])
    await page.evaluate(() => window.react.hide())
    await expect.poll(() => page.evaluate(() => window.react.goesOn())).toBe(false)
    await ended(seat)
  })
})
