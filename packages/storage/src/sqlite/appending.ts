import type { Changed, StreamWrite } from '@oivallus/core'
import type Database from 'libsql'
import { rollBack } from './connection.ts'

/**
 * Appends by two statements that were prepared once. While another change of this connection is in the midst of its transaction it
 * leaves this to the queue behind that. What was erased whole stands at 0, and is not met here.
 */
export const appendAtOnce = (file: Database.Database) => {
  const moves = file.prepare(
    'update oivallus_streams set version = ? where conversation = ? and stream = ? and version = ? returning erasures',
  )
  const adds = file.prepare(
    'insert into oivallus_entries (conversation, stream, place, entry) values (?, ?, ?, ?)',
  )

  const append = ({ conversation, stream, version, length, entries }: StreamWrite): Changed | undefined => {
    const [head] = moves.all(length, conversation, stream, version) as { erasures: number }[]
    if (!head) return undefined
    for (const [place, entry] of entries) adds.run(conversation, stream, place, JSON.stringify(entry))
    return { conversation, stream, version: length, erasures: head.erasures }
  }

  return async (write: StreamWrite): Promise<Changed | undefined> => {
    if (file.inTransaction) return undefined
    file.exec('begin immediate')
    try {
      const changed = append(write)
      file.exec('commit')
      return changed
    } catch (error) {
      rollBack(file)
      throw error
    }
  }
}
