/* A page of a host in React, for what is React's own: how often what is drawn, and what is made where. */
import type { Conversation, OivallusError } from '@oivallus/core'
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
import { conversationsOf } from '@oivallus/testing/adapters'
import React, { memo, type ReactNode, StrictMode, useReducer } from 'react'
import { createRoot, type Root } from 'react-dom/client'

/** How often each part's own element was made, and each of the components below rendered. */
const drawn: Record<string, number> = {}
const count = (name: string) => {
  drawn[name] = (drawn[name] ?? 0) + 1
}

// What is counted is React's own function: whatever the adapter draws goes through it.
const { createElement } = React
Object.assign(React, {
  createElement: (...given: Parameters<typeof createElement>) => {
    const part = (given[1] as Record<string, unknown> | null)?.['data-part']
    if (typeof part === 'string') count(part)
    return createElement(...given)
  },
})

const newTalk = async (): Promise<Conversation> => {
  const [talk] = await conversationsOf({ script: 'service-desk', stage: 'reality' })
  return talk as Conversation
}

const talk = await newTalk()
const spare = await Promise.all([newTalk(), newTalk(), newTalk(), newTalk()])
const made: Conversation[] = []
const make = () => {
  const one = spare[made.length % spare.length] as Conversation
  made.push(one)
  return one
}

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

const warned: string[] = []
const failed: { reason: string; message: string }[] = []
console.warn = (text: string) => void warned.push(text)

/** A programmer’s mistake has a reason for programs. */
const said = (error: unknown) => {
  const { reason, message } = error as OivallusError
  return { reason, message }
}

let root: Root | undefined

const host = {
  drawn,
  warned,
  failed,
  show: (name: string) => {
    root?.unmount()
    root = createRoot(document.querySelector('#place') as Element, {
      onUncaughtError: (error) => void failed.push(said(error)),
    })
    root.render(CASES[name]?.())
  },
  hide: () => root?.unmount(),
  send: talk.send,
  setLanguage: talk.setLanguage,
  made: () => made.length,
  /** Whether the one that was made first, which is shown, can still be talked in. */
  goesOn: () => {
    try {
      made[0]?.send({ type: 'noted.question', text: 'Is it still there?' })
      return true
    } catch {
      return false
    }
  },
}

declare global {
  interface Window {
    react: typeof host
  }
}

/** @public */
export const begin = (): void => {
  window.react = host
  document.body.id = 'shown'
}
