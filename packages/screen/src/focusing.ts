import type { ScreenSnapshot } from './screen.ts'

/** As much of a document, an element or a shadow root as focus needs. */
export interface FocusRoot {
  /** As in the DOM. */
  querySelector(selector: string): { focus(options?: { preventScroll?: boolean }): void } | null
}

/** Keeps focus where the screen wants it, and never lets it be lost. */
export interface Focusing {
  /**
   * After each drawing.
   *
   * @param hadFocus Whether focus was inside the screen before it was drawn.
   * @param hasFocus Whether it is inside now.
   */
  drawn(root: FocusRoot, snapshot: ScreenSnapshot, hadFocus: boolean, hasFocus: boolean): void
}

/** What to focus when that which had focus is gone, the nearest first. */
const FALLBACKS = ['question', 'title', 'sheet']

/** Follows the focus of a screen's snapshots: each wish is met once. An adapter has one for each screen that it shows. */
export const createFocusing = (): Focusing => {
  let last = 0
  return {
    drawn: (root, { focus: { on, count, near } }, hadFocus, hasFocus) => {
      const isNew = count !== last
      last = count
      const fallbacks = near === undefined ? FALLBACKS : [near, ...FALLBACKS]
      const wanted = isNew ? [on, ...fallbacks] : hadFocus && !hasFocus ? fallbacks : []
      for (const one of wanted) {
        const element = root.querySelector(`[data-focus="${one.replace(/["\\]/g, '\\$&')}"]`)
        if (!element) continue
        element.focus()
        return
      }
    },
  }
}

/** The outermost elements of a conversation that stands in several places of a page: focus is looked for in all of them. */
export interface FocusRoots extends FocusRoot {
  /** Takes an element that was put on the page; those that have gone since are let go of. */
  add(element: Element): void
  /** Whether focus is inside one of them. */
  hasFocus(): boolean
}

/** For an adapter whose parts stand wherever their host wants them. */
export const createFocusRoots = (): FocusRoots => {
  const roots = new Set<Element>()
  const activeIn = (one: Element) => (one.getRootNode() as Document | ShadowRoot).activeElement
  return {
    add: (element) => {
      for (const one of roots) if (!one.isConnected) roots.delete(one)
      roots.add(element)
    },
    hasFocus: () => [...roots].some((one) => one.contains(activeIn(one))),
    querySelector: (selector) => {
      for (const one of roots) {
        const found = one.matches(selector) ? one : one.querySelector(selector)
        if (found) return found as HTMLElement
      }
      return null
    },
  }
}
