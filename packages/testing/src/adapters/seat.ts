import type { Locator, Page } from 'playwright-core'
import type { Setting } from './setting.ts'

/** A page that was opened, and what went wrong on it so far, in words. */
export interface OpenedPage {
  page: Page
  /** Violations of the policy, errors in the console or thrown, requests that left the site. */
  problems: string[]
  close(): Promise<void>
}

/** The most that one walks by Tab, or down a list. */
const MOST = 120

/** Somebody at a page, with a keyboard and nothing else. */
export type Seat = ReturnType<typeof seatAt>

/**
 * Takes a seat at a page that shows a conversation.
 *
 * @param place Which of the conversations on the page one sits before, where there are several; none looks at the whole page.
 */
export const seatAt = ({ page, problems, close }: OpenedPage, place?: number) => {
  const { keyboard } = page
  const whole = place === undefined ? page.locator('body') : page.locator('.place').nth(place)

  /** What has focus, inside shadow roots too. */
  const focus = () =>
    page.evaluate(() => {
      let one = document.activeElement
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
      return {
        element: one?.localName ?? '',
        on: one?.getAttribute('data-focus') ?? '',
        words: one?.textContent ?? '',
      }
    })

  /** Focus is never lost, whatever was done. */
  const keepsFocus = async (after: string) => {
    if ((await focus()).element === 'body') problems.push(`focus: lost after ${after}`)
  }

  /** How many steps by Tab it is to a control, and whether backwards; a guess, which the walk then proves. */
  const stepsTo = (target: Locator) =>
    target.evaluate((node) => {
      const root = node.getRootNode() as Document | ShadowRoot
      const stops = [...root.querySelectorAll('a[href], button, input, textarea, select, summary')].filter(
        (one) => one.checkVisibility() && !one.matches(':disabled'),
      )
      const at = stops.indexOf(node)
      const now = root.activeElement ?? root.querySelector('h1')
      const passed = now
        ? stops.filter(
            (one) => one === now || now.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING,
          )
        : []
      const from = now && stops.includes(now) ? passed.length - 1 : passed.length - 0.5
      return at - from
    })

  const hasFocus = (target: Locator) =>
    target.evaluate((node) => (node.getRootNode() as Document | ShadowRoot).activeElement === node)

  /** Goes to a control by Tab, or by Shift and Tab where it stands before the focus. */
  const walkTo = async (target: Locator) => {
    const one = target.first()
    await one.waitFor().catch(async () => {
      throw new Error(`${one} is not on the page: ${await page.locator('main').textContent()}`)
    })
    const steps = await stepsTo(one)
    const key = steps < 0 ? 'Shift+Tab' : 'Tab'
    for (let step = 0; step < MOST; step++) {
      if (step >= Math.abs(steps) - 0.5 && (await hasFocus(one))) return
      await keyboard.press(key)
    }
    throw new Error(`Tab does not lead to ${one}`)
  }

  const press = async (target: Locator, key: string, what: string) => {
    await walkTo(target)
    await keyboard.press(key)
    await keepsFocus(what)
  }

  const field = whole.locator('[data-part="composer"] textarea')

  /** Goes to the one field, and opens it if it is closed. */
  const openField = async () => {
    const closed = whole.locator('[data-field="closed"]')
    if ((await closed.count()) > 0) await press(closed, 'Enter', 'opening the field')
    else await walkTo(field)
  }

  /** Chooses the kind of what is in the field, by the arrows. */
  const chooseKind = async (label: string) => {
    const kinds = whole.locator('[data-part="composer"] select')
    await walkTo(kinds)
    const now = () => kinds.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label)
    await keyboard.press('Home')
    for (let steps = 0; (await now()) !== label; steps++) {
      if (steps > MOST) throw new Error(`There is no kind called ${label}`)
      await keyboard.press('ArrowDown')
    }
    await walkTo(field)
  }

  return {
    page,
    problems,
    close,
    /** Goes to what else the site shows, which is sooner there than a page that is opened anew. */
    goTo: async (setting: Setting) => {
      await page.goto(new URL(`/?${encodeURIComponent(JSON.stringify(setting))}`, page.url()).href)
      await page.locator('#shown').waitFor({ state: 'attached' })
    },
    focus,
    walkTo,
    openField,
    chooseKind,
    /** Presses a button, found by its accessible name; within a part, if one is given. */
    press: (name: string, within?: string) =>
      press(
        (within === undefined ? whole : whole.locator(within)).getByRole('button', { name, exact: true }),
        'Enter',
        `pressing ${name}`,
      ),
    /** Presses the first button of a part. */
    pressFirst: (within: string) =>
      press(whole.locator(within).getByRole('button'), 'Enter', `pressing the first of ${within}`),
    /** Goes on: to the next question, or to the next page. */
    next: () => press(whole.locator('[data-row="next"] button'), 'Enter', 'going on'),
    tick: (name: string) =>
      press(whole.getByRole('checkbox', { name: new RegExp(name) }), 'Space', `ticking ${name}`),
    /** Writes a line, of another kind if one is given, and notes it by Enter. */
    write: async (text: string, kind?: string) => {
      await openField()
      if (kind !== undefined) await chooseKind(kind)
      await keyboard.insertText(text)
      await keyboard.press('Enter')
      await keepsFocus(`writing ${text.slice(0, 20)}`)
    },
    /** Fills in the field that has focus, and sends it. */
    fill: async (text: string) => {
      await keyboard.type(text)
      await keyboard.press('Enter')
      await keepsFocus(`filling in ${text}`)
    },
    key: async (key: string) => {
      await keyboard.press(key)
      await keepsFocus(`pressing ${key}`)
    },
    insert: (text: string) => keyboard.insertText(text),
    stage: () => whole.locator('[data-part="conversation"]').first().getAttribute('data-stage'),
    question: () => whole.locator('[data-part="question"]').first().textContent(),
    typed: () => field.inputValue(),
    words: async (part: string) => (await whole.locator(`[data-part="${part}"]`).first().textContent()) ?? '',
    lines: () => whole.locator('[data-part="line"] [data-line="words"]').allInnerTexts(),
    state: () => page.evaluate(() => window.talk.state()),
    /** Waits until every device knows what the others did. */
    settled: () => page.evaluate(() => window.talk.settled()),
    last: () => page.evaluate(() => window.talk.entries().at(-1)?.event),
    count: () => page.evaluate(() => window.talk.entries().length),
  }
}
