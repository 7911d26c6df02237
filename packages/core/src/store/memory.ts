import type { Entry } from '../events.ts'
import type { Platform } from '../platform.ts'
import type { Changed, Store, StreamName } from './contract.ts'
import type { Change, Listed, Rows, StreamWrite, Written } from './rows.ts'
import { storeOver } from './storeOver.ts'

interface Kept {
  entries: Entry[]
  erasures: number
}

interface Conversation {
  streams: Map<StreamName, Kept>
  /** Undefined until it is opened, and once it was erased whole. */
  series: string | undefined
  /** What it is listed under besides. */
  under: Set<string>
  /** Erased whole: only the shared stream’s count is left, so that devices that are behind learn of it. */
  gone: boolean
}

const rowsInMemory = (): Rows => {
  const conversations = new Map<string, Conversation>()

  const kept = (conversation: string, stream: StreamName): Kept =>
    conversations.get(conversation)?.streams.get(stream) ?? { entries: [], erasures: 0 }

  const keep = (conversation: string, stream: StreamName, now: Kept): Changed => {
    const one = conversations.get(conversation) ?? {
      streams: new Map(),
      series: undefined,
      under: new Set(),
      gone: false,
    }
    conversations.set(conversation, one)
    one.streams.set(stream, now)
    return { conversation, stream, version: now.entries.length, erasures: now.erasures }
  }

  const stands = ({ conversation, stream, version, erasures }: StreamWrite): boolean => {
    const now = kept(conversation, stream)
    return now.entries.length === version && (erasures ?? now.erasures) === now.erasures
  }

  const writeOne = ({ conversation, stream, entries, length, erases }: StreamWrite): Changed => {
    const now = kept(conversation, stream)
    const next = now.entries.slice(0, length)
    for (const [place, entry] of entries) next[place] = entry
    return keep(conversation, stream, { entries: next, erasures: now.erasures + (erases ? 1 : 0) })
  }

  const list = ({ conversation, under, anew }: Listed) => {
    const one = conversations.get(conversation)
    if (one) one.under = new Set([...(anew ? [] : one.under), ...under])
  }

  const eraseWhole = (id: string): Changed[] => {
    const one = conversations.get(id)
    if (!one) return []
    Object.assign(one, { series: undefined, under: new Set(), gone: true })
    const changed = [...one.streams].map(([stream, { erasures }]) =>
      keep(id, stream, { entries: [], erasures: erasures + 1 }),
    )
    for (const { stream } of changed) if (stream !== 'shared') one.streams.delete(stream)
    return changed
  }

  return {
    read: async (conversation, stream, from) => {
      const { entries, erasures } = kept(conversation, stream)
      return { entries: entries.slice(from), version: entries.length, erasures }
    },
    streams: async (conversation) => [...(conversations.get(conversation)?.streams.keys() ?? [])],
    list: async (series, under) =>
      [...conversations].flatMap(([id, one]) =>
        one.series !== undefined &&
        (series === undefined || one.series === series) &&
        under.every((each) => one.under.has(each))
          ? [id]
          : [],
      ),
    write: async ({ writes, opens, lists, erasesWhole }: Change): Promise<Written> => {
      const gone = writes.flatMap(({ conversation }) =>
        conversations.get(conversation)?.gone ? [conversation] : [],
      )
      if (gone.length > 0 || !writes.every(stands)) return { written: false, gone }
      const changed = writes.filter(({ entries, erases }) => erases || entries.length > 0).map(writeOne)
      const opened = opens && conversations.get(opens.conversation)
      if (opened) opened.series = opens.series
      for (const listed of lists ?? []) list(listed)
      return { written: true, changed: [...changed, ...(erasesWhole ? eraseWhole(erasesWhole) : [])] }
    },
  }
}

/**
 * A store in memory, for tests, practice and the middle of a test server. It keeps the whole contract, and is gone with the program.
 *
 * @param platform Its clock stamps the entries.
 */
export const createMemoryStore = (platform: Pick<Platform, 'now' | 'id'>): Store =>
  storeOver(rowsInMemory(), platform).store
