import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  builtIn,
  createConversation,
  fillTemplate,
  joinConversation,
  type SentEvent,
  type Store,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { type HttpStore, openHttpStore } from '@oivallus/storage/http'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import { bundled } from '../../../../scripts/browser.ts'
import { programOf, runProgram } from '../../../../scripts/program.ts'
import { minified } from '../../../../scripts/style.mjs'
import type { Given, Limit, Told } from './node.ts'
import type { Asked } from './page.ts'

declare const asked: Asked

/* Server processes over one database, and screens in a real browser. */

const HTML = `<!doctype html><html lang="fi"><meta name="viewport" content="width=device-width"><title>A talk</title>
<link rel="stylesheet" href="/style.css"><main></main><script type="module" src="/code.js"></script>`

/** What every node serves and runs: made once for all of them. */
export const prepare = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const files = { '/': 'page.html', '/code.js': 'code.js', '/style.css': 'style.css' }
  const contents = {
    '/': HTML,
    '/code.js': await bundled(
      await readFile(join(import.meta.dirname, 'page.ts'), 'utf8'),
      import.meta.dirname,
    ),
    '/style.css': await minified(join(import.meta.dirname, '../../../theme/src/style.css')),
  }
  for (const [path, name] of Object.entries(files))
    await writeFile(join(folder, name), contents[path as keyof typeof files])
  return {
    folder,
    program: await programOf(join(import.meta.dirname, 'node.ts'), join(import.meta.dirname, '../..')),
    files: Object.fromEntries(Object.entries(files).map(([path, name]) => [path, join(folder, name)])),
    remove: () => rm(folder, { recursive: true }),
  }
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Starts a node, and waits until it listens. */
export const startNode = async ({ program, files }: Prepared, place: Given['place'], port = 0) => {
  let told: Partial<{ port: number } & Limit> = {}
  const running = runProgram(program, { place, port, files } satisfies Given, (one) => {
    told = { ...told, ...(one as Told) }
  })
  await expect.poll(() => told.port).toBeTypeOf('number')
  const url = `http://127.0.0.1:${told.port}`
  return {
    url,
    port: told.port ?? 0,
    /** Whether SQLite's file may grow. */
    mayGrow: async (mayGrow: boolean) => {
      running.tell({ mayGrow } satisfies Limit)
      await expect.poll(() => told.mayGrow).toBe(mayGrow)
    },
    storeOf: (participant: string): HttpStore =>
      openHttpStore({ url: `${url}/api`, headers: () => ({ cookie: `participant=${participant}` }) }),
    kill: running.kill,
    end: running.end,
  }
}

export type Node = Awaited<ReturnType<typeof startNode>>

const around = (participant: string, store: Store) => ({
  viewer: { participant },
  guide: builtIn({ fi }),
  language: 'fi',
  store,
})

/** Anna and Ville are in a talk that has come to reality. */
export const inReality = async (node: Node): Promise<string> => {
  const stores = { anna: node.storeOf('anna'), ville: node.storeOf('ville') }
  const anna = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    around('anna', stores.anna),
  )
  await anna.settled()
  const talks = { anna, ville: await joinConversation(anna.id, around('ville', stores.ville)) }
  const does = async (who: keyof typeof talks, ...events: SentEvent[]) => {
    for (const event of events) talks[who].send(event)
    for (const talk of [talks[who], talks.anna, talks.ville]) await talk.settled()
  }
  await does('anna', { type: 'joined', name: 'Anna' }, { type: 'topic.set', text: 'Viime viikot' })
  await does('ville', { type: 'joined', name: 'Ville' })
  await does('anna', { type: 'started', form: 'full' }, { type: 'framing.presented', softened: [] })
  await does('ville', { type: 'framing.acknowledged' })
  const { moveOn } = anna.view()
  if (moveOn) await does('anna', fillTemplate(moveOn, {}))
  expect(anna.getSnapshot().state.stage).toBe('reality')
  for (const talk of Object.values(talks)) talk.dispose()
  for (const store of Object.values(stores)) await store.close()
  return anna.id
}

/** A participant's screen in a browser of their own, reached through one node. */
export const screenAt = async (browser: Browser, node: Node, participant: string, conversation: string) => {
  const context = await browser.newContext()
  const page: Page = await context.newPage()
  let network: CDPSession | undefined
  await page.goto(`${node.url}/#${participant}/${conversation}`)
  await expect.poll(() => page.title()).toBe('ready')
  return {
    page,
    says: (prefix: string, count: number) =>
      page.evaluate(([what, many]) => asked.says(what as string, many as number), [prefix, count]),
    /** The state that it shows, whether anything waits or is wrong, and the words that came back. */
    shows: () =>
      page.evaluate(() => {
        const { state, pending, trouble, returned } = asked.talk.getSnapshot()
        const reason = trouble as { reason?: string } | undefined
        return { state: JSON.stringify(state), pending, trouble: reason?.reason, returned: returned.length }
      }),
    entries: () => page.evaluate(() => JSON.stringify(asked.talk.entries())),
    confirmed: () => page.evaluate(() => [...asked.confirmed]),
    here: () => page.evaluate(() => asked.here),
    /** How often a text stands on the screen. */
    times: (text: string) => page.getByText(text, { exact: false }).count(),
    /** What is said above the talk: that something is wrong, for one. */
    notices: () => page.locator('[part="notices"] > p').count(),
    offline: (is: boolean) => context.setOffline(is),
    /** Its network takes half a second for a way, and lets so many bytes a second through; all of them with -1. */
    slow: async (bytes: number) => {
      network ??= await context.newCDPSession(page)
      await network.send('Network.enable')
      await network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: bytes < 0 ? 0 : 500,
        downloadThroughput: bytes,
        uploadThroughput: bytes,
      })
    },
    close: () => context.close(),
  }
}

export type Screen = Awaited<ReturnType<typeof screenAt>>

/**
 * All that was said has come to rest: everything that was ever confirmed on a screen is kept, nothing is there twice, and every screen
 * has what the store has, byte for byte.
 */
export const endsEqual = async (
  store: Store,
  conversation: string,
  screens: readonly Screen[],
  said: readonly string[],
): Promise<void> => {
  for (const one of screens)
    await expect
      .poll(async () => ({ ...(await one.shows()), state: '' }), { timeout: 60_000 })
      .toEqual({ state: '', pending: 0, trouble: undefined, returned: 0 })
  const kept = async () => JSON.stringify((await store.read(conversation, 'shared')).entries)
  const entries = await kept()
  for (const one of screens) await expect.poll(async () => (await one.entries()) === entries).toBe(true)
  const ids = (await store.read(conversation, 'shared')).entries.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of screens)
    for (const id of await one.confirmed()) expect(ids.includes(id) ? id : `${id} was lost`).toBe(id)
  for (const text of said) expect([text, entries.split(`"${text}"`).length - 1]).toEqual([text, 1])
  const last = said.at(-1) ?? ''
  for (const one of screens) await expect.poll(() => one.times(last)).toBe(1)
}
