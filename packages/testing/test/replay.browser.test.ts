import { builtIn, toEnvelope } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundled, launchBrowser, openPage, type Served, serve } from '../../../scripts/browser.ts'
import { type Run, run, runSeries, scripts, series } from '../src/index.ts'

const guide = builtIn({ fi, sv, en })

/** What the browser does, with what Node wrote: each state goes into an element of its own. */
const REPLAYING = `
import { builtIn, replay, restoreConversation } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { run, runSeries, scripts, series } from '@oivallus/testing'
import { kept } from './kept.js'

const guide = builtIn({ fi, sv, en })
const tell = (id, state) => {
  const element = document.body.appendChild(document.createElement('pre'))
  element.id = id
  element.textContent = JSON.stringify(state)
}
for (const { id, language, lead, log, envelope } of kept) {
  tell('replayed-' + id, replay(log))
  const viewer = { participant: lead }
  tell('restored-' + id, restoreConversation(envelope, { viewer, guide, language }).getSnapshot().state)
}
for (const script of Object.values(scripts)) {
  const { conversation } = await run(script, { devices: 'each', guide })
  tell('held-' + script.id, conversation.getSnapshot().state)
}
for (const one of Object.values(series))
  for (const { script, conversation } of await runSeries(one, { devices: 'each', guide }))
    tell('held-' + script.id, conversation.getSnapshot().state)
tell('done', true)
`

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Opens a page with one script, in a browser, under the strictest policy unless it is given. */
const withScript = async (code: string, served: Served = {}) => {
  const html =
    '<!doctype html><html lang="en"><title>A talk</title><body><script type="module" src="/code.js"></script>'
  const site = await serve({ ...served, files: { '/': html, '/code.js': code, ...served.files } })
  return { site, ...(await openPage(browser, site)) }
}

const everyRun = async (): Promise<Run[]> => {
  const runs: Run[] = []
  for (const script of Object.values(scripts)) runs.push(await run(script, { devices: 'one', guide }))
  for (const one of Object.values(series)) runs.push(...(await runSeries(one, { devices: 'one', guide })))
  return runs
}

describe('invariant 8, replay: the same in the browser and on the server', () => {
  it('gives the same state, byte for byte, under a policy that allows next to nothing', async () => {
    const runs = await everyRun()
    const kept = runs.map(({ script, conversation }) => ({
      id: script.id,
      language: script.language,
      lead: script.lead,
      log: conversation.entries(),
      envelope: JSON.stringify(toEnvelope(conversation)),
    }))
    const code = await bundled(REPLAYING, import.meta.dirname, { served: ['./kept.js'] })
    const { page, problems, site } = await withScript(code, {
      files: { '/kept.js': `export const kept = ${JSON.stringify(kept)}` },
    })
    await page.locator('#done').waitFor({ state: 'attached' })
    for (const { script, conversation } of runs)
      for (const way of ['replayed', 'restored', 'held'])
        expect(await page.locator(`#${way}-${script.id}`).textContent(), `${way} ${script.id}`).toBe(
          JSON.stringify(conversation.getSnapshot().state),
        )
    expect(problems).toEqual([])
    await site.close()
  })
})

describe('a page that breaks its policy', () => {
  it('is told of, and so is what it throws and asks for elsewhere', async () => {
    const { page, problems, site } = await withScript(`
      document.body.setAttribute('style', 'color: red')
      try { document.body.insertAdjacentHTML('beforeend', '<p>markup</p>') } catch {}
      try { new Function('') } catch {}
      const picture = new Image()
      picture.src = 'https://elsewhere.example/picture.png'
      document.body.id = 'done'
      throw new Error('thrown on purpose')
    `)
    await page.locator('#done').waitFor({ state: 'attached' })
    await expect.poll(() => problems.join('\n')).toContain('thrown: thrown on purpose')
    await expect.poll(() => problems.join('\n')).toContain('violation: img-src https://elsewhere.example')
    const sink = 'require-trusted-types-for trusted-types-sink'
    for (const what of ['style-src-attr inline', `${sink} Element insertAdjacentHTML`, `${sink} Function`])
      expect(problems.join('\n')).toContain(`violation: ${what}`)
    await site.close()
  })
})
