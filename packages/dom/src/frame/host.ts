import { OivallusError } from '@oivallus/core'
import { checkGiven, checkLanguage, type FrameGiven } from './given.ts'
import { OPAQUE, originAt } from './origins.ts'
import {
  type FrameState,
  type FromFrame,
  type FromHost,
  greeting,
  heardFromFrame,
  heardGreeting,
} from './protocol.ts'
import { refuse } from './refusing.ts'
import { type FrameTrouble, tellingVersions } from './trouble.ts'

/** How high a frame may become, in CSS pixels. */
export interface FrameHeights {
  /** @default 150, which is what a browser gives to any frame */
  least?: number
  /** @default 20000 */
  most?: number
}

/** What frame is spoken with, what it is given, and who hears of it. */
export interface HostOptions {
  /**
   * Where the frame’s page comes from, such as `https://talks.example`; `null` as a text when the frame is sandboxed without
   * `allow-same-origin`, so that its page has no origin. Everything from elsewhere is passed over.
   */
  origin: string
  /**
   * What the page in the frame is given, each time that it is loaded. It gets the newest token and language then.
   *
   * @default nothing: a talk is to be begun, in the language of that page
   */
  given?: FrameGiven
  /**
   * How high the frame may become to show all of its page; false leaves its height alone, and the frame doesn’t tell it.
   *
   * @default from 150 to 20,000 pixels
   */
  resize?: FrameHeights | false
  /** A talk is shown; again after the frame was loaded anew. */
  onReady?: () => void
  /** How the talk stands, whenever that is another. Keep its token: it leads back to the talk. */
  onState?: (state: FrameState) => void
  /** The height that the frame has now, in CSS pixels. */
  onResize?: (height: number) => void
  /** Told when the page in the frame speaks another version of the protocol, once. */
  onTrouble: (trouble: FrameTrouble) => void
}

/** A frame that is spoken with. */
export interface HostedFrame {
  /**
   * Has the talk read in another language, now and when the frame is loaded anew.
   *
   * @throws {OivallusError} `malformed-options` when it is no name of a language.
   */
  setLanguage(language: string): void
  /** Speaks with the frame no more. It stays on the page, as high as it is. */
  close(): void
}

const LEAST = 150
const MOST = 20_000

/**
 * Where what is posted to the frame’s window may arrive. No address fits an opaque origin: what is posted goes to whatever page
 * stands in the frame at that moment. So no greeting holds a secret, whoever the frame is. What a host gives, its token and
 * settings, goes through the port alone, and only after the port has brought back the proof of the hello that it answers: then the page
 * that said hello holds it, and no script that merely listens to the window does.
 *
 * An opaque origin proves no more than that. A page that the frame was led to could say hello as well. So nothing that opens
 * something to whoever has it, such as a key to a server, belongs into what is given to an opaque frame, unless the host’s policy lets only
 * the talk’s own page into it (`frame-src`).
 */
const targetOf = (origin: string): string => (origin === OPAQUE ? '*' : origin)

/** The origin, if the frame can have it: a mistake here would pass over every message, or post to anybody. */
const checkOrigin = (iframe: HTMLIFrameElement, origin: string): string => {
  const isOpaque = iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin')
  if (isOpaque === (origin === OPAQUE)) return isOpaque ? origin : originAt(origin, 'origin')
  throw new OivallusError(
    'malformed-options',
    isOpaque
      ? `origin: found "${origin}", but this frame is sandboxed without allow-same-origin, so that its page has no origin. Give "null", or add allow-same-origin.`
      : 'origin: found "null", but this frame is not sandboxed. Give the origin of its page, or add sandbox="allow-scripts".',
    'origin',
  )
}

const checkHeights = ({ least = LEAST, most = MOST }: FrameHeights): Required<FrameHeights> => {
  if (!(least >= 0)) refuse('resize.least', least, 'a height in pixels')
  if (!(most >= least && most < Number.POSITIVE_INFINITY))
    refuse('resize.most', most, `a height in pixels, of at least ${least}`)
  return { least, most }
}

/**
 * Speaks with a page that shows a talk in a frame, from the page around it. It answers each hello of the frame with a new port, so
 * that a frame may be loaded anew at any time; it makes the frame as high as its page; and it tells how the talk stands. Nothing that is said
 * in the talk is ever told.
 *
 * @throws {OivallusError} `malformed-options` when the origin can’t be that of the frame, or what is given is no plain JSON.
 * @example
 * const frame = hostFrame(document.querySelector('iframe'), {
 *   origin: 'https://talks.example',
 *   given: { language: 'fi', token: localStorage.getItem('talk') ?? undefined },
 *   onState: ({ token }) => localStorage.setItem('talk', token),
 *   onTrouble: ({ message }) => console.warn(message),
 * })
 */
export const hostFrame = (
  iframe: HTMLIFrameElement,
  { origin: wanted, given = {}, resize = {}, onReady, onState, onResize, onTrouble }: HostOptions,
): HostedFrame => {
  const origin = checkOrigin(iframe, wanted)
  const target = targetOf(origin)
  const heights = resize === false ? undefined : checkHeights(resize)
  let gives = checkGiven(given)
  let port: MessagePort | undefined
  let isProven = false
  const isNewVersion = tellingVersions(onTrouble, 'page in the frame')

  const tell = (what: FromHost): void => {
    if (isProven) port?.postMessage(what)
  }

  const grow = (height: number): void => {
    if (!heights) return
    const fits = Math.min(Math.max(Math.ceil(height), heights.least), heights.most)
    // Where a page counts borders into a height, they are added.
    const borders =
      getComputedStyle(iframe).boxSizing === 'border-box' ? iframe.offsetHeight - iframe.clientHeight : 0
    iframe.style.setProperty('height', `${fits + borders}px`)
    onResize?.(fits)
  }

  const hearState = (state: FrameState): void => {
    // A frame that is loaded anew goes on with the talk that it has shown.
    gives = { ...gives, token: state.token }
    onState?.(state)
  }

  const hearPort = (said: FromFrame | undefined, proof: string): void => {
    if (!isProven) {
      isProven = said?.type === 'proof' && said.proof === proof
      tell({ type: 'given', given: gives, resize: heights !== undefined })
    } else if (said?.type === 'ready') onReady?.()
    else if (said?.type === 'resize') grow(said.height)
    else if (said?.type === 'state') hearState(said.state)
  }

  /** A port of its own for each hello: that of a page which is gone leads nowhere. */
  const welcome = (proof: string): void => {
    port?.close()
    isProven = false
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      if (port1 === port) hearPort(heardFromFrame(data), proof)
    }
    port = port1
    iframe.contentWindow?.postMessage(greeting({ type: 'init' }), target, [port2])
  }

  /** A frame that has no window any more would be taken for a message from nowhere. */
  const isFromFrame = ({ source, origin: from }: MessageEvent): boolean =>
    source !== null && source === iframe.contentWindow && from === origin

  // Whoever is there already has said hello to nobody. It goes to anybody: it tells nothing, and the page may not be there yet.
  const ask = (): void => iframe.contentWindow?.postMessage(greeting({ type: 'who' }), '*')

  const hear = (event: MessageEvent): void => {
    const heard = isFromFrame(event) ? heardGreeting(event.data) : undefined
    if (heard?.said?.type === 'hello') welcome(heard.said.proof)
    // The other side hears of it, too: from what is said to it in our version.
    else if (heard && !heard.said && isNewVersion(heard.version)) ask()
  }
  window.addEventListener('message', hear)
  ask()

  return {
    setLanguage: (language) => {
      gives = { ...gives, language: checkLanguage(language) }
      tell({ type: 'language', language })
    },
    close: () => {
      window.removeEventListener('message', hear)
      port?.close()
      port = undefined
    },
  }
}
