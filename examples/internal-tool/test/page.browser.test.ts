import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Conversation } from '@oivallus/core'
import type axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type Opened, openPage } from '../../../scripts/browser.ts'
import { buildSite } from '../src/build.ts'
import { othersIn } from '../src/others.ts'
import { POLICY, type Served, serveSite } from '../src/serve.ts'
import type { ListedTalk } from '../src/talks.ts'

let browser: Browser
let folder: string
let site: Served
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'internal-tool-'))
  await buildSite(join(import.meta.dirname, '..'), folder)
  copyFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), join(folder, 'axe.js'))
  site = await serveSite(folder, 0, othersIn(join(import.meta.dirname, '../..'), folder))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The page, once the conversation is on it. */
const opened = async (options?: BrowserContextOptions): Promise<Opened> => {
  const address = site.address.replace(/\/$/, '')
  const found = await openPage(browser, { address, close: async () => {} }, '/', {
    locale: 'fi-FI',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  await ready(found.page)
  return found
}

type Element = HTMLElement & { conversation: Conversation | null }

const ready = (page: Page) =>
  page.waitForFunction(() => document.querySelector<Element>('learning-conversation')?.conversation)

/** The states that the screens of the page hold, as texts. */
const states = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<Element>('learning-conversation')].flatMap(({ conversation }) =>
      conversation ? [JSON.stringify(conversation.getSnapshot().state)] : [],
    ),
  )

/** Where the screens of the page stand: one stage, once they agree. */
const agreed = async (page: Page): Promise<string[]> =>
  [...new Set(await states(page))].map((state) => JSON.parse(state).stage)

const first = (page: Page) => page.locator('learning-conversation').first()
const second = (page: Page) => page.locator('learning-conversation').nth(1)

const openMenu = async (page: Page) => {
  if (!(await page.locator('#menu').evaluate((menu) => (menu as HTMLDetailsElement).open)))
    await page.locator('#menu summary').click()
}

const seat = async (page: Page, seating: 'shared' | 'own' | 'projector') => {
  await openMenu(page)
  await page.locator(`#screens [value=${seating}]`).check()
  await page.waitForFunction(
    (one) => document.querySelector('main')?.getAttribute('data-seating') === one,
    seating,
  )
}

const watch = async (page: Page, id: string) => {
  await openMenu(page)
  await page.locator('#watch select').selectOption(id)
  await page.locator('#watch button').click()
  // One that was watched before stands there until this one has come.
  await page.locator('#told').filter({ hasText: /\b0\b/ }).waitFor()
}

/** Presses next until nothing is left. */
const toTheEnd = async (page: Page, button = '#next-phase') => {
  const next = page.locator(button)
  while (await next.isEnabled()) {
    const before = await page.locator('#told').textContent()
    await next.click()
    await expect.poll(() => page.locator('#told').textContent()).not.toBe(before)
  }
}

const TALKS = (): ListedTalk[] => JSON.parse(readFileSync(join(folder, 'talks/index.json'), 'utf8'))

describe('the page', () => {
  it('opens under a strict policy, in Finnish, with a talk that can begin', async () => {
    const { page, problems, close } = await opened()
    const answer = await page.request.get(site.address)
    expect(answer.headers()['content-security-policy']).toBe(POLICY)
    expect(await page.locator('html').getAttribute('lang')).toBe('fi')
    await first(page).getByRole('button', { name: 'Työ viime aikoina' }).click()
    await first(page).getByRole('button', { name: 'Koko keskustelu' }).click()
    await first(page).getByRole('heading', { name: 'Miksi pysähdymme' }).waitFor()
    expect(problems).toEqual([])
    await close()
  })

  it.each([
    ['HR-portaali Reactilla', 'react', '.MuiCard-root'],
    ['HR-portaali Vuella', 'vue', '.p-card'],
    ['Sama keskustelu kolmesti', 'side-by-side', '#vue [data-part="question"]'],
    ['Keskustelu oppimisalustalla', 'lms', '#status:not(:empty)'],
  ])(
    'leads to the same, built another way at the first visit and under a policy of its own: %s',
    async (name, path, shown) => {
      const { page, problems, close } = await opened()
      await openMenu(page)
      await page.getByRole('link', { name }).click()
      await page.locator(shown).first().waitFor()
      expect(page.url()).toBe(`${site.address}${path}/`)
      const policyOf = async () => (await page.request.get(page.url())).headers()['content-security-policy']
      expect(await policyOf()).toContain("script-src 'self';")
      // A nonce that came twice would let anything through.
      if (['react', 'vue'].includes(path)) expect(await policyOf()).not.toBe(await policyOf())
      expect(problems).toEqual([])
      await close()
    },
  )

  it.each(['react', 'vue', 'side-by-side', 'lms'])(
    'leads on to the folder, where its slash is left out: %s',
    async (path) => {
      const answer = await fetch(`${site.address}${path}`, { redirect: 'manual' })
      expect(answer.status).toBe(308)
      expect(answer.headers.get('location')).toBe(`/${path}/`)
    },
  )

  it('changes its language and that of the talk', async () => {
    const { page, problems, close } = await opened()
    for (const [language, name, title] of [
      ['sv', 'Svenska', 'Lärsamtal'],
      ['en', 'English', 'Learning conversation'],
      ['fi', 'Suomi', 'Oppimiskeskustelu'],
    ] as const) {
      await page.getByRole('button', { name }).click()
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.title()).toBe(title)
      await page.getByRole('heading', { name: title, exact: true }).waitFor()
      await first(page).locator(`[data-part=conversation][lang=${language}]`).waitFor()
    }
    expect(problems).toEqual([])
    await close()
  })

  it('begins a talk in the form, and with the people, that were chosen', async () => {
    const { page, problems, close } = await opened()
    await openMenu(page)
    await page.locator('#new [value=team]').check()
    await page.locator('#new [name=names]').fill('Aino, Pekka, Lumi')
    await page.locator('#new [value=short]').check()
    await page.locator('#new button').click()
    await first(page).getByRole('heading', { name: 'Miksi pysähdymme' }).waitFor()
    const [state = ''] = await states(page)
    const { form, participants, lead } = JSON.parse(state)
    expect(form).toBe('short')
    expect(participants.map(({ name }: { name: string }) => name)).toEqual(['Aino', 'Pekka', 'Lumi'])
    expect(lead).toBe(participants[0].id)
    expect(problems).toEqual([])
    await close()
  })

  it('has nothing beside the window at 320 pixels, whoever sits where', async () => {
    const { page, problems, close } = await opened({ viewport: { width: 320, height: 640 } })
    for (const seating of ['shared', 'own', 'projector'] as const) {
      await seat(page, seating)
      const { wide, window } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        window: document.documentElement.clientWidth,
      }))
      expect(wide, seating).toBeLessThanOrEqual(window)
    }
    expect(problems).toEqual([])
    await close()
  })

  it.each(['light', 'dark'] as const)('has nothing that axe-core finds, in %s', async (colorScheme) => {
    const { page, problems, close } = await opened({ colorScheme })
    const found = async () => {
      await page.evaluate("import('/axe.js')")
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
      )
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)
    }
    expect(await found()).toEqual([])
    await openMenu(page)
    expect(await found()).toEqual([])
    await watch(page, 'kotihoito')
    for (let step = 1; step <= 10; step++) {
      await page.locator('#next').click()
      await expect.poll(() => page.locator('#told').textContent()).toContain(`Askel ${step} `)
    }
    expect(await found()).toEqual([])
    expect(problems).toEqual([])
    await close()
  })

  it('is used by keyboard alone', async () => {
    const { page, problems, close } = await opened()
    const press = async (key: string, until: string) => {
      for (let times = 0; times < 40; times++) {
        if (await page.locator(until).evaluate((one) => one === document.activeElement)) return
        await page.keyboard.press(key)
      }
      throw new Error(`${until} is not reached by ${key}.`)
    }
    await press('Tab', '#menu summary')
    await page.keyboard.press('Enter')
    await press('Tab', '#watch button')
    await page.keyboard.press('Enter')
    await page.locator('#next:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#told').textContent()).toContain('Askel 1')
    await page.locator('#next:focus').waitFor()
    expect(problems).toEqual([])
    await close()
  })
})

describe('a talk to watch', () => {
  it('is printed without what it is watched with', async () => {
    const { page, problems, close } = await opened()
    await watch(page, 'kotihoito')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#replay').isVisible()).toBe(false)
    expect(await page.locator('main').isVisible()).toBe(true)
    expect(problems).toEqual([])
    await close()
  })

  it('goes step by step, says who does what, and ends with its notes', async () => {
    const { page, problems, close } = await opened()
    await watch(page, 'kotihoito')
    for (let step = 1; step <= 10; step++) {
      await page.locator('#next').click()
      await expect.poll(() => page.locator('#told').textContent()).toContain(`Askel ${step} `)
    }
    expect(await page.locator('#told').textContent()).toContain('Milla kirjaa')
    await toTheEnd(page, '#next')
    await first(page).getByRole('heading', { name: 'Muistio oppimiskeskustelusta' }).waitFor()
    await page.locator('#restart:focus').click()
    await expect.poll(() => page.locator('#told').textContent()).toContain('Askel 0 ')
    await first(page).getByRole('heading', { name: 'Ennen keskustelua' }).waitFor()
    expect(problems).toEqual([])
    await close()
  })

  it('is any of those that are scripted, from wherever one looks', async () => {
    const { page, problems, close } = await opened()
    const seatings = ['projector', 'own', 'shared'] as const
    for (const [index, { id }] of TALKS().entries()) {
      await seat(page, seatings[index % 3] ?? 'shared')
      await watch(page, id)
      await toTheEnd(page)
      await expect.poll(() => agreed(page), { message: id }).toEqual(['held'])
      await first(page).getByRole('heading', { name: 'Muistio oppimiskeskustelusta' }).waitFor()
    }
    expect(problems).toEqual([])
    await close()
  })

  it('tells what was answered to what came too early', async () => {
    const { page, close } = await opened()
    await watch(page, 'kotihoito')
    const told = page.locator('#told')
    while (!(await told.locator('.refused').isVisible())) await page.locator('#next').click()
    expect(await told.textContent()).toContain('Vielä ei ratkaista.')
    expect(await told.textContent()).toContain('Valitaan: Talteen.')
    await close()
  })

  it('can be carried on by hand; what no longer follows is said kindly', async () => {
    const { page, problems, close } = await opened()
    await watch(page, 'kotihoito')
    for (let step = 1; step <= 5; step++) {
      await page.locator('#next').click()
      await expect.poll(() => page.locator('#told').textContent()).toContain(`Askel ${step} `)
    }
    await page.evaluate(() =>
      document.querySelector<Element>('learning-conversation')?.conversation?.send({ type: 'paused' }),
    )
    await page.locator('#next').click()
    await expect.poll(() => page.locator('#told').textContent()).toContain('omille teilleen')
    await page.locator('#carry-on').click()
    await page.locator('#replay').waitFor({ state: 'hidden' })
    await first(page).getByRole('button', { name: 'Jatketaan' }).click()
    await first(page).getByRole('heading', { name: 'Mitä on tehty ja koettu' }).waitFor()
    expect(problems).toEqual([])
    await close()
  })
})

describe('two viewers of one talk', () => {
  it('stay in step, whoever acts', async () => {
    const { page, problems, close } = await opened()
    await seat(page, 'own')
    await first(page).getByRole('button', { name: 'Työ viime aikoina' }).click()
    await second(page).getByText('Työ viime aikoina').first().waitFor()
    await first(page).getByRole('button', { name: 'Koko keskustelu' }).click()
    for (const screen of [first(page), second(page)])
      await screen.getByRole('heading', { name: 'Miksi pysähdymme' }).waitFor()
    await second(page).getByRole('button', { name: 'Selvä' }).click()
    await expect.poll(async () => new Set(await states(page)).size).toBe(1)
    const [state = ''] = await states(page)
    expect(Object.keys(JSON.parse(state).framing.acknowledged)).toContain('p2')
    for (const name of ['Vetäjän näyttö: Riitta', 'Työntekijän näyttö: Ville'])
      expect(await page.getByRole('region', { name, exact: true }).count()).toBe(1)
    expect(problems).toEqual([])
    await close()
  })

  it('see no draft of each other', async () => {
    const { page, problems, close } = await opened()
    await seat(page, 'own')
    await watch(page, 'service-desk')
    while (!(await page.locator('#told').textContent())?.includes('Luonnos'))
      await page.locator('#next').click()
    await second(page).getByText('The printers, if there is time.').waitFor()
    expect(await first(page).getByText('The printers, if there is time.').count()).toBe(0)
    expect(await page.locator('#told').textContent()).not.toContain('printers')
    expect(problems).toEqual([])
    await close()
  })

  it('change places in the middle of a talk, and lose nothing', async () => {
    const { page, problems, close } = await opened()
    await openMenu(page)
    await page.locator('#new [value=team]').check()
    await page.locator('#new [value=full]').check()
    await page.locator('#new button').click()
    await first(page).getByRole('heading', { name: 'Miksi pysähdymme' }).waitFor()
    for (const [seating, screens] of [
      ['projector', ['table', null, 'table', 'table']],
      ['own', [null, null, 'aside', 'aside']],
      ['shared', ['table', 'table', 'table', 'table']],
    ] as const) {
      await seat(page, seating)
      const all = await states(page)
      expect(new Set(all).size).toBe(1)
      const { participants, stage } = JSON.parse(all[0] ?? '')
      expect(participants.map(({ screen }: { screen: string | null }) => screen)).toEqual(screens)
      expect(stage).toBe('framing')
    }
    expect(problems).toEqual([])
    await close()
  })
})

describe('the talk that was there before', () => {
  it('stays within reach, however many others are watched', async () => {
    const { page, problems, close } = await opened()
    await first(page).getByRole('button', { name: 'Työ viime aikoina' }).click()
    const [before] = await states(page)
    await watch(page, 'library')
    await page.locator('#next-phase').click()
    await watch(page, 'kotihoito')
    await page.getByRole('button', { name: 'Palaa siihen' }).click()
    await expect.poll(async () => (await states(page))[0]).toBe(before)
    await page.locator('#replay').waitFor({ state: 'hidden' })
    expect(await page.locator('#previous').isVisible()).toBe(false)
    expect(problems).toEqual([])
    await close()
  })
})

describe('files', () => {
  /** Lets the page open a file with this text. */
  const give = async (page: Page, text: string) => {
    await openMenu(page)
    await page.locator('#notice').evaluate((notice) => notice.replaceChildren())
    const buffer = Buffer.from(text)
    await page.locator('#open').setInputFiles({ name: 'talk.json', mimeType: 'application/json', buffer })
    await expect.poll(() => page.locator('#notice').textContent()).not.toBe('')
    return page.locator('#notice').textContent()
  }

  const saved = async (page: Page): Promise<string> => {
    await openMenu(page)
    const download = page.waitForEvent('download')
    await page.locator('#save').click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^oppimiskeskustelu-\d{4}-\d\d-\d\d\.json$/)
    return readFileSync(await file.path(), 'utf8')
  }

  /** A talk in the middle, as a file, and the state of it. */
  let text: string
  let state: string | undefined
  beforeAll(async () => {
    const { page, problems, close } = await opened()
    await watch(page, 'daghemmet')
    for (let phase = 0; phase < 4; phase++) {
      const before = await page.locator('#told').textContent()
      await page.locator('#next-phase').click()
      await page.waitForFunction((one) => document.querySelector('#told')?.textContent !== one, before)
    }
    ;[state] = await states(page)
    text = await saved(page)
    expect(problems).toEqual([])
    await close()
  })

  it('take a talk along: opened elsewhere, it is the same talk, and the one that was there is not lost', async () => {
    const { page, problems, close } = await opened()
    await first(page).getByRole('button', { name: 'Työ viime aikoina' }).click()
    const [before] = await states(page)
    expect(await give(page, text)).toBe('Keskustelu on avattu tiedostosta.')
    expect(await states(page)).toEqual([state])
    await page.getByRole('button', { name: 'Palaa siihen' }).click()
    await expect.poll(async () => (await states(page))[0]).toBe(before)
    expect(problems).toEqual([])
    await close()
  })

  it('that are damaged, cut off, something else or newer say so, and change nothing', async () => {
    const { page, problems, close } = await opened()
    const before = await states(page)
    const damaged = text.replace('"type": "joined"', '"type": "joked"')
    for (const [given, what] of [
      [damaged, 'vahingoittunut'],
      [text.replace('[', '#'), 'vahingoittunut'],
      [text.slice(0, text.length / 2), 'katkeaa kesken'],
      [JSON.stringify({ ...JSON.parse(text), version: 99 }), 'uudemmalla versiolla'],
      ['{"name":"a package"}', 'ei ole oppimiskeskustelua'],
      ['%PDF-1.7', 'ei ole oppimiskeskustelua'],
      ['', 'ei ole oppimiskeskustelua'],
    ] as const) {
      const said = await give(page, given)
      expect(said).toContain(what)
      expect(said).toContain('ennallaan')
      expect(await states(page)).toEqual(before)
    }
    expect(problems).toEqual([])
    await close()
  })

  it('that were changed by another hand open for reading', async () => {
    const envelope = JSON.parse(text)
    const { entries } = envelope.streams.shared
    // Somebody leads the talk on who does not lead it.
    const move = entries.find(({ event }: { event: { type: string } }) => event.type === 'go.learning')
    move.by = { participant: 'viktor' }
    delete move.enteredBy
    const { page, problems, close } = await opened()
    expect(await give(page, JSON.stringify(envelope))).toContain('voi lukea')
    await page.reload()
    await ready(page)
    const [state = ''] = await states(page)
    expect(JSON.parse(state).called.topic.text).toBe('Hämtningen på eftermiddagarna')
    expect(problems).toEqual([])
    await close()
  })
})

describe('what the README says to copy', () => {
  it('is a page that works, and goes on after a reload', async () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
    const [html = '', js = ''] = ['html', 'js'].map(
      (language) => readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '',
    )
    const copied = mkdtempSync(join(tmpdir(), 'copied-'))
    for (const name of readdirSync(folder).filter((one) => one.startsWith('oivallus')))
      copyFileSync(join(folder, name), join(copied, name))
    // A browser asks for an icon by itself, and would miss it aloud.
    writeFileSync(
      join(copied, 'index.html'),
      html.replace('<title>', '<link rel="icon" href="data:,"><title>'),
    )
    writeFileSync(join(copied, 'page.js'), js)
    const other = await serveSite(copied, 0)
    const address = other.address.replace(/\/$/, '')
    const { page, problems, close } = await openPage(browser, { address, close: async () => {} })
    await ready(page)
    await first(page).getByRole('button', { name: 'Työ viime aikoina' }).click()
    await first(page).getByRole('button', { name: 'Koko keskustelu' }).click()
    const before = await states(page)
    await page.reload()
    await ready(page)
    await first(page).getByRole('heading', { name: 'Miksi pysähdymme' }).waitFor()
    expect(await states(page)).toEqual(before)
    expect(problems).toEqual([])
    await close()
    other.close()
    rmSync(copied, { recursive: true })
  })
})

describe('a reload', () => {
  it('keeps the talk, and what was typed and not sent', async () => {
    const { page, problems, close } = await opened()
    await openMenu(page)
    await page.locator('#new [value=full]').check()
    await page.locator('#new button').click()
    await first(page).getByRole('button', { name: 'Kirjoita muistiin' }).click()
    await first(page).getByRole('textbox').fill('Kesken jäänyt ajatus')
    const before = await states(page)
    await page.reload()
    await ready(page)
    expect(await states(page)).toEqual(before)
    await expect.poll(() => first(page).getByRole('textbox').inputValue()).toBe('Kesken jäänyt ajatus')
    expect(problems).toEqual([])
    await close()
  })

  it('keeps how far one has watched, on both screens', async () => {
    const { page, problems, close } = await opened()
    await seat(page, 'own')
    await watch(page, 'koulukeittio-2')
    await page.locator('#next-phase').click()
    await page.locator('#next').click()
    const told = await page.locator('#told').textContent()
    const before = await states(page)
    await page.reload()
    await ready(page)
    expect(await states(page)).toEqual(before)
    expect(await page.locator('#told').textContent()).toBe(told)
    await toTheEnd(page)
    await second(page).getByRole('heading', { name: 'Muistio oppimiskeskustelusta' }).waitFor()
    expect(problems).toEqual([])
    await close()
  })
})
