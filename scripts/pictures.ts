// Pictures of the conversation, taken in Chromium from a scripted talk: those of the documents; or, with `--all <folder>`,
// every phase in both schemes and at three widths, to be looked at.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundled, launchBrowser, openPage, serve } from './browser.ts'
import { minified } from './style.mjs'

const STAGES = ['framing', 'reality', 'learning', 'distinction', 'experiment', 'followUp', 'closing', 'held']
const WIDTHS = [320, 768, 1440]
const SCHEMES = ['light', 'dark'] as const

/** One picture: where the talk stands, and what is pressed before it is taken. */
interface Picture {
  name: string
  stage: string
  width: number
  scheme: (typeof SCHEMES)[number]
  press?: (keyof typeof PRESSES)[]
}

/** What is done on the page before a picture. */
const PRESSES = {
  field: '[data-field="closed"]',
  keep: '[data-part="composer"] [type="submit"]',
}

const OF_THE_DOCUMENTS: Picture[] = [
  { name: 'framing', stage: 'framing', width: 960, scheme: 'light' },
  { name: 'reality', stage: 'reality', width: 960, scheme: 'light', press: ['field'] },
  { name: 'learning', stage: 'learning', width: 960, scheme: 'light' },
  { name: 'experiment-dark', stage: 'experiment', width: 960, scheme: 'dark' },
  { name: 'phone', stage: 'distinction', width: 360, scheme: 'light' },
  { name: 'closing', stage: 'closing', width: 960, scheme: 'light' },
  { name: 'notes', stage: 'held', width: 960, scheme: 'light' },
]

const [, , all, place] = process.argv
const isAll = all === '--all'
const folder = isAll ? String(place) : join(import.meta.dirname, '../docs/pictures')
const pictures: Picture[] = isAll
  ? STAGES.flatMap((stage) =>
      WIDTHS.flatMap((width) =>
        SCHEMES.map((scheme) => ({ name: `${stage}-${width}-${scheme}`, stage, width, scheme })),
      ),
    )
  : OF_THE_DOCUMENTS

/** Plays the scripted talk to the last step of the stage, and shows it. */
const CODE = `
import { builtIn } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { mountConversation } from '@oivallus/dom'
import { run, scripts, stepsOf } from '@oivallus/testing'
const stage = new URLSearchParams(location.search).get('stage')
const script = scripts.kotihoito
const steps = stepsOf(script)
const stages = ${JSON.stringify(STAGES)}
const leaves = (step) => step.event.type === 'go.' + stages[stages.indexOf(stage) + 1] || step.event.type === 'closed'
const last = stage === 'held' ? steps.length : steps.findIndex(leaves)
const { conversation } = await run(script, {
  devices: 'one',
  guide: builtIn({ fi }),
  until: ({ index }) => index === last - 1,
})
mountConversation(document.querySelector('main'), { conversation })
document.body.id = 'shown'
`

const html = `<!doctype html><html lang="fi"><meta name="viewport" content="width=device-width"><title>Oivallus</title>
<link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="/page.css"><body><main></main>
<script type="module" src="/code.js"></script>`

mkdirSync(folder, { recursive: true })
const packages = join(import.meta.dirname, '../packages')
const site = await serve({
  files: {
    '/': html,
    '/page.css': 'html { color-scheme: light dark } body { margin: 0 }',
    '/style.css': await minified(join(packages, 'theme/src/style.css')),
    '/code.js': await bundled(CODE, join(packages, 'dom')),
  },
})
const browser = await launchBrowser()
for (const { name, stage, width, scheme, press = [] } of pictures) {
  const { page, problems, close } = await openPage(browser, site, `/?stage=${stage}`, {
    viewport: { width, height: 600 },
    colorScheme: scheme,
  })
  await page.locator('#shown').waitFor()
  for (const one of press) await page.locator(PRESSES[one]).click()
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`)
  await close()
}
await browser.close()
await site.close()
console.log(`${pictures.length} pictures are in ${isAll ? folder : 'docs/pictures'}.`)
