import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Conversation,
  createConversation,
  joinConversation,
  nextConversation,
  type SentEvent,
} from '@oivallus/core'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import { steadyPlatform } from '@oivallus/testing'
import Database from 'libsql'
import { guide } from '../served.ts'

/** Levels of the organisation, and who answers for them. */
export const LEVELS = { hanna: ['hr'], lauri: ['it'] } as const

/** Who is a supervisor, as the host says. */
export const SUPERVISORS: readonly string[] = ['anna']

type Sending = { as?: string; screen?: string; id?: string }

/** What somebody says at the one device of a talk: it holds, or the world is not what the table believes it is. */
const saying =
  (talk: Conversation) =>
  (event: SentEvent, { as = 'anna', screen, id }: Sending = {}) => {
    const by = screen === undefined ? { participant: as } : { screen }
    const sent = talk.send(event, {
      by,
      ...(screen !== undefined && { enteredBy: as }),
      ...(id !== undefined && { id }),
    })
    if (!sent.accepted) throw new Error(`${event.type} was refused: ${sent.refusal.code}`)
  }

/** Each phase, with what is said in it, up to the one where a talk is left. */
const goTo = (talk: Conversation, phase: string) => {
  const { stage, moves } = talk.getSnapshot().state
  saying(talk)({ type: `go.${phase}`, of: stage, revision: moves } as SentEvent)
}

/** A talk that Anna leads, begun, and in reality. */
const inReality = (talk: Conversation, others: readonly string[]) => {
  const say = saying(talk)
  say({ type: 'topic.set', text: 'The rota' })
  say({ type: 'started', form: 'full' })
  say({ type: 'framing.presented', softened: [] })
  say({ type: 'framing.acknowledged' })
  for (const as of others) say({ type: 'framing.acknowledged' }, { as })
  if (talk.id === 'talk') say({ type: 'framing.acknowledged' }, { as: 'milla', screen: 'table' })
  goTo(talk, 'reality')
}

/** On from reality to the experiment: one difficulty, and needs of two levels. */
const inExperiment = (talk: Conversation) => {
  const say = saying(talk)
  say({ type: 'noted.observation', under: 'difficulty', text: 'Mondays' }, { as: 'ville', id: 'difficulty' })
  if (talk.id === 'talk') say({ type: 'turn.taken' }, { as: 'milla', screen: 'table' })
  say({ type: 'lines.chosen', lines: ['difficulty'] })
  goTo(talk, 'learning')
  say({ type: 'noted.learning', text: 'It is the handover' }, { as: 'ville', id: 'learning' })
  goTo(talk, 'distinction')
  say({ type: 'origin.named', of: 'difficulty', revision: 0, origin: 'structures' })
  say({ type: 'noted.need', text: 'More hands on Mondays', level: 'hr' }, { id: 'need-hr' })
  say({ type: 'noted.need', text: 'A list that all can read', level: 'it' }, { id: 'need-it' })
  goTo(talk, 'experiment')
  say({ type: 'noted.idea', text: 'Ten minutes together' }, { as: 'ville', id: 'first' })
  say({ type: 'noted.idea', text: 'Another thing' }, { id: 'second' })
  say({ type: 'experiment.asked', of: 'first', revision: 0 })
  say({ type: 'experiment.agreed', of: 'first', revision: 0 }, { as: 'ville' })
}

/** On to the end: the need of HR goes forward, the other one stays. */
const toTheEnd = (talk: Conversation) => {
  const say = saying(talk)
  say({ type: 'need.agreed', of: 'need-hr', revision: 0 })
  say({ type: 'need.agreed', of: 'need-hr', revision: 0 }, { as: 'ville' })
  say({ type: 'need.forwarded', of: 'need-hr', revision: 0 })
  goTo(talk, 'followUp')
  say({ type: 'noted.return', day: '2027-01-11' })
  goTo(talk, 'closing')
  say({ type: 'closing.presented' })
  const { stage, moves } = talk.getSnapshot().state
  say({ type: 'closed', of: stage, revision: moves })
}

/**
 * The talks that hostile acts are tried on: `called` before it starts, `early` in reality, `talk` in the experiment with somebody
 * around a shared screen, `held` with a need that has gone to HR and one that stays, `next` after it; and `theirs`, of others.
 */
export const createWorld = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  const file = join(folder, 'conversations.db')
  const platform = steadyPlatform('2026-11-26T08:00:00.000Z')
  const store = await openSqliteStore({ file, platform })
  const around = (participant: string) => ({
    viewer: { participant },
    guide,
    language: 'en',
    platform,
    store,
  })
  const talks: Conversation[] = []

  const joins = (talk: Conversation, people: readonly string[]) => {
    talks.push(talk)
    for (const as of people)
      saying(talk)(
        { type: 'joined', name: as, ...(SUPERVISORS.includes(as) && { supervisor: true }) },
        { as },
      )
    return talk
  }
  const opened = (id: string, asked: string[], lead: string, here: readonly string[] = asked) =>
    joins(createConversation({ id, asked, lead, zone: 'Europe/Helsinki' }, around(lead)), here)
  const drafted = async (id: string, as: string, text: string) => {
    const mine = await joinConversation(id, around(as))
    mine.send({ type: 'drafted', text }, { id: `draft-of-${as}` })
    await mine.settled()
    mine.dispose()
  }

  saying(opened('called', ['anna', 'ville'], 'anna', ['anna']))({ type: 'topic.set', text: 'The rota' })

  inReality(opened('early', ['anna', 'ville'], 'anna'), ['ville'])

  const talk = opened('talk', ['anna', 'ville', 'milla', 'kalle'], 'anna', ['anna', 'ville'])
  saying(talk)({ type: 'joined', name: 'milla', screen: 'table' }, { as: 'milla' })
  talk.send(
    { type: 'joined', name: 'kalle', screen: 'table' },
    { by: { participant: 'kalle' }, enteredBy: 'milla' },
  )
  inReality(talk, ['ville'])
  inExperiment(talk)
  saying(talk)({ type: 'experiment.agreed', of: 'first', revision: 0 }, { as: 'milla', screen: 'table' })
  saying(talk)({ type: 'experiment.taken', of: 'first', revision: 0, end: 'next' })

  const held = opened('held', ['anna', 'ville'], 'anna')
  inReality(held, ['ville'])
  inExperiment(held)
  saying(held)({ type: 'experiment.taken', of: 'first', revision: 0, end: 'next' })
  toTheEnd(held)

  const next = joins(nextConversation(held, around('anna'), { id: 'next' }), ['anna'])
  saying(next)({ type: 'topic.set', text: 'The rota again' })

  saying(opened('theirs', ['riitta', 'seppo'], 'riitta'))(
    { type: 'topic.set', text: 'What nobody else may read' },
    { as: 'riitta' },
  )

  for (const one of talks) await one.settled()
  await drafted('talk', 'ville', 'What only Ville may read')
  await drafted('theirs', 'riitta', 'What only Riitta may read')
  for (const one of talks) one.dispose()

  return {
    store,
    platform,
    /** Every row that the store keeps, byte for byte. */
    rows: (): string => {
      const database = new Database(file)
      try {
        const tables = database
          .prepare("select name from sqlite_master where type = 'table' order by name")
          .all() as { name: string }[]
        return JSON.stringify(
          tables.map(({ name }) => [name, database.prepare(`select * from "${name}" order by rowid`).all()]),
        )
      } finally {
        database.close()
      }
    },
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
