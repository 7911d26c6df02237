import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Conversation, createConversation, joinConversation } from '@oivallus/core'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import Database from 'libsql'
import { expect, it, vi } from 'vitest'
import { listening } from './listening.ts'
import { guide } from './served.ts'

/* SQLite is told that its file may not grow: the same error as on a full disk, which the stores' own tests meet for real. */
const openLimited = async (file: string) => {
  const opened = vi.spyOn(Database.prototype, 'exec')
  const store = await openSqliteStore({ file })
  const connection = opened.mock.contexts[0] as Database.Database
  opened.mockRestore()
  return { store, mayGrow: (pages: number) => connection.exec(`pragma max_page_count = ${pages}`) }
}

it('a server whose disk is full says so to every screen, loses nothing that was typed, and takes it once there is room', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const { store, mayGrow } = await openLimited(join(folder, 'conversations.db'))
  const server = await listening({ store })
  const around = (participant: string) => ({
    viewer: { participant },
    guide,
    language: 'fi',
    store: server.storeOf(participant),
  })
  const says = (talk: Conversation, count: number) => {
    for (let at = 0; at < count; at++)
      talk.send({ type: 'drafted', text: `${JSON.stringify(talk.viewer)} ${at} ${'x'.repeat(15_000)}` })
  }
  const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, around('anna'))
  anna.send({ type: 'joined', name: 'Anna' })
  await anna.settled()
  const ville = await joinConversation(anna.id, around('ville'))
  ville.send({ type: 'joined', name: 'Ville' })
  await ville.settled()

  mayGrow(1)
  says(anna, 30)
  says(ville, 30)
  await Promise.all([anna.settled(), ville.settled()])
  for (const talk of [anna, ville]) {
    expect(talk.getSnapshot().trouble).toMatchObject({ reason: 'store-full' })
    expect(talk.getSnapshot().pending).toBeGreaterThan(0)
    expect(talk.getSnapshot().mine.drafts).toHaveLength(30)
  }

  mayGrow(100_000)
  for (const talk of [anna, ville]) {
    // Each tries again by itself; what it was trying when the room came may still fail.
    await expect
      .poll(() => talk.getSnapshot())
      .toMatchObject({ pending: 0, trouble: undefined, returned: [] })
    expect(talk.getSnapshot().mine.drafts).toHaveLength(30)
    talk.dispose()
  }
  expect((await store.read(anna.id, 'private/ville')).version).toBe(30)
  await server.close()
  await store.close()
  await rm(folder, { recursive: true })
})
