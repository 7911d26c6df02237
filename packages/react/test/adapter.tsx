import { LearningConversation, type PartProps, type Parts } from '@oivallus/react'
import type { PageAdapter, Shown, ShownPage } from '@oivallus/testing/adapters'
import { type ReactNode, StrictMode, version } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'

/* React under the adapters' suite. */

declare global {
  interface Window {
    reactVersion: string
  }
}
if (typeof window !== 'undefined') window.reactVersion = version

const Own = ({ part, children }: PartProps) => (
  <section data-own={part}>
    <h4>{part}</h4>
    {children}
  </section>
)

/** A host that makes everything anew whenever it is drawn, but for the conversation. */
export const Host = ({ conversation, options, own }: Shown): ReactNode => {
  const parts: Parts = own ? { [own]: (props: PartProps) => <Own {...props} /> } : {}
  return <LearningConversation conversation={conversation} {...options} parts={parts} />
}

const adapterIn = (Around?: typeof StrictMode): PageAdapter => {
  const host = (shown: Shown) => (Around ? <Around>{<Host {...shown} />}</Around> : <Host {...shown} />)
  const shownIn = (root: Root, shown: Shown): ShownPage => ({
    again: () => flushSync(() => root.render(host(shown))),
    unmount: () => root.unmount(),
  })
  return {
    mount: (place, shown) => {
      const root = createRoot(place)
      flushSync(() => root.render(host(shown)))
      return shownIn(root, shown)
    },
    hydrate: (place, shown) => shownIn(hydrateRoot(place, host(shown)), shown),
  }
}

/** Imported by the suite's page. @public */
export const plain = adapterIn()
/** Imported by the suite's page. @public */
export const strict = adapterIn(StrictMode)
