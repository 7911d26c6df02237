import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Conversation } from '@oivallus/core'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import Database from 'libsql'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { mountSmallDisk } from '../../../scripts/disk.ts'
import { inReality } from './processes/talking.ts'
import { question } from './said.ts'

/*
 * A disk without room. Where one may mount it is a real one: a file system of a few megabytes in memory, filled up with another file.
 * Elsewhere, as in a container without that right, SQLite is told that its file may not grow: the same error, by its own limit.
 */

const folder = mkdtempSync(join(tmpdir(), 'oivallus-'))
const file = join(folder, 'conversations.db')
const SIZE = 4_000_000

const mounted = mountSmallDisk(folder, SIZE)

afterAll(() => {
  mounted?.unmount()
  rmSync(folder, { recursive: true })
})

/** The same by SQLite's own limit, on the connection that the store has opened. */
const aLimit = (connection: Database.Database) => {
  const pages = (bytes: number) => Math.ceil(bytes / 4096)
  return {
    leaves: (bytes: number) => {
      const [{ page_count: now }] = connection.prepare('pragma page_count').all() as [{ page_count: number }]
      connection.exec(`pragma max_page_count = ${now + pages(bytes)}`)
    },
    makesRoom: () => connection.exec(`pragma max_page_count = ${pages(SIZE)}`),
  }
}

const says = (talk: Conversation, text: string) => {
  expect(talk.send({ type: 'noted.question', text }).accepted).toBe(true)
}

describe(`SQLite on a full disk (${mounted ? 'a file system of its own' : 'by a limit of SQLite'})`, () => {
  it('says so, keeps all or nothing, loses nothing that was typed, and takes it once there is room', async () => {
    const opened = vi.spyOn(Database.prototype, 'exec')
    const store = await openSqliteStore({ file })
    const disk = mounted ?? aLimit(opened.mock.contexts[0] as Database.Database)
    opened.mockRestore()
    const anna = await inReality(store)
    says(anna, 'Ennen')
    await anna.settled()
    const before = await store.read(anna.id, 'shared')
    const line = before.entries.at(-1)?.id ?? ''

    disk.leaves(200_000)
    // There is room for the first of them.
    const long = Array.from({ length: 40 }, (_, at) => question(`long-${at}`, `${at} ${'x'.repeat(15_000)}`))
    await expect(store.append(anna.id, 'shared', before.version, long)).rejects.toMatchObject({
      reason: 'store-full',
      message: expect.stringContaining('no room left'),
    })
    expect(await store.read(anna.id, 'shared')).toEqual(before)

    for (let at = 0; at < 40; at++) says(anna, `Nyt ${at} ${'y'.repeat(15_000)}`)
    says(anna, 'Lopuksi')
    await anna.settled()
    const { pending, trouble, state } = anna.getSnapshot()
    expect([trouble, pending > 0]).toMatchObject([{ reason: 'store-full' }, true])
    expect(JSON.stringify(state)).toContain('Lopuksi')
    // What was kept meanwhile is what was typed first.
    expect((await store.read(anna.id, 'shared')).version).toBe(before.version + 41 - pending)

    disk.makesRoom()
    await anna.settled()
    expect(anna.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined, returned: [] })
    const { entries, version } = await store.read(anna.id, 'shared')
    expect(version).toBe(before.version + 41)
    expect(entries.at(-1)).toMatchObject({ event: { text: 'Lopuksi' } })
    await store.erase(anna.id, { line })
    expect(JSON.stringify(await store.read(anna.id, 'shared'))).not.toContain('Ennen')
    anna.dispose()
    await store.close()

    const kept = new Database(file)
    expect(kept.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    kept.close()
  })
})
