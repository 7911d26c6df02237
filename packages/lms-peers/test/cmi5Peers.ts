import { createRequire } from 'node:module'

/** One session of a talk that is held in it, as a library has it. */
export type Session = (launch: string) => Promise<void>

/** What is used of the two libraries, which bring no types that would be right for it. */
interface Rustici {
  includeSourceActivity(isIncluded: boolean): void
  start(): Promise<void>
  prepareStatement(verb: string): object
  sendStatement(statement: object): Promise<void>
  completed(): Promise<void>
  terminate(): Promise<void>
}
interface XapiJs {
  initialize(): Promise<void>
  complete(): Promise<void>
  terminate(): Promise<void>
}

/**
 * Both are made for pages. Of a page they use the global object and, the second, `XMLHttpRequest`, of which axios needs no more than
 * this; it is the platform's fetch.
 */
class Request {
  status = 0
  statusText = ''
  responseText = ''
  responseURL = ''
  readyState = 0
  onloadend?: () => void
  onerror?: (event: { message: string }) => void
  readonly #headers: Record<string, string> = {}
  #received = new Headers()
  #method = 'GET'

  open(method: string, url: string) {
    this.#method = method
    this.responseURL = url
  }
  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value
  }
  getAllResponseHeaders() {
    return [...this.#received].map(([name, value]) => `${name}: ${value}`).join('\r\n')
  }
  addEventListener() {}
  abort() {}
  async send(body?: string | null) {
    const init = { method: this.#method.toUpperCase(), headers: this.#headers }
    const response = await fetch(this.responseURL, body == null ? init : { ...init, body })
    this.responseText = await response.text()
    this.#received = response.headers
    this.status = response.status
    this.readyState = 4
    this.onloadend?.()
  }
}
Object.assign(globalThis, { self: globalThis, XMLHttpRequest: Request })

const require = createRequire(import.meta.url)
const Rustici = require('@rusticisoftware/cmi5') as new (launch: string) => Rustici
const XapiJs = require('@xapi/cmi5/dist/Cmi5.umd.js') as new (launch: Record<string, string>) => XapiJs

/** The verb that both have no method for, and cmi5 allows. */
const SCHEDULE = 'http://activitystrea.ms/schema/1.0/schedule'

/** The same session in each: initialized, completed, the return told where the library can, terminated. */
export const PEERS: Record<string, Session> = {
  '@rusticisoftware/cmi5': async (launch) => {
    const unit = new Rustici(launch)
    // Else it adds itself to the context.
    unit.includeSourceActivity(false)
    await unit.start()
    await unit.completed()
    await unit.sendStatement({
      ...unit.prepareStatement(SCHEDULE),
      result: { extensions: { 'urn:oivallus:xapi:return': '2026-11-28' } },
    })
    await unit.terminate()
  },
  '@xapi/cmi5': async (launch) => {
    const { actor = '', ...given } = Object.fromEntries(new URL(launch).searchParams)
    const unit = new XapiJs({ ...given, actor: JSON.parse(actor) })
    await unit.initialize()
    await unit.complete()
    await unit.terminate()
  },
}
