import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../store.cjs', import.meta.url))

/** What a record store answered. */
export interface Answer {
  status: number
  body: unknown
}

/** A running record store that others wrote. */
export interface RecordStore {
  /** Its address, as a client is given it. */
  endpoint: string
  /** Stores statements, all or none. */
  post(statements: readonly unknown[]): Promise<Answer>
  /** The statement with an id, as it is stored. */
  read(id: string): Promise<Answer>
  /** All that are stored, the latest first. */
  all(): Promise<{ id: string }[]>
  close(): Promise<void>
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** A statement without what a record store adds by itself. */
export const asSent = (stored: unknown): object => {
  const { stored: _when, authority: _by, version: _of, ...sent } = stored as Record<string, unknown>
  return sent
}

/** Starts xapi-statements as a program of its own, with nothing in it. */
export const openRecordStore = async (): Promise<RecordStore> => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-lms-'))
  const program = fork(PROGRAM, [folder], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const [port] = await Promise.race([
    once(program, 'message'),
    once(program, 'exit').then(([code]) => {
      throw new Error(`The record store did not start: it ended with ${code}.`)
    }),
  ])
  const endpoint = `http://127.0.0.1:${port}/xAPI`
  const ask = (query = '', init: RequestInit = {}) =>
    fetch(`${endpoint}/statements${query}`, {
      ...init,
      headers: {
        'x-experience-api-version': '1.0.3',
        authorization: 'Basic b25lOnR3bw==',
        ...(init.body != null && { 'content-type': 'application/json' }),
      },
    }).then(read)
  return {
    endpoint,
    post: (statements) => ask('', { method: 'POST', body: JSON.stringify(statements) }),
    read: (id) => ask(`?statementId=${id}`),
    all: async () => ((await ask('?limit=1000')).body as { statements: { id: string }[] }).statements,
    close: async () => {
      program.disconnect()
      await once(program, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}
