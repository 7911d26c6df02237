import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type ServerType, serve } from '@hono/node-server'
import { createConversationHandler } from '@oivallus/server'
import { openPostgresStore, type PostgresOptions } from '@oivallus/storage/postgres'
import { openSqliteStore, type SqliteOptions } from '@oivallus/storage/sqlite'
import Database from 'libsql'

/* A server process of its own: the handler under /api, and the page of a test beside it. */

/** What it is started with. */
export interface Given {
  place: { sqlite: SqliteOptions } | { postgres: PostgresOptions }
  /** 0 takes any that is free. */
  port: number
  /** The files of the page, by their addresses. */
  files: Record<string, string>
}

/** What it tells: that it listens, and that it has heard what it was told. */
export type Told = { port: number } | { mayGrow: boolean }

/** What it is told, where a test may mount no disk: whether SQLite's file may grow. The error is that of a full disk. */
export interface Limit {
  mayGrow: boolean
}

const { place, port, files }: Given = JSON.parse(process.argv[2] ?? '')

const connections = new Set<Database.Database>()
const { exec } = Database.prototype
Database.prototype.exec = function (this: Database.Database, statement: string) {
  connections.add(this)
  return exec.call(this, statement)
}

const store =
  'sqlite' in place ? await openSqliteStore(place.sqlite) : await openPostgresStore(place.postgres)

const handler = createConversationHandler({
  store,
  base: '/api',
  limits: { writes: 100_000, reads: 100_000 },
  // The sign-in of a test: whoever the cookie names.
  identify: (request) => {
    const participant = /participant=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1]
    return participant ? { participant, levels: participant === 'johto' ? ['management'] : [] } : null
  },
})

const TYPES: Record<string, string> = {
  '/': 'text/html',
  '/code.js': 'text/javascript',
  '/style.css': 'text/css',
}
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

const page = async (path: string): Promise<Response> => {
  const file = files[path]
  if (file === undefined) return new Response('', { status: path === '/favicon.ico' ? 204 : 404 })
  const headers = { 'content-type': `${TYPES[path]}; charset=utf-8`, 'content-security-policy': POLICY }
  return new Response(await readFile(file), { headers })
}

const fetch = (request: Request) => {
  const { pathname } = new URL(request.url)
  return pathname.startsWith('/api') ? handler(request) : page(pathname)
}

const server = await new Promise<ServerType>((resolve) => {
  const one = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(one))
})
const address = server.address()
const tell = (told: Told) => console.log(JSON.stringify(told))
tell({ port: typeof address === 'object' ? (address?.port ?? 0) : 0 })

const input = createInterface({ input: process.stdin })
input.on('line', (line) => {
  const { mayGrow }: Limit = JSON.parse(line)
  for (const one of connections) one.exec(`pragma max_page_count = ${mayGrow ? 1_000_000 : 1}`)
  tell({ mayGrow })
})
input.on('close', async () => {
  handler.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  server.close()
  await store.close()
})
