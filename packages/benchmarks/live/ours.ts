/* The server as a host runs it, over a file of SQLite. */
import { createConversationHandler } from '@oivallus/server'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import { serving } from './serving.ts'

/** What it is started with. */
export interface Given {
  file: string
}

const { file }: Given = JSON.parse(process.argv[2] ?? '')
const store = await openSqliteStore({ file })

const handler = createConversationHandler({
  store,
  // Whoever the header names.
  identify: ({ headers }) => {
    const participant = headers.get('x-participant')
    return participant === null ? null : { participant, supervisor: headers.has('x-supervisor') }
  },
})

serving(handler, async () => {
  handler.close()
  await store.close()
})
