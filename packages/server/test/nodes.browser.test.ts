import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DurableStore } from '@oivallus/storage/postgres'
import { openPostgresStore } from '@oivallus/storage/postgres'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { mountSmallDisk } from '../../../scripts/disk.ts'
import { type PostgresServer, startPostgres } from '../../../scripts/postgres.ts'
import type { Given } from './nodes/node.ts'
import { endsEqual, inReality, type Node, prepare, type Screen, screenAt, startNode } from './nodes/nodes.ts'

let prepared: Awaited<ReturnType<typeof prepare>>
let postgres: PostgresServer
let browser: Browser
let store: DurableStore
let nodes: Node[] = []
let screens: Screen[] = []

const place = () => {
  const { host, user, database } = postgres
  return { postgres: { connection: { host, user, database }, connections: 4 } }
}

const starts = async (port?: number, at: Given['place'] = place()): Promise<Node> => {
  const node = await startNode(prepared, at, port)
  nodes.push(node)
  return node
}

const shows = async (node: Node, participant: string, conversation: string): Promise<Screen> => {
  const screen = await screenAt(browser, node, participant, conversation)
  screens.push(screen)
  return screen
}

beforeAll(async () => {
  postgres = await startPostgres()
  prepared = await prepare()
  browser = await launchBrowser()
  store = await openPostgresStore(place().postgres)
})
afterEach(async () => {
  for (const screen of screens) await screen.close()
  for (const node of nodes) await node.kill()
  screens = []
  nodes = []
})
afterAll(async () => {
  await browser?.close()
  await store?.close()
  await postgres?.stop()
  await prepared?.remove()
})

const texts = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}.${at}.`)

/** Anna's screen through one node, Ville's through the other. */
const twoScreens = async () => {
  const first = await starts()
  const second = await starts()
  const conversation = await inReality(first)
  const anna = await shows(first, 'anna', conversation)
  const ville = await shows(second, 'ville', conversation)
  return { first, second, conversation, anna, ville }
}

describe('two screens in one talk, through two server processes on one PostgreSQL', () => {
  it('are as one, and each shows who is at the other', async () => {
    const { conversation, anna, ville } = await twoScreens()
    await expect.poll(() => anna.here()).toEqual(['anna', 'ville'])
    await expect.poll(() => ville.here()).toEqual(['anna', 'ville'])
    await Promise.all([anna.says('anna', 10), ville.says('ville', 10)])
    await endsEqual(store, conversation, [anna, ville], [...texts('anna', 10), ...texts('ville', 10)])
    await ville.close()
    await expect.poll(() => anna.here()).toEqual(['anna'])
  })

  it('lose nothing and show nothing twice when one process is killed in a burst and started again', async () => {
    const { first, conversation, anna, ville } = await twoScreens()
    const talking = [anna.says('anna', 120), ville.says('ville', 120)]
    await expect.poll(async () => (await anna.confirmed()).length).toBeGreaterThan(20)
    await first.kill()
    await expect.poll(async () => (await anna.shows()).trouble).toBe('store-unreachable')
    await Promise.all(talking)
    expect((await anna.shows()).pending).toBeGreaterThan(0)
    await starts(first.port)
    await endsEqual(store, conversation, [anna, ville], [...texts('anna', 120), ...texts('ville', 120)])
  })

  it('go on without a network, and meet when it is back', async () => {
    const { conversation, anna, ville } = await twoScreens()
    await ville.offline(true)
    await Promise.all([anna.says('anna', 20), ville.says('ville', 20)])
    await expect.poll(async () => (await ville.shows()).trouble).toBe('store-unreachable')
    expect(await ville.times('ville.19.')).toBe(1)
    expect(await anna.times('ville.19.')).toBe(0)
    await ville.offline(false)
    await endsEqual(store, conversation, [anna, ville], [...texts('anna', 20), ...texts('ville', 20)])
  })

  it('wait while the database is restarted, and go on', async () => {
    const { conversation, anna, ville } = await twoScreens()
    const talking = [anna.says('anna', 80), ville.says('ville', 80)]
    await expect.poll(async () => (await anna.confirmed()).length).toBeGreaterThan(20)
    await postgres.restart()
    await Promise.all(talking)
    await endsEqual(store, conversation, [anna, ville], [...texts('anna', 80), ...texts('ville', 80)])
  })
  it('are not held up by one another when the network of one is slow', async () => {
    const { conversation, anna, ville } = await twoScreens()
    await ville.slow(300)
    await Promise.all([anna.says('anna', 120), ville.says('ville', 60)])
    await expect.poll(async () => (await anna.shows()).pending).toBe(0)
    expect(await anna.shows()).toMatchObject({ trouble: undefined, returned: 0 })
    // What Anna has said is long confirmed, and more than has come through to Ville, whose own words stand on his screen all the same.
    expect((await ville.shows()).pending).toBeGreaterThan(0)
    expect(await ville.times('anna.119.')).toBe(0)
    expect(await ville.times('ville.59.')).toBe(1)
    await ville.slow(-1)
    await endsEqual(store, conversation, [anna, ville], [...texts('anna', 120), ...texts('ville', 60)])
  })
})

/** A folder on a disk that can get full; where none may be mounted, SQLite is told that there is no room. */
const onSmallDisk = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const disk = mountSmallDisk(folder, 32_000_000)
  return {
    file: join(folder, 'conversations.db'),
    getsFull: async (node: Node) => (disk ? disk.leaves(0) : node.mayGrow(false)),
    makesRoom: async (node: Node) => (disk ? disk.makesRoom() : node.mayGrow(true)),
    remove: async () => {
      disk?.unmount()
      await rm(folder, { recursive: true })
    },
  }
}

describe('two screens in one talk, through one server process on a SQLite file', () => {
  it('say so when its disk gets full in a burst, keep what was typed, and go on once there is room', async () => {
    const disk = await onSmallDisk()
    onTestFinished(disk.remove)
    const node = await starts(0, { sqlite: { file: disk.file } })
    const conversation = await inReality(node)
    const anna = await shows(node, 'anna', conversation)
    const ville = await shows(node, 'ville', conversation)
    const talking = [anna.says('anna', 120), ville.says('ville', 120)]
    await expect.poll(async () => (await anna.confirmed()).length).toBeGreaterThan(20)
    await disk.getsFull(node)
    await Promise.all(talking)
    for (const [name, one] of Object.entries({ anna, ville })) {
      await expect.poll(async () => (await one.shows()).trouble).toBe('store-full')
      await expect.poll(() => one.notices()).toBe(1)
      expect((await one.shows()).pending).toBeGreaterThan(0)
      expect(await one.times(`${name}.119.`)).toBe(1)
    }
    await disk.makesRoom(node)
    const kept = await openSqliteStore({ file: disk.file })
    await endsEqual(kept, conversation, [anna, ville], [...texts('anna', 120), ...texts('ville', 120)])
    for (const one of [anna, ville]) await expect.poll(() => one.notices()).toBe(0)
    await kept.close()
    await node.end()
  })
})
