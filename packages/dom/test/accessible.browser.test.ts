import { PHASES } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import type { Setting } from '@oivallus/testing/adapters'
import type axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { inBrowser, type Seat } from './driver.ts'

/* WCAG 2.2 AA, as far as a program can tell: axe-core finds nothing, with no rule switched off. */

const open = inBrowser()

const STAGES = ['called', ...PHASES, 'held'] as const

/** An own screen in English, and a shared one in Finnish. */
const OWN: Setting = { language: 'en', script: 'service-desk' }
const SHARED: Setting = { language: 'fi', script: 'kotihoito' }

/** What axe finds: rule, and where. The page serves it itself, so that the policy stays as strict as it is. */
const violations = async ({ page }: Seat): Promise<string[]> => {
  await page.evaluate("import('/axe.js')")
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    }),
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map((one) => `${id}: ${one.target} ${one.failureSummary ?? ''}`),
  )
}

/** In light and in dark. */
const inBoth = async (seat: Seat, where: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await seat.page.emulateMedia({ colorScheme })
    expect(await violations(seat), `${where}, ${colorScheme}`).toEqual([])
  }
}

describe('axe-core finds nothing', () => {
  it.each(
    STAGES.flatMap((stage) => [
      ['an own screen', stage, OWN] as const,
      ['a shared screen', stage, SHARED] as const,
    ]),
  )('on %s: %s', async (_, stage, setting) => {
    const seat = await open({ ...setting, stage })
    await inBoth(seat, stage)
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('and would find what is wrong', async () => {
    const seat = await open({ ...OWN, stage: 'reality' })
    await seat.page.evaluate(() => {
      const place = document.querySelector('[data-part="phase"]')
      place?.append(document.createElement('button'))
      const pale = document.createElement('p')
      pale.append('Pale')
      pale.style.setProperty('color', '#ddd')
      place?.append(pale)
    })
    const found = (await violations(seat)).map((one) => one.split(':')[0])
    expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']))
    await seat.close()
  })

  it.each([
    ['an own screen', OWN, en],
    ['a shared screen', SHARED, fi],
  ] as const)(
    'on %s: with the field open, in a refusal, and on every page over the talk',
    async (_, setting, texts) => {
      const seat = await open({ ...setting, stage: 'learning' })
      await seat.openField()
      await seat.insert('Half a thought')
      await inBoth(seat, 'field')
      await seat.key('Escape')
      await seat.next()
      await inBoth(seat, 'refusal')
      await seat.key('Escape')
      const { labels, screen } = texts
      for (const sheet of [labels.elsewhere, labels.endForToday, screen.more]) {
        await seat.press(sheet, '[data-part="navigation"]')
        await inBoth(seat, sheet)
        await seat.key('Escape')
      }
      for (const sheet of [screen.questions, screen.allSaid]) {
        await seat.press(screen.more, '[data-part="navigation"]')
        await seat.press(sheet, '[data-part="sheet"]')
        await inBoth(seat, sheet)
        await seat.key('Escape')
      }
      await seat.press(labels.pause, '[data-part="navigation"]')
      await inBoth(seat, 'paused')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  )

  it('where a line, a need, an idea and a day are at hand', async () => {
    const seat = await open({ ...OWN, stage: 'followUp' })
    await seat.press(en.followUp.otherDay)
    await inBoth(seat, 'another day')
    await seat.key('Escape')
    await seat.page.evaluate(() => {
      const { stage, moves } = window.talk.state()
      window.talk.send({ type: 'go.experiment', of: stage, revision: moves } as never)
    })
    await inBoth(seat, 'the experiment that was taken')
    await seat.page.evaluate(() => {
      const { stage, moves } = window.talk.state()
      window.talk.send({ type: 'go.distinction', of: stage, revision: moves } as never)
    })
    await seat.next()
    await inBoth(seat, 'findings')
    await seat.next()
    await seat.next()
    await inBoth(seat, 'needs')
    await seat.page.evaluate(() => {
      const { stage, moves } = window.talk.state()
      window.talk.send({ type: 'go.reality', of: stage, revision: moves } as never)
    })
    // Everything was asked before, but which of these to look at.
    await inBoth(seat, 'choosing')
    await seat.walkTo(seat.page.locator('[data-part="questions"] summary'))
    await seat.key('Enter')
    await inBoth(seat, 'the other questions')
    await seat.press(en.questions.centre.one, '[data-part="questions"]')
    await seat.pressFirst('[data-part="line"]')
    await inBoth(seat, 'a line')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it.each([
    ['forced colours', { forcedColors: 'active' }],
    ['more contrast', { contrast: 'more' }],
    ['reduced motion', { reducedMotion: 'reduce' }],
  ] as const)('with %s', async (_, media) => {
    for (const stage of ['reality', 'experiment']) {
      const seat = await open({ ...OWN, stage })
      await seat.page.emulateMedia(media)
      expect(await violations(seat), stage).toEqual([])
      expect(seat.problems).toEqual([])
      await seat.close()
    }
  })
})

/** Whatever stands out of the page to the side. */
const sticksOut = ({ page }: Seat) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const all = [...document.querySelectorAll('[data-part="conversation"] *')]
    const out = all.filter((one) => {
      const { right, left, width } = one.getBoundingClientRect()
      return width > 1 && (right > clientWidth + 0.5 || left < -0.5) && one.checkVisibility()
    })
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} in ${clientWidth}`] : []),
      ...out.map((one) => `${one.localName} ${one.textContent?.slice(0, 40)}`),
    ]
  })

/** Whatever can be pressed and is smaller than 24 by 24. */
const tooSmall = ({ page }: Seat) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[data-part="conversation"] :is(button, input, select, textarea, summary)',
      ),
    ].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect()
      const isSmall = one.checkVisibility() && (width < 24 || height < 24)
      return isSmall ? [`${one.localName} ${one.textContent?.slice(0, 40)}: ${width} by ${height}`] : []
    }),
  )

describe('in a narrow place', () => {
  it.each(STAGES)('nothing stands out of the page, and targets are large enough: %s', async (stage) => {
    const seat = await open({ ...OWN, stage }, { viewport: { width: 320, height: 640 } })
    for (const [width, height] of [
      [320, 640],
      // 1280 by 1024 at 400 %.
      [320, 256],
      [1280, 800],
    ] as const) {
      await seat.page.setViewportSize({ width, height })
      expect(await sticksOut(seat), `${width} by ${height}`).toEqual([])
      expect(await tooSmall(seat), `${width} by ${height}`).toEqual([])
    }
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('with the field open, in a refusal, and on the pages over the talk', async () => {
    const seat = await open({ ...SHARED, stage: 'learning' }, { viewport: { width: 320, height: 256 } })
    await seat.openField()
    expect([...(await sticksOut(seat)), ...(await tooSmall(seat))]).toEqual([])
    await seat.key('Escape')
    await seat.next()
    expect([...(await sticksOut(seat)), ...(await tooSmall(seat))]).toEqual([])
    await seat.key('Escape')
    for (const sheet of [fi.labels.elsewhere, fi.labels.endForToday, fi.screen.more]) {
      await seat.press(sheet, '[data-part="navigation"]')
      expect([...(await sticksOut(seat)), ...(await tooSmall(seat))], sheet).toEqual([])
      await seat.key('Escape')
    }
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('text twice as large is whole', async () => {
    for (const stage of ['framing', 'distinction', 'held']) {
      const seat = await open({ ...OWN, stage }, { viewport: { width: 640, height: 512 } })
      await seat.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await sticksOut(seat), stage).toEqual([])
      expect(seat.problems).toEqual([])
      await seat.close()
    }
  })
})
