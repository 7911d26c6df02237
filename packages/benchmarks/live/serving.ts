import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { type ServerType, serve } from '@hono/node-server'

/* What both servers do alike: each is a process of its own, listens, and says what its heap holds when it is asked. */

/** What a server process tells. */
export type Told = { port: number } | { heap: number }

const tell = (told: Told) => console.log(JSON.stringify(told))

/** The bytes on the heap when everything is cleared away that nobody holds. */
const heapUsed = async (): Promise<number> => {
  // What is finalised after one collection goes with the next.
  for (let at = 0; at < 4; at++) {
    globalThis.gc?.()
    await setTimeout(20)
  }
  return process.memoryUsage().heapUsed
}

/** Serves until the input ends; each line of it asks for the heap. */
export const serving = (
  fetch: (request: Request) => Response | Promise<Response>,
  close: () => Promise<void> = async () => {},
): void => {
  const server: ServerType = serve(
    // A connection on which nothing was asked for a while is not closed while the next request is on its way.
    { fetch, port: 0, hostname: '127.0.0.1', serverOptions: { keepAliveTimeout: 600_000 } },
    ({ port }) => tell({ port }),
  )
  createInterface({ input: process.stdin })
    .on('line', async () => tell({ heap: await heapUsed() }))
    .on('close', async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await close()
    })
}
