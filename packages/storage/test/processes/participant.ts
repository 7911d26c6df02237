import { createInterface } from 'node:readline'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { builtIn, joinConversation, type SentEvent } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { openPostgresStore, type PostgresOptions } from '@oivallus/storage/postgres'
import { openSqliteStore, type SqliteOptions } from '@oivallus/storage/sqlite'

/*
 * A program of its own that takes part in a talk. While it is told to, it says one thing after the other, and tells what it typed,
 * what the store has confirmed, and what was in the way.
 */

/** What it is started with. */
export interface Given {
  place: { sqlite: SqliteOptions } | { postgres: PostgresOptions }
  conversation: string
  participant: string
  /** What all it says begins with: no word is said by two. */
  prefix: string
}

/** What it is told. */
export type Order = { does: 'talk' | 'stop' | 'show' }

/** What it tells. */
export type Told = { typed: string } | { kept: string[] } | { trouble: string } | { shown: string }

const given: Given = JSON.parse(process.argv[2] ?? '')
const { place, conversation, participant, prefix } = given
const tell = (what: Told) => console.log(JSON.stringify(what))

const store =
  'sqlite' in place ? await openSqliteStore(place.sqlite) : await openPostgresStore(place.postgres)
const talk = await joinConversation(conversation, {
  viewer: { participant },
  guide: builtIn({ fi }),
  language: 'fi',
  store,
})

/** What is said one after the other; while somebody has paused the talk, not all of it is taken. */
const ACTS: readonly ((text: string) => SentEvent)[] = [
  (text) => ({ type: 'noted.question', text }),
  (text) => ({ type: 'noted.observation', text, under: 'focus' }),
  (text) => ({ type: 'parked', line: { kind: 'idea', text } }),
  (text) => ({ type: 'drafted', text }),
  () => ({ type: 'paused' }),
  (text) => ({ type: 'noted.wondering', text }),
  () => ({ type: 'resumed' }),
]

let said = 0
let waiting: string[] = []

const say = () => {
  const text = `${prefix}.${++said}`
  const act = ACTS[said % ACTS.length]?.(text) ?? { type: 'paused' }
  if (!talk.send(act).accepted || !JSON.stringify(act).includes(text)) return
  waiting.push(text)
  tell({ typed: text })
}

/** Sends what waits, again and again until the store has it. */
const settle = async () => {
  for (;;) {
    await talk.settled()
    const { pending, trouble } = talk.getSnapshot()
    if (pending === 0 && trouble === undefined) break
    if (trouble !== undefined) {
      tell({ trouble: (trouble as { reason?: string }).reason ?? String(trouble) })
      await pause(20)
    }
  }
  if (waiting.length > 0) tell({ kept: waiting })
  waiting = []
}

let talking = false

const talkOn = async () => {
  talking = true
  while (talking) {
    for (let at = 0; at < 3; at++) say()
    await settle()
    // A file that nobody else claims is written without ever letting go of the program: it would hear no order.
    await turn()
  }
}

const DOES: Record<Order['does'], () => unknown> = {
  talk: talkOn,
  stop: () => {
    talking = false
  },
  show: async () => {
    await settle()
    tell({ shown: JSON.stringify(talk.getSnapshot().state) })
  },
}

const orders = createInterface({ input: process.stdin })
orders.on('line', (line) => void DOES[(JSON.parse(line) as Order).does]())
orders.on('close', async () => {
  talking = false
  talk.dispose()
  await store.close()
})
