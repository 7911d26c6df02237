// What a page of a host has in every framework, to see what is the framework's own: talks to show, and what was drawn, warned of
// and thrown.
import { conversationsOf } from '@oivallus/testing/adapters'

type Conversation = Awaited<ReturnType<typeof conversationsOf>>[number]

/** What a test can ask of the page. */
interface Host {
  /** Shows one of the page's cases, in the place of what is shown. */
  show(name: string): void
  hide(): void
  /** How often what was drawn. */
  drawn: Record<string, number>
  warned: string[]
  /** A programmer's mistake has a reason for programs. */
  failed: { reason: string; message: string }[]
  send: Conversation['send']
  setLanguage: Conversation['setLanguage']
  /** How many conversations were made. */
  made(): number
  /** Whether the one that was made first, which is shown, can still be talked in. */
  goesOn(): boolean
}

declare global {
  interface Window {
    framework: Host
  }
}

const newTalk = async (): Promise<Conversation> => {
  const [talk] = await conversationsOf({ script: 'service-desk', stage: 'reality' })
  return talk as Conversation
}

/** The conversation of most cases. */
export const talk = await newTalk()
/** Others. */
export const spare = await Promise.all([newTalk(), newTalk(), newTalk(), newTalk()])

const made: Conversation[] = []
/** Makes a conversation, as far as a component can tell. */
export const make = (): Conversation => {
  const one = spare[made.length % spare.length] as Conversation
  made.push(one)
  return one
}

const drawn: Record<string, number> = {}
/** Counts something that was drawn. */
export const count = (name: string): void => {
  drawn[name] = (drawn[name] ?? 0) + 1
}

const warned: string[] = []
console.warn = (text: string) => void warned.push(text)

const failed: Host['failed'] = []
/** Takes what was thrown while something was drawn. */
export const fail = (error: unknown): void => {
  const { reason, message } = error as Host['failed'][number]
  failed.push({ reason, message })
}

/** Begins the page. */
export const beginHost = (shown: Pick<Host, 'show' | 'hide'>): void => {
  window.framework = {
    ...shown,
    drawn,
    warned,
    failed,
    send: talk.send,
    setLanguage: talk.setLanguage,
    made: () => made.length,
    goesOn: () => {
      try {
        made[0]?.send({ type: 'noted.question', text: 'Is it still there?' })
        return true
      } catch {
        return false
      }
    },
  }
  document.body.id = 'shown'
}
