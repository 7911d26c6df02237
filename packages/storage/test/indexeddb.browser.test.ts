import { storeSuite } from '@oivallus/testing/stores'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { question } from './said.ts'
import { twoTabs } from './tabs.ts'

const BEGINS = '2026-09-01T06:00:00.000Z'

let browser: Browser
let tabs: Awaited<ReturnType<typeof twoTabs>>
let places = 0

beforeAll(async () => {
  browser = await launchBrowser()
  tabs = await twoTabs(browser)
})
afterAll(async () => {
  await tabs?.close()
  await browser?.close()
})

/** A database of its own, open in one tab, and in the other when it is asked for. */
const openedWith = (secret?: string) => async (begins: string) => {
  const name = `place-${places++}`
  const stores = [await tabs.one.opens(name, begins, secret)]
  return {
    store: stores[0] as (typeof stores)[number],
    again: async (later: string) => {
      const store = await tabs.other.opens(name, later, secret)
      stores.push(store)
      return store
    },
    close: async () => {
      for (const store of stores) await store.close()
    },
    name,
  }
}

describe('IndexedDB', () => {
  storeSuite({
    vitest: { expect, it },
    open: async (begins) => {
      const place = await openedWith()(begins)
      return { ...place, kept: () => tabs.one.rows(place.name) }
    },
  })

  it('works under the strictest policy, with nothing reported', () => {
    expect(tabs.problems).toEqual([])
  })
})

describe('IndexedDB, encrypted', () => {
  storeSuite({ vitest: { expect, it }, open: openedWith('a secret') })

  it('shows no word to who reads the database', async () => {
    const { store, name } = await openedWith('a secret')(BEGINS)
    await store.append('talk', 'shared', 0, [question('a', 'Salainen kysymys')])
    expect(JSON.stringify(await store.read('talk', 'shared'))).toContain('Salainen')
    const rows = await tabs.one.rows(name)
    expect(rows).toContain('"conversation":"talk"')
    expect(rows).not.toContain('Salainen')
  })

  it('says so when the key is another one, or missing', async () => {
    const { store, name } = await openedWith('a secret')(BEGINS)
    await store.append('talk', 'shared', 0, [question('a', 'Salainen kysymys')])
    for (const secret of ['another', undefined]) {
      const other = await tabs.other.opens(name, BEGINS, secret)
      await expect(other.read('talk', 'shared')).rejects.toMatchObject({
        reason: 'store-unreadable',
        message: expect.stringContaining('key'),
      })
    }
  })

  it('still reads what was written before there was a key', async () => {
    const { store, name } = await openedWith()(BEGINS)
    await store.append('talk', 'shared', 0, [question('a', 'Ennen avainta')])
    const other = await tabs.other.opens(name, BEGINS, 'a secret')
    await other.append('talk', 'shared', 1, [question('b', 'Avaimen jälkeen')])
    expect(JSON.stringify(await other.read('talk', 'shared'))).toMatch(/Ennen.*jälkeen/)
    expect(await tabs.one.rows(name)).not.toContain('jälkeen')
  })
})

describe('IndexedDB in trouble', () => {
  it('without room says so, keeps all or nothing, and takes it once there is room', async () => {
    // A browser of its own: what room there is is asked for before anything is written.
    const { one, site, close } = await twoTabs(browser)
    const session = await one.page.context().newCDPSession(one.page)
    const origin = site.address
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 })
    const store = await one.opens('full', BEGINS)
    await store.append('talk', 'shared', 0, [question('a', 'Ennen')])
    const long = Array.from({ length: 100 }, (_, at) => question(`b${at}`, 'x'.repeat(20_000)))
    await expect(store.append('talk', 'shared', 1, long)).rejects.toMatchObject({
      reason: 'store-full',
      message: expect.stringContaining('no room left'),
    })
    expect((await store.read('talk', 'shared')).version).toBe(1)
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    expect(await store.append('talk', 'shared', 1, long)).toMatchObject({ appended: true })
    expect((await store.read('talk', 'shared')).version).toBe(101)
    await close()
  })

  it('says so when it was closed', async () => {
    const { store } = await openedWith()(BEGINS)
    await store.close()
    await expect(store.read('talk', 'shared')).rejects.toMatchObject({ reason: 'store-unreachable' })
  })
})
