/* Ours, in React. */
import { LearningConversation } from '@oivallus/react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { keptTalk, newTalk } from './conversations.ts'
import { handsIn } from './hands.ts'
import { measure } from './look.ts'

const place = document.querySelector('#form') as HTMLElement
const root = createRoot(place)
root.render(<LearningConversation conversation={newTalk()} />)

const open = async () => {
  const kept = await keptTalk()
  flushSync(() => root.render(<LearningConversation conversation={kept} />))
}

measure(handsIn(() => place, open))
