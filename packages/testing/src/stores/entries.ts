import type { Appended, Decided, Slice, Store, StoredEvent, StoredEvents, StreamName } from '@oivallus/core'

/* Entries by hand: a store looks into none but for what it erases, so a scenario says exactly what stands in a stream. */

/** Who says something, unless it is said by whom. */
const ANNA = 'anna'

/** An entry, by a participant. */
export const entryOf = (id: string, event: StoredEvent, participant = ANNA): Decided => ({
  id,
  by: { participant },
  event,
})

/** What opens a talk between Anna and Ville, perhaps after another. */
export const opened = (
  conversation: string,
  series = conversation,
  asked = [ANNA, 'ville'],
  follows?: string,
): Decided =>
  entryOf(`${conversation}.opened`, {
    type: 'opened',
    conversation,
    series,
    ...(follows !== undefined && { follows }),
    zone: 'Europe/Helsinki',
    guide: { id: 'oivallus', version: '1' },
    rules: 1,
    settings: {},
    asked,
    lead: ANNA,
    notice: null,
  })

/** A line. */
export const said = (id: string, text: string, participant?: string): Decided =>
  entryOf(id, { type: 'noted.question', text }, participant)

/** A draft, for a private stream. */
export const drafted = (id: string, text: string, participant?: string): Decided =>
  entryOf(id, { type: 'drafted', text }, participant)

type Carried = StoredEvents['carried']

/** What a talk carries of an earlier one: thoughts kept for later, each from a line and by whoever said it. */
export const carried = (
  id: string,
  thoughts: readonly { id: string; text: string; entry: string; by: string }[],
): Decided => {
  const parked = thoughts.map((one): Carried['parked'][number] => ({
    id: one.id,
    kind: 'nextQuestion',
    text: one.text,
    by: { participant: one.by },
    until: 'followUp',
  }))
  return entryOf(id, {
    type: 'carried',
    number: 1,
    participants: [ANNA, 'ville'],
    return: null,
    experiment: null,
    needs: [],
    question: null,
    parked,
    origins: [],
    findings: [],
    sources: thoughts.map(({ id: of, entry, by }) => ({
      of,
      field: 'text',
      entry,
      by: { participant: by },
    })),
  })
}

/** Appends at the head, as a device does that has read the stream. */
export const puts = async (
  store: Store,
  conversation: string,
  stream: StreamName,
  ...entries: readonly Decided[]
): Promise<Appended> => {
  const { version } = await store.read(conversation, stream)
  return store.append(conversation, stream, version, entries)
}

/** A talk that is opened, with what was said in it. */
export const opens = (store: Store, conversation: string, ...entries: readonly Decided[]) =>
  store.append(conversation, 'shared', 0, [opened(conversation, 'series'), ...entries])

/** What stands in a stream, without the times. */
export const standing = ({ entries }: Slice): Decided[] => entries.map(({ at: _at, ...entry }) => entry)

/** All that is kept of the talks that a store lists, as text. */
export const textOf = async (store: Store): Promise<string> => {
  const slices: Slice[] = []
  for (const id of await store.list()) {
    const shared = await store.read(id, 'shared')
    const event = shared.entries[0]?.event
    slices.push(shared)
    for (const one of event?.type === 'opened' ? event.asked : [])
      slices.push(await store.read(id, `private/${one}`))
  }
  return JSON.stringify(slices)
}
