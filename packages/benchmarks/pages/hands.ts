/* How our pages are used, whoever shows the conversation. */
import type { Hands } from './look.ts'

export const handsIn = (shown: () => ParentNode | null, open: Hands['open']): Hands => {
  const query = <E extends HTMLElement>(selector: string) => shown()?.querySelector<E>(selector) ?? null
  return {
    questions: () => [...(shown()?.querySelectorAll('[data-part=question]') ?? [])],
    open: async () => {
      await open()
      query('[data-field=closed]')?.click()
    },
    field: () => query('textarea[data-field=composer]'),
    // From any question of a phase, one press goes on.
    onward: () => query('[data-part=progress] [data-at=now] + * button'),
  }
}
