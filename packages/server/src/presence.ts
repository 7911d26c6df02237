import type { Bus } from '@oivallus/core'

/** What nodes say to each other: who is here at one, or that one asks the others. */
interface Said {
  here?: { node: string; conversation: string; participants: string[] }
  asks?: { conversation: string }
}

/** What another node said, and until when it counts. */
interface Elsewhere {
  participants: readonly string[]
  until: number
}

/** How presence is kept. */
export interface PresenceOptions {
  bus: Bus | undefined
  /** How often a node says who is here, in milliseconds. What a node said counts for three times as long: then it is gone. */
  every: number
}

/**
 * Who is here: whose screen has a connection, on any node. It is known while it is so, and written down nowhere.
 */
export const createPresence = ({ bus, every }: PresenceOptions) => {
  const node = crypto.randomUUID()
  const here = new Map<string, Map<string, number>>()
  const elsewhere = new Map<string, Map<string, Elsewhere>>()
  const listeners = new Map<string, Set<(participants: readonly string[]) => void>>()
  const told = new Map<string, string>()

  const own = (conversation: string) => [...(here.get(conversation)?.keys() ?? [])]

  const all = (conversation: string): string[] => {
    const others = [...(elsewhere.get(conversation)?.values() ?? [])]
    return [...new Set([...own(conversation), ...others.flatMap((one) => one.participants)])].sort()
  }

  const tell = (conversation: string) => {
    const participants = all(conversation)
    const now = JSON.stringify(participants)
    if (told.get(conversation) === now) return
    told.set(conversation, now)
    for (const listener of listeners.get(conversation) ?? []) listener(participants)
  }

  const say = (conversation: string) => {
    const said: Said = { here: { node, conversation, participants: own(conversation) } }
    bus?.say(said)
  }

  const hear = (message: unknown) => {
    const said = message as Said
    if (said.asks && here.has(said.asks.conversation)) say(said.asks.conversation)
    if (!said.here || said.here.node === node) return
    const { conversation, participants, node: other } = said.here
    if (!listeners.has(conversation)) return
    const nodes = elsewhere.get(conversation) ?? new Map<string, Elsewhere>()
    elsewhere.set(conversation, nodes)
    if (participants.length === 0) nodes.delete(other)
    else nodes.set(other, { participants, until: Date.now() + 3 * every })
    tell(conversation)
  }

  /** A node that says nothing any more is gone, and who was there with it. */
  const forget = () => {
    for (const [conversation, nodes] of elsewhere) {
      for (const [other, { until }] of nodes) if (until < Date.now()) nodes.delete(other)
      if (nodes.size === 0) elsewhere.delete(conversation)
      tell(conversation)
    }
  }

  const unlisten = bus?.listen(hear)
  const saying = setInterval(() => {
    for (const conversation of here.keys()) say(conversation)
    forget()
  }, every)
  // A program that has nothing else to do may end.
  ;(saying as { unref?(): void }).unref?.()

  const add = (conversation: string, participant: string, by: 1 | -1) => {
    const people = here.get(conversation) ?? new Map<string, number>()
    here.set(conversation, people)
    const count = (people.get(participant) ?? 0) + by
    if (count > 0) people.set(participant, count)
    else people.delete(participant)
    if (people.size === 0) here.delete(conversation)
    say(conversation)
    tell(conversation)
  }

  return {
    /** Somebody has a screen open, until the returned function is called. */
    enter: (conversation: string, participant: string): (() => void) => {
      add(conversation, participant, 1)
      return () => add(conversation, participant, -1)
    },
    /** Who is here now. */
    here: all,
    /** Calls the listener with who is here: at once, and whenever it changes. */
    listen: (conversation: string, listener: (participants: readonly string[]) => void): (() => void) => {
      const set = listeners.get(conversation) ?? new Set()
      listeners.set(conversation, set.add(listener))
      if (set.size === 1) bus?.say({ asks: { conversation } } satisfies Said)
      listener(all(conversation))
      return () => {
        set.delete(listener)
        if (set.size > 0) return
        listeners.delete(conversation)
        elsewhere.delete(conversation)
        told.delete(conversation)
      }
    },
    close: () => {
      clearInterval(saying)
      unlisten?.()
    },
  }
}

export type Presence = ReturnType<typeof createPresence>
