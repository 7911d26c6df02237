/*
 * Runs in the browser, the same on every page: acts, and looks when the page has painted what follows. Acting inside a frame leaves
 * out the wait for one, which is a matter of luck and of up to 17 ms.
 */

/** What each page is given before its first script: when that was, and what is looked for on it. */
declare const began: number
declare const lookedFor: Record<'first' | 'typedAt' | 'next', string>

/** How to use a page, whoever wrote it. */
export interface Hands {
  /** The texts of the questions that it shows now. */
  questions(): Element[]
  /** Goes to where one types. */
  open(): void | Promise<void>
  /** The field in which one types there. */
  field(): HTMLTextAreaElement | null
  /** The button to the next phase. */
  onward(): HTMLElement | null
}

/** What is measured on a page, in milliseconds. */
export interface Measured {
  /** From the start of the first script until the first question is painted. */
  first: Promise<number>
  open(): Promise<void>
  /** From a key until the field is painted with what it wrote. */
  keystroke(): Promise<number>
  /** From the press until the first question of the next phase is painted. */
  next(): Promise<number>
}

type Check = () => boolean

/** The moment after the first frame in which something is there. */
const painted = (isThere: Check): Promise<number> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isThere()) {
        requestAnimationFrame(look)
        return
      }
      // A message that is sent in a frame arrives when that frame has been laid out and painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })

/** From an act until what follows is painted. */
const acted = async (act: () => void, isThere: Check): Promise<number> => {
  let began = Number.NaN
  requestAnimationFrame(() => {
    began = performance.now()
    act()
  })
  // Asked for second, it runs second in the same frame, after what the act left to be done at once.
  return (await painted(isThere)) - began
}

/** Types as a keyboard does: the browser itself writes into the field, and tells the page. */
const type = (field: HTMLElement, key: string): void => {
  const happens = (name: string) =>
    field.dispatchEvent(new KeyboardEvent(name, { key, bubbles: true, composed: true }))
  happens('keydown')
  document.execCommand('insertText', false, key)
  happens('keyup')
}

const found = <T>(one: T | null): T => {
  if (one === null) throw new Error('the page lacks what is to be used')
  return one
}

/** Makes a page measurable, under the name `measured`. */
export const measure = ({ questions, open, field, onward }: Hands): void => {
  const asks = (text: string) => () =>
    questions().some((one) => one.textContent?.includes(text) && one.checkVisibility())
  const measured: Measured = {
    first: painted(asks(lookedFor.first)).then((at) => at - began),
    open: async () => {
      await open()
      await painted(() => asks(lookedFor.typedAt)() && field() !== null)
      found(field()).focus()
    },
    keystroke: () => {
      const one = found(field())
      const expected = `${one.value}a`
      return acted(
        () => type(one, 'a'),
        () => field()?.value === expected,
      )
    },
    next: () => {
      const button = found(onward())
      return acted(() => button.click(), asks(lookedFor.next))
    },
  }
  Object.assign(globalThis, { measured })
}
