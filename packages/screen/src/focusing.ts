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
