import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { createHandler } from './handling.ts'
import { openStore, type Place } from './keeping.ts'
import { seed } from './seed.ts'

export type { Place } from './keeping.ts'

/** The example, ready for requests. */
export interface Opened {
  listener: RequestListener
  close(): Promise<void>
}

/** A database on some server, if the environment names one; else a file beside the example. */
const placeIn = (example: string): Place => {
  const { OIVALLUS_POSTGRES: postgres } = process.env
  return postgres ? { postgres } : { file: join(example, 'kept/conversations.db') }
}

/**
 * Opens the store, with talks in it that could have happened, and what serves it.
 *
 * @param example The folder of this example.
 * @param base Where it stands, without a slash at the end.
 */
export const openExample = async (
  example: string,
  base: string,
  place: Place = placeIn(example),
): Promise<Opened> => {
  await seed(place)
  const store = await openStore(place)
  const handler = createHandler(store, `${base}/api`)
  const app = createApp({ example, base, store, handler })
  return {
    listener: getRequestListener(app.fetch),
    close: async () => {
      handler.close()
      await store.close()
    },
  }
}

const PORT = 4280

/** Serves the example alone, on this machine. */
export const start = async (example: string): Promise<void> => {
  const { listener, close } = await openExample(example, '/server')
  const server = createServer(listener)
  server.listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/server/  (Ctrl+C)`))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      server.closeAllConnections()
      server.close()
      await close()
      process.exit(0)
    })
}
