import type { Changed, Store } from '@oivallus/core'
import { FURTHEST } from './bodies.ts'
import type { Decider } from './deciding.ts'
import type { Identity } from './identity.ts'

/** What is told to somebody of a conversation that they watch. */
export interface Told {
  /** Where a stream stands that they may read. To somebody outside: only that what they see may have changed. */
  changed(changed: Changed): void
  /** That they take part from now on, or no more. */
  takesPart(isInside: boolean): void
}

const outsideOf = (conversation: string): Changed => ({
  conversation,
  stream: 'shared',
  version: 0,
  erasures: 0,
})

/**
 * Watches a conversation for somebody: first where it stands, then every change. Who is outside learns neither how often nor when
 * those inside say something.
 *
 * @returns how to end it.
 */
export const watch = async (
  { store, decider }: { store: Store; decider: Decider },
  who: Identity,
  conversation: string,
  told: Told,
): Promise<() => void> => {
  const streams = ['shared', `private/${who.participant}`] as const
  let isInside = false
  let seen: string | undefined
  let erasures = 0

  const lookFromOutside = async () => {
    const now = JSON.stringify(await decider.sightOf(who, conversation))
    if (seen !== undefined && now !== seen) told.changed(outsideOf(conversation))
    seen = now
  }

  /** Whether they take part is asked anew when somebody may have come in, or gone from what was erased. */
  const lookInside = async (): Promise<boolean> => {
    const before = isInside
    isInside = await decider.mayRead(who, conversation)
    if (isInside !== before) told.takesPart(isInside)
    return isInside !== before
  }

  const hear = async (changed: Changed) => {
    const moved = (!isInside || changed.erasures !== erasures) && (await lookInside())
    if (changed.stream === 'shared') erasures = changed.erasures
    if (isInside) told.changed(changed)
    else if (moved) told.changed(outsideOf(conversation))
    else await lookFromOutside()
  }

  const stop = store.subscribe(conversation, (changed) => {
    // What cannot be read now, the device reads when it looks again.
    if ((streams as readonly string[]).includes(changed.stream)) void hear(changed).catch(() => {})
  })
  try {
    await lookInside()
    if (!isInside) await lookFromOutside()
    for (const stream of isInside ? streams : []) {
      const head = await store.read(conversation, stream, FURTHEST)
      if (stream === 'shared') erasures = head.erasures
      if (head.version > 0 || head.erasures > 0)
        told.changed({ conversation, stream, version: head.version, erasures: head.erasures })
    }
  } catch (error) {
    stop()
    throw error
  }
  return stop
}
