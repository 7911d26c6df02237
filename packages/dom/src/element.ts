import { type Conversation, resumeToken } from '@oivallus/core'
import {
  type HostEvent,
  handlersOf,
  type Screen,
  type ScreenOptions,
  type TextStore,
  tellHost,
} from '@oivallus/screen'
import { css } from '@oivallus/theme'
import { type Mounted, mount } from './mount.ts'

let sheet: CSSStyleSheet | undefined

/** One constructable sheet for every element of the page: it is no inline style, so that a strict policy lets it be. */
const sharedSheet = (): CSSStyleSheet => {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  return sheet
}

/** What is typed outlives the screen, where the page keeps it nowhere: an element that is moved takes it along. */
const inMemory = (): TextStore => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/** A server that loads this to render a page has no elements: there it is a class that nobody makes. */
const ElementBase: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement)

/**
 * `<learning-conversation>`: a conversation as an element of any page. Its value in a form is the talk’s resume token, never content;
 * it is valid once the talk is held.
 *
 * Events, composed and without words or people: `phase` (`detail.phase`), `held`, `refused` (`detail.code`), `returned`.
 *
 * @example
 * document.querySelector('learning-conversation').conversation = createConversation(…)
 */
export class LearningConversationElement extends ElementBase {
  /** It takes part in forms. */
  static readonly formAssociated = true
  /** Attributes that are followed. */
  static readonly observedAttributes = ['language', 'disabled']

  readonly #internals = this.attachInternals()
  readonly #root = this.attachShadow({ mode: 'open', delegatesFocus: true })
  #conversation: Conversation | null = null
  #options: ScreenOptions = {}
  readonly #typed = inMemory()
  #shown: ReadonlySet<string> = new Set()
  readonly #slots = new MutationObserver(() => this.#reslot())
  #mounted: Mounted | undefined
  #unsubscribe: (() => void) | undefined

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [sharedSheet()]
  }

  /** The conversation to show: the page's own, which it makes and disposes of. */
  get conversation(): Conversation | null {
    return this.#conversation
  }
  set conversation(given: Conversation | null) {
    if (given === this.#conversation) return
    this.#takeOff()
    this.#conversation = given
    this.#show()
    this.#inForm()
  }

  /** What the screen is given besides: where typed text is kept, how files are saved, a name. */
  get options(): ScreenOptions {
    return this.#options
  }
  set options(given: ScreenOptions) {
    this.#options = given
    this.#takeOff()
    this.#show()
  }

  /** The screen, while the element is on a page and has a conversation. */
  get screen(): Screen | undefined {
    return this.#mounted?.screen
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form
  }
  /** The resume token of the talk, which `resumeConversation` takes; empty without a talk. */
  get value(): string {
    return this.#conversation ? resumeToken(this.#conversation) : ''
  }
  /** Its name in the form. */
  get name(): string {
    return this.getAttribute('name') ?? ''
  }
  set name(given: string) {
    this.setAttribute('name', given)
  }
  /** Always `learning-conversation`. */
  get type(): string {
    return this.localName
  }
  /** What the form knows of its being valid. */
  get validity(): ValidityState {
    return this.#internals.validity
  }
  /** What is said while it is not. */
  get validationMessage(): string {
    return this.#internals.validationMessage
  }
  /** Whether the talk is held, or nobody asks. */
  checkValidity(): boolean {
    return this.#internals.checkValidity()
  }
  /** The same, and tells whoever sits here. */
  reportValidity(): boolean {
    return this.#internals.reportValidity()
  }

  /** Called by the browser. */
  connectedCallback(): void {
    // What a page gave before it knew the element stands in the way of the setters.
    for (const name of ['conversation', 'options'] as const) {
      if (!Object.hasOwn(this, name)) continue
      const given = { [name]: this[name] }
      Reflect.deleteProperty(this, name)
      Object.assign(this, given)
    }
    this.#show()
  }
  /** Called by the browser. Taking the element off a page loses nothing. */
  disconnectedCallback(): void {
    this.#takeOff()
  }
  /** Called by the browser. */
  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === 'disabled') this.formDisabledCallback(value !== null)
    else if (value !== null && this.#mounted) this.#conversation?.setLanguage(value)
  }
  /** Called by the browser: what is disabled can be read and not used. */
  formDisabledCallback(disabled: boolean): void {
    const [drawn] = this.#root.children
    drawn?.toggleAttribute('inert', disabled)
  }
  /** Called by the browser when its form is reset: what is typed is let go of; the talk is no field, and stays. */
  formResetCallback(): void {
    this.#mounted?.screen.clear()
  }
  /** Called by the browser when it fills a form again: the page is asked for the talk of this token. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === 'string' && state !== this.value) this.#tell('restore', { token: state })
  }

  #show(): void {
    const conversation = this.#conversation
    if (!this.isConnected || !conversation || this.#mounted) return
    const language = this.getAttribute('language')
    if (language !== null) conversation.setLanguage(language)
    this.#shown = this.#slotted()
    this.#slots.observe(this, { childList: true, subtree: false, attributeFilter: ['slot'] })
    const options: ScreenOptions = {
      typed: this.#typed,
      ...this.#options,
      ...handlersOf((event) => this.#said(event)),
    }
    this.#mounted = mount(this.#root, conversation, options, this.#shown)
    this.#unsubscribe = conversation.subscribe(() => this.#inForm())
    this.formDisabledCallback(this.matches(':disabled'))
    this.#inForm()
  }

  /** The parts for which the page has put something of its own into the element: `<p slot="closing">`. */
  #slotted(): ReadonlySet<string> {
    const names = [...this.children].map((one) => one.slot).filter((name) => name !== '')
    return new Set(names)
  }

  /** Other parts are the page's own now: they are drawn anew. */
  #reslot(): void {
    const names = this.#slotted()
    const isSame = names.size === this.#shown.size && [...names].every((one) => this.#shown.has(one))
    if (isSame || !this.#mounted) return
    this.#takeOff()
    this.#show()
  }

  #takeOff(): void {
    this.#slots.disconnect()
    this.#unsubscribe?.()
    this.#mounted?.unmount()
    this.#mounted = undefined
  }

  #inForm(): void {
    const { stage } = this.#conversation?.getSnapshot().state ?? {}
    this.#internals.setFormValue(this.value || null)
    const texts = this.#conversation?.texts()
    const [drawn] = this.#root.children
    if (stage === 'held' || !texts) this.#internals.setValidity({})
    else
      this.#internals.setValidity(
        { valueMissing: true },
        texts.screen.notHeldYet,
        drawn instanceof HTMLElement ? drawn : undefined,
      )
  }

  #said(event: HostEvent): void {
    tellHost(this.#options, event)
    const { type, ...detail } = event
    this.#tell(type, detail)
  }

  #tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
  }
}
