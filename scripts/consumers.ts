// Builds small pages from the packages as they would be published, and opens each in Chromium: see scripts/consumers/README.md.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FrameLocator, Page } from 'playwright-core'
import { launchBrowser, openPage, type Site, STRICTEST, serve } from './browser.ts'
import { close, published, root } from './workspace.mjs'

interface Manifest {
  name: string
  dependencies?: Record<string, string>
}

const place = mkdtempSync(join(tmpdir(), 'consumers-'))
process.on('exit', () => rmSync(place, { recursive: true, force: true }))
const templates = join(root, 'scripts/consumers')

/** Vue asks for a policy of its own, is refused, and works. */
const isExpected = (problem: string) => /named 'vue'|trusted-types-policy vue/.test(problem)

const pack = (folder: string): string => {
  const cwd = join(root, folder)
  const said = execFileSync('pnpm', ['pack', '--json', '--pack-destination', place], {
    cwd,
    encoding: 'utf8',
  })
  return JSON.parse(said).filename
}

const run = (cwd: string, command: string, ...args: string[]): void => {
  try {
    execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  }
}

/** A consumer with every package beside the others, as from the registry. */
const install = (name: string, tarballs: Record<string, string>): string => {
  const folder = join(place, name)
  cpSync(join(templates, name), folder, { recursive: true })
  const file = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const dependencies = { ...manifest.dependencies, ...tarballs }
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies, overrides: tarballs }, null, 2))
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline')
  return folder
}

/** Checks the types in every way that the consumer has, with every TypeScript that it has. */
const checkTypes = (folder: string): void => {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) =>
    /^typescript(-\d+)?$/.test(name),
  )
  const ways = readdirSync(folder).filter((name) => /^tsconfig.*\.json$/.test(name))
  for (const name of installed)
    for (const way of ways) run(folder, 'node', join('node_modules', name, 'bin/tsc'), '-p', way)
}

/** A talk that is only painted does not answer: somebody joins it. */
const joins = async (page: Page): Promise<void> => {
  await page.locator('[data-part="people"] button').first().press('Enter')
  await page.locator('[data-part="form"] input').first().fill('Anna')
  await page.keyboard.press('Enter')
  await page.locator('[data-part="people"]').getByText('Anna').first().waitFor()
}

/** Where the page has said who is there, they say what they talk about. */
const sayTopic = async (place: Page | FrameLocator): Promise<void> => {
  await place.locator('[data-part="people"]').getByText('Ville').first().waitFor()
  await place.locator('[data-part="topic"] button').first().press('Enter')
  await place.locator('[data-part="topic"] [data-size="large"]').waitFor()
}

/** What a page is opened with: what is done on it, and the site of the frame in which its talk stands, if it does in one. */
interface Opening {
  does?: (page: Page) => Promise<void>
  path?: string
  framed?: Site
}

/** Opens a page, and does something on it. */
const problemsAt = async (
  address: string,
  { does = joins, path = '/', framed }: Opening = {},
): Promise<string[]> => {
  const browser = await launchBrowser()
  const isOfFrame = (problem: string) =>
    framed !== undefined && problem.startsWith(`elsewhere: ${framed.address}/`)
  const opened = await openPage(
    browser,
    { address, close: async () => {} },
    path,
    undefined,
    (problem) => isExpected(problem) || isOfFrame(problem),
  )
  try {
    const { page, problems } = opened
    page.setDefaultTimeout(20_000)
    await does(page)
    // A builder that rewrites the style may take its colours.
    const paper = await (framed ? page.frameLocator('iframe') : page)
      .locator('[data-part="conversation"]')
      .evaluate((one) => getComputedStyle(one).backgroundColor)
    return paper === 'rgba(0, 0, 0, 0)' ? [...problems, 'The style has lost its colours.'] : [...problems]
  } catch (error) {
    return [...opened.problems, String(error)]
  } finally {
    await browser.close()
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** Under the strictest policy. */
const openBuilt = async (folder: string, does = joins, index?: () => Promise<string>): Promise<string[]> => {
  const site = await serve({ folder: join(folder, 'dist'), ...(index && { files: { '/': index } }) })
  try {
    return await problemsAt(site.address, { does })
  } finally {
    await site.close()
  }
}

/** A portal and the site of its talks, each letting in the other alone. Their addresses are known once they are served. */
const openFramed = async (folder: string): Promise<string[]> => {
  const sites: Site[] = []
  const written = (file: string) => () =>
    readFileSync(join(folder, 'dist', file), 'utf8')
      .replace('https://portal.example', sites[0]?.address ?? '')
      .replace('https://talks.example', sites[1]?.address ?? '')
  const serveSite = async (policy: string, ...names: string[]) => {
    const files = Object.fromEntries(names.map((name) => [`/${name}`, written(name)]))
    const site = await serve({ folder: join(folder, 'dist'), files, policy: `${STRICTEST}; ${policy}` })
    sites.push(site)
    return site
  }
  try {
    const portal = await serveSite('frame-src http://127.0.0.1:*', 'portal.html')
    const framed = await serveSite(`frame-ancestors ${portal.address}`, 'talk.js')
    const does = async (page: Page) => {
      await sayTopic(page.frameLocator('iframe'))
      await page.getByText('Keskustelu on kesken.').waitFor()
    }
    return await problemsAt(portal.address, { does, path: '/portal.html', framed })
  } finally {
    for (const site of sites) await site.close()
  }
}

const CONSUMERS: Record<string, (folder: string) => Promise<string[]>> = {
  'vite-react': (folder) => openBuilt(folder),
  'vite-vue': (folder) => openBuilt(folder),
  // The page that docs/embedding.md shows.
  'script-tag': (folder) => openBuilt(folder, sayTopic),
  // The two pages that it shows.
  frame: openFramed,
  'vue-server': async (folder) => {
    const { page } = await import(pathToFileURL(join(folder, 'dist/server/server.js')).href)
    const html = await page(readFileSync(join(folder, 'dist/index.html'), 'utf8'))
    return html.includes('data-part="people"')
      ? openBuilt(folder, joins, async () => html)
      : ['The server has drawn nothing.']
  },
  // Its pages carry scripts of their own, which a host lets through by a nonce: it is opened without a policy.
  next: async (folder) => {
    const port = await freePort()
    const server = spawn('node', ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
      cwd: folder,
      stdio: 'ignore',
    })
    try {
      const address = `http://127.0.0.1:${port}`
      for (let tries = 0; tries < 100 && !(await fetch(address).catch(() => undefined)); tries++)
        await new Promise((resolve) => setTimeout(resolve, 200))
      const html = await (await fetch(address)).text()
      return html.includes('data-part="people"')
        ? await problemsAt(address)
        : ['The server has drawn nothing.']
    } finally {
      server.kill()
    }
  },
}

const asked = process.argv.slice(2)
const names = Object.keys(CONSUMERS).filter((name) => asked.length === 0 || asked.includes(name))
const tarballs = Object.fromEntries(
  published.map(({ folder, manifest }: { folder: string; manifest: Manifest }) => [
    manifest.name,
    `file:${pack(folder)}`,
  ]),
)
const problems: string[] = []
for (const name of names) {
  try {
    const folder = install(name, tarballs)
    checkTypes(folder)
    run(folder, 'npm', 'run', 'build')
    problems.push(...((await CONSUMERS[name]?.(folder)) ?? []).map((one) => `${name}: ${one}`))
  } catch (error) {
    problems.push(`${name}: ${(error as Error).message}`)
  }
}
close(problems, `${names.join(', ')}: built from what would be published, opened, and used.`)
