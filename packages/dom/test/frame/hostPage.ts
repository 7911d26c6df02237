/*
 * The page around a frame with a talk. Its address says what frame that is, and whether it speaks with it; all that ever comes to its
 * window or through its ports is written down.
 */
import { type FrameState, type FrameTrouble, type HostOptions, hostFrame } from '@oivallus/dom/frame'

/** What the address of a host says. */
export interface Hosting extends Pick<HostOptions, 'given' | 'resize'> {
  /** The address of what is in the frame. */
  frame: string
  /** From where it is said to come; nobody is spoken with unless given. */
  origin?: string
  sandbox?: string
  /** The address of another frame beside it, sandboxed too. */
  beside?: string
}

const received: unknown[] = []
const told: (FrameState | string)[] = []
const heights: number[] = []
const troubles: FrameTrouble[] = []

/** Ports as the browser makes them: what arrives is written down besides. */
class NotedChannel extends MessageChannel {
  constructor() {
    super()
    this.port1.addEventListener('message', ({ data }) => received.push(data))
  }
}

const hosting = JSON.parse(decodeURIComponent(location.search.slice(1))) as Hosting

const frameAt = (src: string, sandbox: string | undefined, title: string): HTMLIFrameElement => {
  const frame = Object.assign(document.createElement('iframe'), { src, title })
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
  document.body.append(frame)
  return frame
}

const listen = (frame: HTMLIFrameElement, origin: string) =>
  hostFrame(frame, {
    origin,
    ...(hosting.given && { given: hosting.given }),
    ...(hosting.resize !== undefined && { resize: hosting.resize }),
    onReady: () => told.push('ready'),
    onState: (state) => told.push(state),
    onResize: (height) => heights.push(height),
    onTrouble: (trouble) => troubles.push(trouble),
  })

const begun = () => {
  const frame = frameAt(hosting.frame, hosting.sandbox, 'The talk')
  const { origin } = hosting
  return {
    frame,
    received,
    told,
    heights,
    troubles,
    hosted: origin === undefined ? undefined : listen(frame, origin),
    listen,
  }
}

declare global {
  interface Window {
    around: ReturnType<typeof begun>
  }
}

/** Imported by the page. @public */
export const begin = (): void => {
  window.MessageChannel = NotedChannel
  window.addEventListener('message', ({ data }) => received.push(data))
  window.around = begun()
  if (hosting.beside) frameAt(hosting.beside, 'allow-scripts', 'Somebody else')
  document.body.id = 'around'
}
