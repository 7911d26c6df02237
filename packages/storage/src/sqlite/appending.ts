import type { Changed, StreamWrite } from '@oivallus/core'
import type Database from 'libsql'
import { isFree, rollBack } from './connection.ts'
import { type Heads, preparedHeads } from './reading.ts'

/** An append that waits for its turn, and whoever waits for it. */
interface Waiting {
  write: StreamWrite
  resolve(changed: Changed | undefined): void
  reject(error: unknown): void
}

/** Appends within a transaction; what stands elsewhere than expected is left as it is. */
const appending = (file: Database.Database, headOf: Heads) => {
  const moves = file.prepare('update oivallus_streams set version = ? where conversation = ? and stream = ?')
  const adds = file.prepare(
    'insert into oivallus_entries (conversation, stream, place, entry) values (?, ?, ?, ?)',
  )
  return ({ conversation, stream, version, erasures, length, entries }: StreamWrite): Changed | undefined => {
    const head = headOf(conversation, stream)
    if (head?.version !== version || (erasures ?? head.erasures) !== head.erasures) return undefined
    moves.run(length, conversation, stream)
    for (const [place, entry] of entries) adds.run(conversation, stream, place, JSON.stringify(entry))
    return { conversation, stream, version: length, erasures: head.erasures }
  }
}

/**
 * Appends by statements that were prepared once. Those that come in one turn of the event loop go in one transaction: what the disk
 * takes to have it, it takes once for all of them, and each is answered when it has. While another change of this connection is in
 * the midst of its transaction they are left to the queue behind that. What was erased whole stands at 0, and is not met here.
 */
export const appendAtOnce = (file: Database.Database) => {
  const append = appending(file, preparedHeads(file))
  let waiting: Waiting[] = []

  const together = (writes: readonly StreamWrite[]): (Changed | undefined)[] => {
    file.exec('begin immediate')
    try {
      const changed = writes.map(append)
      file.exec('commit')
      return changed
    } catch (error) {
      rollBack(file)
      throw error
    }
  }

  const settle = (all: readonly Waiting[]) => {
    try {
      const changed = isFree(file) ? together(all.map(({ write }) => write)) : []
      for (const [at, { resolve }] of all.entries()) resolve(changed[at])
    } catch (error) {
      // What is wrong with one is not told of the others: each goes by itself.
      if (all.length > 1) for (const one of all) settle([one])
      else for (const { reject } of all) reject(error)
    }
  }

  return (write: StreamWrite): Promise<Changed | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ write, resolve, reject })
      if (waiting.length > 1) return
      setImmediate(() => {
        const all = waiting
        waiting = []
        settle(all)
      })
    })
}
