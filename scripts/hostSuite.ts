// What holds of a page of a host in every framework: what renders again, parts where the host puts them, and whose the conversation is.
import type { Seat } from '@oivallus/testing/adapters'
import { describe, expect, it } from 'vitest'

/**
 * Runs what holds in every framework; gives what the tests of one alone show a case with, and end with.
 *
 * @param open Opens a page that has begun by `beginHost`.
 */
export const hostSuite = (open: () => Promise<Seat>) => {
  const show = async (name: string): Promise<Seat> => {
    const seat = await open()
    await seat.page.evaluate((one) => window.framework.show(one), name)
    if (!/alone/i.test(name)) await seat.page.locator('[data-part]').first().waitFor()
    return seat
  }

  /** What is drawn while something is done. */
  const drawnBy = async ({ page }: Seat, act: () => Promise<unknown>): Promise<Record<string, number>> => {
    await page.evaluate(() => {
      for (const name of Object.keys(window.framework.drawn)) delete window.framework.drawn[name]
    })
    await act()
    return page.evaluate(() => window.framework.drawn)
  }

  /** What the console says once the host has drawn again so many times. */
  const warnedAfter = async ({ page }: Seat, times: number): Promise<string[]> => {
    for (let time = 1; time <= times; time++) {
      await page.locator('#again').click()
      await page.locator(`#again[data-times="${time}"]`).waitFor()
    }
    return page.evaluate(() => new Promise((seen) => setTimeout(() => seen(window.framework.warned))))
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
        await page.evaluate(() => window.framework.send({ type: 'noted.question', text: 'How was Monday?' }))
        await page.getByText('How was Monday?').waitFor()
      })
      for (const name of ['Title', 'MayPause', 'Refused', 'progress']) expect(noted).not.toHaveProperty(name)
      const moved = await drawnBy(seat, async () => {
        await page.evaluate(() => window.framework.setLanguage('sv'))
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
          .poll(() => seat.page.evaluate(() => window.framework.failed.at(0)))
          .toEqual({
            reason: 'malformed-options',
            message: expect.stringMatching('conversation.* <ConversationProvider'),
          })
        await seat.close()
      },
    )
  })

  describe('a conversation', () => {
    it('made while a component is drawn is caught in development, once, and what is safe is named', async () => {
      const seat = await show('careless')
      expect(await warnedAfter(seat, 0)).toEqual([])
      expect(await warnedAfter(seat, 3)).toEqual([expect.stringContaining('useOwnConversation')])
      await ended(seat)
    })

    it('made while a component is drawn is caught where it is only read, too, once for each reader', async () => {
      const seat = await show('carelessReader')
      expect(await warnedAfter(seat, 3)).toEqual(
        ['useConversation', 'useAllowed'].map((reader) =>
          expect.stringMatching(`${reader} was given .* useOwnConversation`),
        ),
      )
      await ended(seat)
    })

    it('that is read may be another one, on purpose', async () => {
      const seat = await show('turning')
      expect(await warnedAfter(seat, 3)).toEqual([])
      await ended(seat)
    })

    it('made safely is made once, lives as long as it is shown, and no longer', async () => {
      const seat = await show('careful')
      const { page } = seat
      const made = await page.evaluate(() => window.framework.made())
      await seat.write('Three mornings of resets.')
      for (let times = 1; times <= 2; times++) {
        await page.locator('#again').click()
        await page.locator(`#again[data-times="${times}"]`).waitFor()
      }
      expect(await page.evaluate(() => window.framework.made())).toBe(made)
      expect(await page.evaluate(() => window.framework.warned)).toEqual([])
      expect(await seat.lines()).toEqual(['Three mornings of resets.'])
      await page.evaluate(() => window.framework.hide())
      await expect.poll(() => page.evaluate(() => window.framework.goesOn())).toBe(false)
      await ended(seat)
    })
  })

  return { show, ended }
}
