import type { Conversation } from '@oivallus/core'
import { conversationOf, type FramedTalk, watchState } from './framedTalk.ts'
import { checkGiven, checkLanguage, type FrameGiven } from './given.ts'
import { watchHeight } from './height.ts'
import { OPAQUE, originAt } from './origins.ts'
import { type FromFrame, greeting, heardFromHost, heardGreeting } from './protocol.ts'
import { refuse } from './refusing.ts'
import { type FrameTrouble, tellingVersions } from './trouble.ts'

/** Which hosts a frame speaks with. */
export interface JoinOptions {
  /**
   * The origins of the pages that may hold this one in a frame, such as `https://portal.example`. No other hears anything at all. A host
   * without an origin, itself in a sandboxed frame, can’t be named: any page can call itself that.
   */
  origins: readonly string[]
  /**
   * Whether the host is told how high this page is. The height shows that something was written, and how much.
   *
   * @default true
   */
  resize?: boolean
  /** The host asks for another language. The talk that is shown reads in it already; this is for what else the page says. */
  onLanguage?: (language: string) => void
  /** Told of what went wrong with the host. The talk goes on. */
  onTrouble: (trouble: FrameTrouble) => void
  /**
   * Ends it, also while no host has answered yet.
   *
   * @default waits for as long as the page is there
   */
  signal?: AbortSignal
}

/** A host that was joined, and what it gave. */
export interface JoinedHost extends FrameGiven {
  /**
   * Tells the host of this talk from now on, and of no other: that it is shown, how it stands, and how high the page is.
   *
   * @throws {OivallusError} `malformed-options` when the element has no conversation yet.
   */
  show(talk: FramedTalk): void
  /** Speaks with the host no more. */
  close(): void
}

const checkOrigins = (origins: readonly string[]): readonly string[] =>
  Array.isArray(origins) && origins.length > 0
    ? origins.map((one, at) => originAt(one, `origins[${at}]`))
    : refuse('origins', origins, 'a list of those that may hold this page in a frame')

/** To whom a hello is addressed: the browser lets it arrive at no other page. Where it says who is around, to that one alone. */
const addressees = (origins: readonly string[]): readonly string[] => {
  const [around = OPAQUE] = window.location.ancestorOrigins ?? []
  if (around === OPAQUE) return origins
  return origins.includes(around)
    ? [around]
    : refuse('origins', around, 'the page around this one to be in the list. Add it, if it is yours')
}

/** Says which hello a port answers. */
const newProof = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Joins the page that holds this one in a frame. Resolves with what that host gives, once it has answered; with null where this page
 * stands alone, and the talk needs no host.
 *
 * A host whose origin is not in the list is told nothing, not even that somebody is here. Where the browser says that it is one, the
 * promise is rejected; where it doesn’t, nobody answers, and the promise stays open until `signal` ends it.
 *
 * @throws {OivallusError} `malformed-options` when the origins are no list of origins, or the page around is none of them.
 * @example
 * const host = await joinHost({ origins: ['https://portal.example'], onTrouble: console.warn })
 * element.conversation = host?.token
 *   ? await resumeConversation(host.token, { guide, store })
 *   : createConversation(opening, { viewer, guide, language: host?.language ?? 'fi', store })
 * host?.show(element)
 */
export const joinHost = async (options: JoinOptions): Promise<JoinedHost | null> => {
  const { signal } = options
  const origins = checkOrigins(options.origins)
  signal?.throwIfAborted()
  if (window.parent === window) return null
  const to = addressees(origins)
  return new Promise((resolve, reject) => {
    const close = join({ ...options, origins, to }, resolve)
    signal?.addEventListener('abort', () => {
      close()
      reject(signal.reason)
    })
  })
}

/** Speaks with the host until the returned function is called; joined, once it has given. */
const join = (
  { origins, to, resize = true, onLanguage, onTrouble }: JoinOptions & { to: readonly string[] },
  joined: (host: JoinedHost) => void,
): (() => void) => {
  const host = window.parent
  const proof = newProof()
  const isNewVersion = tellingVersions(onTrouble, 'host')
  let isOpen = true
  let port: MessagePort | undefined
  let takesHeight = false
  let language: string | undefined
  let conversation: Conversation | undefined
  let unwatch = () => {}

  const say = (what: FromFrame): void => port?.postMessage(what)

  const sayHello = (): void => {
    for (const origin of to) host.postMessage(greeting({ type: 'hello', proof }), origin)
  }

  const sayAll = (): void => {
    unwatch()
    if (!isOpen || !conversation) return
    say({ type: 'ready' })
    const unwatchState = watchState(conversation, (state) => say({ type: 'state', state }))
    const unwatchHeight = takesHeight
      ? watchHeight((height) => say({ type: 'resize', height }), isGrowing)
      : undefined
    unwatch = () => {
      unwatchState()
      unwatchHeight?.()
    }
  }

  const isGrowing = (): void =>
    onTrouble({
      code: 'growing',
      message:
        'This page grows with its frame, so that neither would ever come to an end: its height is told no more. Take heights such as 100vh off it.',
    })

  const read = (): void => {
    if (language === undefined) return
    try {
      conversation?.setLanguage(language)
    } catch (error) {
      onTrouble({ code: 'language', message: messageOf(error) })
    }
  }

  const show = (talk: FramedTalk): void => {
    conversation = conversationOf(talk)
    read()
    sayAll()
  }

  const hearLanguage = (wished: string): void => {
    if (wished === language) return
    language = wished
    read()
    onLanguage?.(language)
  }

  /** The host gives through a port: from now on it is spoken with through this one, and no other. */
  const hearGiven = (through: MessagePort, given: FrameGiven, asksHeight: boolean): void => {
    const before = port
    port = through
    takesHeight = resize && asksHeight
    if (before) {
      // A host that was made anew finds the talk that goes on here.
      before.close()
      if (given.language !== undefined) hearLanguage(given.language)
      sayAll()
    } else {
      ;({ language } = given)
      joined({ ...given, show, close })
    }
  }

  /** What was checked; undefined, and trouble, for what cannot be taken. */
  const checked = <T>(check: (given: unknown) => T, given: unknown): T | undefined => {
    try {
      return check(given)
    } catch (error) {
      onTrouble({ code: 'malformed', message: `The host gave what cannot be taken. ${messageOf(error)}` })
      return undefined
    }
  }

  const hearPort = (data: unknown, through: MessagePort): void => {
    const said = isOpen ? heardFromHost(data) : undefined
    if (said?.type === 'given' && through !== port) {
      const given = checked(checkGiven, said.given)
      if (given) hearGiven(through, given, said.resize)
    }
    if (said?.type === 'language' && through === port) {
      const wished = checked(checkLanguage, said.language)
      if (wished !== undefined) hearLanguage(wished)
    }
  }

  const hear = ({ source, origin, data, ports: [through] }: MessageEvent): void => {
    const heard = source === host && origins.includes(origin) ? heardGreeting(data) : undefined
    if (heard?.said?.type === 'who') sayHello()
    else if (heard?.said?.type === 'init' && through) {
      through.onmessage = (event) => hearPort(event.data, through)
      through.postMessage({ type: 'proof', proof } satisfies FromFrame)
    }
    // The other side hears of it, too: from what is said to it in our version.
    else if (heard && !heard.said && isNewVersion(heard.version)) sayHello()
  }

  const close = (): void => {
    isOpen = false
    window.removeEventListener('message', hear)
    unwatch()
    port?.close()
  }

  window.addEventListener('message', hear)
  sayHello()
  return close
}
