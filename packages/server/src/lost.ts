import type { Decided, Entry, Participant, Platform, State } from '@oivallus/core'
import type { Decider } from './deciding.ts'
import type { Presence } from './presence.ts'

/** What the ids of entries begin with by which somebody whose connection was lost is counted as left. */
const LOST = 'lost-'

/** Watches for connections that are lost. */
export interface Lost {
  /** Somebody's last connection may have ended. */
  isAway(conversation: string, participant: string): void
  /** Somebody has a connection again. */
  isBack(conversation: string, participant: string): void
  close(): void
}

const isBy = (entry: Entry, participant: string) =>
  'participant' in entry.by && entry.by.participant === participant

const personIn = ({ participants }: State, id: string) => participants.find((one) => one.id === id)

/**
 * Counts somebody as left whose connection was lost for so long, and as here again when they return: so that nobody waits for who is
 * not there, and anyone present can take the lead. It is told apart from leaving by its id alone, and kept nowhere but in the log.
 *
 * Whoever comes finds those who are gone, too: the node that saw them go may have ended before it wrote so.
 *
 * @param after How long, in milliseconds.
 */
export const createLost = (
  { decider, presence, platform }: { decider: Decider; presence: Presence; platform: Platform },
  after: number,
): Lost => {
  /** How one ends to wait for each who is away. */
  const waiting = new Map<string, () => void>()
  const keyOf = (conversation: string, participant: string) => JSON.stringify([conversation, participant])

  /** Whoever sits around a shared screen has no connection of their own to lose. */
  const needsConnection = ({ present, screen }: Participant): boolean => present && screen === null

  const left = (participant: string, { state }: { state: State }): Decided[] => {
    const one = personIn(state, participant)
    return one && needsConnection(one) && state.stage !== 'held'
      ? [{ id: `${LOST}${platform.id()}`, by: { participant }, event: { type: 'left' } }]
      : []
  }

  const joined = async (
    participant: string,
    { state }: { state: State },
    entries: () => Promise<readonly Entry[]>,
  ): Promise<Decided[]> => {
    const one = personIn(state, participant)
    if (!one || one.present || typeof one.name !== 'string') return []
    const last = (await entries()).findLast(
      (entry) => isBy(entry, participant) && (entry.event.type === 'left' || entry.event.type === 'joined'),
    )
    if (last?.event.type !== 'left' || !last.id.startsWith(LOST)) return []
    return [{ id: platform.id(), by: { participant }, event: { type: 'joined', name: one.name } }]
  }

  const stop = (key: string) => {
    waiting.get(key)?.()
    waiting.delete(key)
  }

  const isAway = (conversation: string, participant: string) => {
    const key = keyOf(conversation, participant)
    stop(key)
    // Listening, so that it is known here when they go on through another node.
    const unlisten = presence.listen(conversation, () => {})
    const timer = setTimeout(() => {
      const isHere = presence.here(conversation).includes(participant)
      stop(key)
      // What cannot be written now is found again when somebody comes.
      if (!isHere) void decider.writes(conversation, (head) => left(participant, head)).catch(() => {})
    }, after)
    ;(timer as { unref?(): void }).unref?.()
    waiting.set(key, () => {
      clearTimeout(timer)
      unlisten()
    })
  }

  /** Waits for all who should have a connection and have none here. */
  const lookAround = async (conversation: string) => {
    const { state } = await decider.heads.at(conversation)
    if (state.stage === 'held') return
    const here = presence.here(conversation)
    for (const one of state.participants) {
      const isKnown = here.includes(one.id) || waiting.has(keyOf(conversation, one.id))
      if (needsConnection(one) && !isKnown) isAway(conversation, one.id)
    }
  }

  return {
    isAway,
    isBack: (conversation, participant) => {
      stop(keyOf(conversation, participant))
      void decider
        .writes(conversation, (...stands) => joined(participant, ...stands))
        .then(() => lookAround(conversation))
        .catch(() => {})
    },
    close: () => {
      for (const key of [...waiting.keys()]) stop(key)
    },
  }
}
