import { found, press, tooWide } from '@oivallus/example-hr-portal-data/hands'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { startPostgres } from '../../../scripts/postgres.ts'
import {
  button,
  choose,
  type Example,
  goTo,
  inList,
  link,
  type PortalName,
  say,
  startExample,
} from './visiting.ts'

let browser: Browser
let example: Example
beforeAll(async () => {
  browser = await launchBrowser()
  example = await startExample(browser)
})
afterAll(async () => {
  await browser?.close()
  await example?.close()
})

const TOPIC = 'Aamun ensimmäinen tunti'
const LINE = 'Tavarat tulevat samaan aikaan kuin ensimmäiset lapset.'
const NEED = 'Kuorman vastaanotto tarvitaan vasta kello yhdeksäksi.'
const ANSWER = 'Kuljetus siirtyy kello yhdeksään ensi kuun alusta.'

/** An employee calls a talk with the supervisor. */
const calls = async (page: Page, topic: string, goesOn: boolean) => {
  await press(link(page, 'Kutsu keskustelu koolle'))
  await press(page.getByLabel('Mistä työn asiasta haluat puhua?'), 'End')
  await page.keyboard.insertText(topic)
  const radio = page.getByRole('radio')
  await choose(goesOn ? radio.first() : radio.last(), page.locator('input[type="radio"]:checked'))
  await press(button(page, 'Kutsu koolle'))
  await page.getByRole('heading', { level: 1, name: topic }).waitFor()
}

/** Both are in the talk, and why they paused is said. */
const begin = async (lead: Page, other: Page, topic: string) => {
  await press(inList(lead, topic, 'Vedä keskustelu'))
  for (const page of [lead, other]) await page.getByText('Paikalla nyt Outi, Samir').waitFor()
  await press(button(lead, 'Koko keskustelu'))
  await press(button(lead, 'Sanottu ja selvä'))
  await press(button(other, 'Selvä'))
  await goTo(lead, 'Mitä on tehty ja koettu', 'reality', [lead, other])
}

describe('an employee in one portal and the supervisor in the other', () => {
  it('hold a talk that the employee called, and hear in the next one what was answered', {
    timeout: 300_000,
  }, async () => {
    const samir = await example.signIn('samir', 'react')
    const outi = await example.signIn('outi', 'vue')
    const both = [samir.page, outi.page]
    await calls(samir.page, TOPIC, false)
    await begin(outi.page, samir.page, TOPIC)

    await say(samir.page, LINE)
    await outi.page.locator('[data-part="line"]').getByText(LINE).waitFor()
    await goTo(outi.page, 'Mitä opimme', 'learning', both)
    await say(samir.page, 'Kuorma ehtii odottaa, lapset eivät.')
    await outi.page.getByText('Kuorma ehtii odottaa').first().waitFor()

    await goTo(outi.page, 'Rakenteet ja arjen tekeminen', 'distinction', both)
    await say(samir.page, NEED, 'Tätä tarvitsemme organisaatiolta')
    await press(button(samir.page, 'Kenelle'))
    await press(button(samir.page, 'Johto'))
    await outi.page.locator('[data-part="needs"]').getByText(NEED).waitFor()
    for (const page of both) await press(button(page, 'Sopii, näin on hyvin sanottu'))
    await press(button(outi.page, 'Viedään eteenpäin'))
    await press(button(outi.page, 'Lopetetaan tähän tältä päivältä'))
    await press(outi.page.getByRole('button', { name: '2 viikon päästä' }))
    await samir.page.locator('[data-stage="held"]').waitFor()

    const marja = await example.signIn('marja', 'vue')
    const card = marja.page.getByRole('listitem').filter({ hasText: NEED })
    await card.getByText('Tuli tänään').waitFor()
    expect(await marja.page.getByRole('main').textContent()).not.toContain(LINE)
    await press(card.getByLabel('Vastauksesi'), 'End')
    await marja.page.keyboard.insertText(ANSWER)
    await press(card.getByRole('button', { name: 'Vastaa' }))
    await card.getByText('Kiitos. Vastauksesi odottaa').waitFor()
    await card.getByText('Vastattu').waitFor()

    for (const page of both) await press(link(page, 'Kaikki keskustelut'))
    await press(inList(samir.page, TOPIC, 'Lue muistio'))
    await samir.page.locator('[data-part="notes"]').getByText(ANSWER).waitFor()
    await press(link(samir.page, 'Kaikki keskustelut'))
    await calls(samir.page, 'Miten aamut nyt menevät', true)
    await begin(outi.page, samir.page, 'Miten aamut nyt menevät')
    for (const page of both) await page.getByText(ANSWER).first().waitFor()

    for (const { problems, close } of [samir, outi, marja]) {
      expect(problems).toEqual([])
      await close()
    }
  })
})

/** How one comes to each page, as whom, and what stands there once it is drawn. */
const PAGES: Record<string, { who: string; to: string[]; shown: string }> = {
  'the list of an employee': { who: 'kaisa', to: [], shown: 'Sinä kutsuit koolle' },
  'the list of the supervisor': { who: 'outi', to: [], shown: 'Kaisa kutsui koolle' },
  'calling a talk': { who: 'ritva', to: ['Kutsu keskustelu koolle'], shown: 'Kenen kanssa?' },
  notes: { who: 'ritva', to: ['Lue muistio'], shown: 'Muistio oppimiskeskustelusta' },
  series: { who: 'ritva', to: ['Katso koko sarja'], shown: 'Kokeiltiin osin. Tiistaisin se toimi.' },
  needs: { who: 'marja', to: [], shown: 'Odottanut 49 päivää' },
  'what HR is told': { who: 'petri', to: [], shown: 'Käydyt keskustelut' },
}

const visit = async (name: string, portal: PortalName) => {
  const { who, to, shown } = PAGES[name] as (typeof PAGES)[string]
  const viewport = { width: 320, height: 640 }
  const opened = await example.signIn(who, portal, { reducedMotion: 'reduce', viewport })
  for (const one of to) await link(opened.page, one).click()
  await opened.page.getByText(shown).first().waitFor()
  return opened
}

/** The tree that a screen reader is given. Ids of talks are their own. */
const treeOf = async (page: Page) =>
  (await page.locator('body').ariaSnapshot()).replace(/[\da-f]{8}-[\da-f-]{27}(-\d+)?/g, 'id')

describe.each(Object.keys(PAGES))('the page: %s', (name) => {
  it('is one to whoever listens in both portals, scrolls down alone, and a checker finds nothing', async () => {
    const trees: string[] = []
    for (const portal of ['react', 'vue'] as const) {
      const { page, problems, close } = await visit(name, portal)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        // A design system changes its colours little by little.
        await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)))
        expect(await found(page)).toEqual([])
      }
      expect(await tooWide(page)).toBe(0)
      trees.push(await treeOf(page))
      expect(problems).toEqual([])
      await close()
    }
    expect(trees[1]).toBe(trees[0])
  })
})

/** A need that waits since the seed, in each portal another, since an answer stands from then on. */
const WAITING: [PortalName, string][] = [
  ['react', 'Keittiön pitää tietää jo edellisenä päivänä'],
  ['vue', 'Sijaisen vuoron pitää alkaa jo kahdeksalta'],
]

describe.each(WAITING)('an answer for the management, in %s', (portal, need) => {
  it('stands once, though it is sent by a double click, is not heard of, and is sent so again', async () => {
    const { page, close } = await example.signIn('marja', portal)
    const posts: string[] = []
    await page.route('**/api/stream*', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      posts.push(route.request().postData() ?? '')
      // It gets through, and what came of it does not come back.
      const response = await route.fetch()
      return posts.length === 1 ? route.abort() : route.fulfill({ response })
    })
    const card = page.getByRole('listitem').filter({ hasText: need })
    await card.getByLabel('Vastauksesi').fill(ANSWER)
    const send = card.getByRole('button', { name: 'Vastaa' })
    await send.dblclick()
    await card.getByText('Vastaus ei mennyt perille').waitFor()
    expect(posts).toHaveLength(1)
    await send.dblclick()
    await card.getByText('Kiitos. Vastauksesi odottaa').waitFor()
    expect(posts).toHaveLength(2)
    const times = () => card.getByText(ANSWER, { exact: true }).count()
    expect(await times()).toBe(1)
    await page.reload()
    await card.getByText('Vastattu').waitFor()
    expect(await times()).toBe(1)
    await close()
  })
})

describe('signing in', () => {
  it('is no real one, and says so; its page is as good as the others', async () => {
    const { page, problems, close } = await example.open({ viewport: { width: 320, height: 640 } })
    await page.getByText('Tämä ei ole oikea kirjautuminen').waitFor()
    expect(await found(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await press(link(page, 'Svenska'))
    await page.getByRole('heading', { name: 'Vem är du?' }).waitFor()
    await press(page.locator('button[value="vue"]'))
    await page.getByRole('heading', { name: 'Lärsamtal' }).waitFor()
    expect(problems).toEqual([])
    await close()
  })

  it('comes before everything else', async () => {
    const { page, close } = await example.open()
    await page.goto(`${example.address}/server/react/`)
    await page.getByRole('heading', { name: 'Kuka olet?' }).waitFor()
    expect((await fetch(`${example.address}/server/me`)).status).toBe(401)
    await close()
  })
})

describe('HR', () => {
  it('is told that talks were held and what they share by agreement, and reads nothing else of them', async () => {
    const { page, close } = await visit('what HR is told', 'react')
    const shared = page.getByRole('listitem').filter({ hasText: 'Jaettu muillekin' })
    await shared.getByText('viimeisenä syövä saa siitä huonoimman aterian').waitFor()
    expect(await shared.getByRole('listitem').count()).toBe(1)
    // The same talk has learned this too, and keeps it.
    expect(await page.getByRole('main').textContent()).not.toContain('Kaiken ei tarvitse olla valmiina')
    const { outside } = await page.evaluate(async () => (await fetch('../me')).json())
    expect(outside.length).toBeGreaterThan(0)
    const statuses = await page.evaluate(
      (ids: string[]) =>
        Promise.all(
          ids.map(
            async (id) =>
              (await fetch(`../api/stream?${new URLSearchParams({ conversation: id, stream: 'shared' })}`))
                .status,
          ),
        ),
      outside,
    )
    expect(new Set(statuses)).toEqual(new Set([403]))
    await close()
  })
})

describe('on PostgreSQL, by one variable', () => {
  it('a line said on one screen shows on the other', async () => {
    const { host, user, database, stop } = await startPostgres()
    const place = { postgres: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}` }
    const there = await startExample(browser, place)
    const kaisa = await there.signIn('kaisa', 'vue')
    const outi = await there.signIn('outi', 'react')
    await press(inList(kaisa.page, 'Mitä pastakokeilusta jäi', 'Avaa keskustelu'))
    await press(inList(outi.page, 'Mitä pastakokeilusta jäi', 'Vedä keskustelu'))
    await kaisa.page.getByText('Paikalla nyt Kaisa, Outi').waitFor()
    await press(button(outi.page, 'Koko keskustelu'))
    await kaisa.page.locator('[data-stage="framing"]').waitFor()
    await say(kaisa.page, 'Kauanko meillä on aikaa?')
    await outi.page.locator('[data-part="line"]').getByText('Kauanko meillä on aikaa?').waitFor()
    for (const { problems, close } of [kaisa, outi]) {
      expect(problems).toEqual([])
      await close()
    }
    await there.close()
    await stop()
  })
})
