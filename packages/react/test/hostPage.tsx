/* A page of a host in React, for what is React's own: how often what is drawn, and what is made where. */
import {
  type ControlProps,
  ConversationProvider,
  LearningConversation,
  Part,
  type Parts,
  useAllowed,
  useConversation,
  useOwnConversation,
  useScreen,
} from '@oivallus/react'
import React, { memo, type ReactNode, StrictMode, useReducer } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { beginHost, count, fail, make, spare, talk } from '../../../scripts/hostPage.ts'

// What is counted is React's own function: whatever the adapter draws goes through it.
const { createElement } = React
Object.assign(React, {
  createElement: (...given: Parameters<typeof createElement>) => {
    const part = (given[1] as Record<string, unknown> | null)?.['data-part']
    if (typeof part === 'string') count(part)
    return createElement(...given)
  },
})

const Title = () => {
  count('Title')
  return <p id="title">{useConversation((view) => view.title)}</p>
}

const MayPause = () => {
  count('MayPause')
  const may = useAllowed((allowed) => allowed.some(({ event }) => event.type === 'paused'))
  return <p id="may-pause">{String(may)}</p>
}

const Refused = () => {
  count('Refused')
  const refused = useScreen((snapshot) => snapshot.refused)
  return <p id="refused">{refused?.code ?? ''}</p>
}

/** Its conversation is lost whenever it is drawn. */
const Careless = () => <LearningConversation conversation={make()} />

/** So is each of these, though no screen shows them. */
const CarelessReader = () => {
  const title = useConversation((view) => view.title, make())
  const acts = useAllowed((allowed) => allowed.length, make())
  return (
    <p data-part="careless">
      {title} {acts}
    </p>
  )
}

/** Reads another conversation at each press, on purpose. */
const Turning = ({ times }: { times: number }) => (
  <p data-part="turning">{useConversation((view) => view.title, spare[times % spare.length])}</p>
)

const Careful = () => <LearningConversation conversation={useOwnConversation(make)} />

/** A design system's own: whatever is pressed or typed in, and an element around what is refused. */
const designed: Parts = {
  button: ({ props, inside }) => (
    <button {...props} className="own">
      {inside}
    </button>
  ),
  // A component made by React is mounted, where a function is called.
  textarea: memo(({ props }: ControlProps) => <textarea {...props} className="own" />),
  refusal: ({ props, inside }) => (
    <aside {...props} className="own">
      {inside}
    </aside>
  ),
}

/** Draws what is in it again, at each press. */
const Parent = ({ of: Of }: { of: (props: { times: number }) => ReactNode }) => {
  const [times, again] = useReducer((before: number) => before + 1, 0)
  return (
    <>
      <button type="button" id="again" data-times={times} onClick={again}>
        Again
      </button>
      <Of times={times} />
    </>
  )
}

const CASES: Record<string, () => ReactNode> = {
  whole: () => (
    <ConversationProvider conversation={talk}>
      <Title />
      <MayPause />
      <Refused />
      <LearningConversation />
    </ConversationProvider>
  ),
  pieces: () => (
    <ConversationProvider conversation={talk}>
      <aside>
        <Part name="lines" />
        <Part name="closing" />
      </aside>
      <Part name="composer" />
    </ConversationProvider>
  ),
  designed: () => <LearningConversation conversation={talk} parts={designed} />,
  designedPieces: () => (
    <ConversationProvider conversation={talk} parts={designed}>
      <aside>
        <Part name="refusal" />
      </aside>
      <Part name="composer" />
      <Part name="heading" />
      <Part name="navigation" />
    </ConversationProvider>
  ),
  careless: () => <Parent of={Careless} />,
  carelessReader: () => <Parent of={CarelessReader} />,
  turning: () => <Parent of={Turning} />,
  careful: () => (
    <StrictMode>
      <Parent of={Careful} />
    </StrictMode>
  ),
  alone: () => <Part name="lines" />,
  screenAlone: () => <LearningConversation />,
  hookAlone: () => <Title />,
}

let root: Root | undefined

/** @public */
export const begin = (): void =>
  beginHost({
    show: (name) => {
      root?.unmount()
      root = createRoot(document.querySelector('#place') as Element, { onUncaughtError: fail })
      root.render(CASES[name]?.())
    },
    hide: () => root?.unmount(),
  })
