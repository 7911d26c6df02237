import { en } from '@oivallus/core/en'
import { describe, expect, it } from 'vitest'
import { inBrowser } from './driver.ts'

const open = inBrowser()

describe('focus', () => {
  it('stays on the button that opens a card, and in a fold whose button has gone', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'followUp' })
    const now = () =>
      seat.page.evaluate(() => {
        const one = document.activeElement
        return [one?.getAttribute('role') ?? one?.localName, one?.getAttribute('aria-expanded') ?? null]
      })
    await seat.walkTo(seat.page.locator('[data-part="needs"] > summary'))
    await seat.key('Enter')
    await seat.press(en.screen.more, '[data-part="needs"]')
    expect(await now()).toEqual(['button', 'true'])
    await seat.key('Enter')
    expect(await now()).toEqual(['button', 'false'])

    await seat.walkTo(seat.page.locator('[data-part="sharing"] > summary'))
    await seat.key('Enter')
    await seat.press(en.labels.agree, '[data-part="sharing"]')
    expect(await now()).toEqual(['group', null])
    expect(await seat.page.evaluate(() => document.activeElement?.closest('details')?.open)).toBe(true)
    expect(seat.problems).toEqual([])
    await seat.close()
  })
})
