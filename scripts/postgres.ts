// A real PostgreSQL for tests: a server of one's own in a temporary folder, on a socket there, that goes when it is stopped.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres, HOW_TO_GET_POSTGRES } from './postgres.mjs'

/** A server, and what it is asked with. */
export interface PostgresServer {
  /** The folder of its socket: as `host`, that is where it is reached. */
  host: string
  user: string
  /** The database made with it, from which others are made. */
  database: string
  /** All of a database, as text. */
  dump(database: string): Promise<string>
  /** Ends every connection at once, as a crash does, and starts again on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const USER = 'oivallus'

/** PostgreSQL refuses to run as root: then it runs as whoever its package made, or as nobody. */
const whoever = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') }
  } catch {
    return { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') }
  }
}

/**
 * Starts a server. Stop it when the tests are done.
 *
 * @param lasting Whether what it answers is on the disk by then, as PostgreSQL is set up unless told otherwise; tests need not wait for that.
 */
export const startPostgres = async (lasting = false): Promise<PostgresServer> => {
  const folder = findPostgres()
  if (!folder) throw new Error(HOW_TO_GET_POSTGRES)
  const place = mkdtempSync(join(tmpdir(), 'postgres-'))
  const who = whoever()
  if (who.uid !== undefined && who.gid !== undefined) chownSync(place, who.uid, who.gid)
  const data = join(place, 'data')
  const tool = (name: string, ...args: string[]) =>
    promisify(execFile)(join(folder, name), args, { ...who, cwd: place, maxBuffer: 1 << 28 })
  await tool('initdb', '-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')

  const start = async () => {
    const settings = [
      'listen_addresses=',
      `unix_socket_directories=${place}`,
      `fsync=${lasting ? 'on' : 'off'}`,
      'max_connections=200',
    ]
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    const server = spawn(join(folder, 'postgres'), args, { ...who, cwd: place, stdio: 'ignore' })
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
    for (;;) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}.`)
      const { ready } = await tool('pg_isready', '-q', '-h', place, '-U', USER, '-d', 'postgres').then(
        () => ({ ready: true }),
        () => ({ ready: false }),
      )
      if (ready) break
    }
    return async (signal: NodeJS.Signals) => {
      server.kill(signal)
      await ended
    }
  }
  let end = await start()
  return {
    host: place,
    user: USER,
    database: 'postgres',
    dump: async (database) => (await tool('pg_dump', '-h', place, '-U', USER, database)).stdout,
    restart: async () => {
      // An immediate shutdown: nothing is tidied up, and the data are recovered from the log.
      await end('SIGQUIT')
      end = await start()
    },
    stop: async () => {
      await end('SIGQUIT')
      rmSync(place, { recursive: true, force: true })
    },
  }
}
