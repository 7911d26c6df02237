import { builtIn, type Decided, type Entry, type SentEvent, systemPlatform } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { run, type Script, type Step, scripts } from '@oivallus/testing'
import { saidAt } from '../src/talk.ts'
import { type Line, openLine, type Place, post } from './lines.ts'

/** How many entries a talk has when it is measured. */
export const ENTRIES = 60

const SCRIPT: Script = scripts['service-desk']
const PEOPLE = ['siobhan', 'tomasz'] as const

/** The same talk, in which more is said about what has been. */
const withMore = (more: number): Script => {
  const at = SCRIPT.steps.findIndex(({ event }) => event.type === 'lines.chosen')
  const said = Array.from(
    { length: more },
    (_, one): Step => ({ as: PEOPLE[one < more / 2 ? 0 : 1], event: saidAt(one) as never }),
  )
  return { ...SCRIPT, steps: [...SCRIPT.steps.slice(0, at), ...said, ...SCRIPT.steps.slice(at)] }
}

/** A talk between two that has come as far as the follow-up, as it was decided on their devices. */
const script = async (): Promise<Decided[]> => {
  const entriesWith = async (more: number) => {
    const { log, dispose } = await run(withMore(more), {
      devices: 'each',
      guide: builtIn({ en }),
      platform: systemPlatform,
      until: ({ entry }) => entry?.event.type === 'noted.nextQuestion',
    })
    dispose()
    return log as readonly Entry[]
  }
  const more = ENTRIES - (await entriesWith(0)).length
  return (await entriesWith(more)).map(({ at: _, ...decided }) => decided)
}

/** Acts that one of them sends together. */
interface Sent {
  by: string
  acts: Decided[]
}

const byOf = ({ by }: Decided): string => ('participant' in by ? by.participant : '')

const inOneBreath = (entries: readonly Decided[]): Sent[] => {
  const all: Sent[] = []
  for (const entry of entries) {
    const last = all.at(-1)
    if (last?.by === byOf(entry)) last.acts.push(entry)
    else all.push({ by: byOf(entry), acts: [entry] })
  }
  return all
}

/** One of two says something, and how long it takes until the other's screen has heard of it, in milliseconds. */
export interface Talk {
  delay(): Promise<number>
  close(): void
}

/** What is said while it is measured. */
const SAID: SentEvent = {
  type: 'parked',
  line: { kind: 'idea', text: 'The list is read together on Wednesdays, before the phones open' },
}

const actOf = (by: string): Decided =>
  ({ id: crypto.randomUUID(), by: { participant: by }, event: SAID }) as Decided

const bodyOf = (expected: number, entries: readonly Decided[]) => JSON.stringify({ expected, entries })

const delayOf = async (line: Line, isIt: Parameters<Line['next']>[0], to: Place, body: string) => {
  const heard = line.next(isIt)
  const sent = performance.now()
  const answered = post(to, body)
  const at = await heard
  return { took: at - sent, answer: await answered }
}

/** Opens talks on our server as devices do, by acts of each, and gives what opens a talk's live connections. */
export const oursAt = async (url: string) => {
  const decided = await script()
  const was = decided[0]?.event.type === 'opened' ? decided[0].event.conversation : ''
  const parts = inOneBreath(decided)

  /** Every talk has people of its own. */
  const named = (text: string, id: string) =>
    PEOPLE.reduce(
      (now, person) => now.replaceAll(`"${person}"`, `"${person}-${id}"`),
      text.replaceAll(was, id),
    )

  return async (): Promise<Talk> => {
    const id = crypto.randomUUID()
    const as = (person: string) => ({ 'x-participant': `${person}-${id}` })
    const [leads, other] = [{ ...as(PEOPLE[0]), 'x-supervisor': 'yes' }, as(PEOPLE[1])]
    const stream = `${url}/stream?conversation=${id}&stream=shared`
    let version = 0
    const append = (headers: Record<string, string>, body: string) => post({ url: stream, headers }, body)
    const versionIn = (answer: string): number => {
      const { appended, refused, slice } = JSON.parse(answer)
      if (!appended || refused) throw new Error(`Something was refused: ${answer}`)
      return slice.version
    }
    for (const { by, acts } of parts)
      version = versionIn(await append(by === PEOPLE[0] ? leads : other, named(bodyOf(version, acts), id)))
    const live = (headers: Record<string, string>) =>
      openLine({ url: `${url}/live?conversation=${id}`, headers })
    const isHead = (event: string, data: string) => event === 'changed' && JSON.parse(data).version >= version
    const first = await live(leads)
    await first.next(isHead)
    const bothAreHere = first.next(
      (event, data) => event === 'here' && JSON.parse(data).participants.length === 2,
    )
    const second = await live(other)
    await Promise.all([second.next(isHead), bothAreHere])
    return {
      delay: async () => {
        const body = bodyOf(version, [actOf(`${PEOPLE[1]}-${id}`)])
        const grown = (event: string, data: string) =>
          event === 'changed' && JSON.parse(data).version > version
        const { took, answer } = await delayOf(first, grown, { url: stream, headers: other }, body)
        version = versionIn(answer)
        return took
      },
      close: () => [first, second].map((line) => line.close()),
    }
  }
}

/** Gives what opens the two connections of an id at the echo; what is posted there is the same. */
export const echoedAt = (url: string) => async (): Promise<Talk> => {
  const id = crypto.randomUUID()
  const place = { url: `${url}/echo/${id}`, headers: { 'x-participant': `${PEOPLE[0]}-${id}` } }
  const open = async () => {
    const line = await openLine(place)
    await line.next((event) => event === 'open')
    return line
  }
  const lines = [await open(), await open()] as const
  return {
    delay: async () => {
      const body = bodyOf(ENTRIES, [actOf(`${PEOPLE[1]}-${id}`)])
      return (await delayOf(lines[0], (event) => event === 'said', place, body)).took
    },
    close: () => lines.map((line) => line.close()),
  }
}
