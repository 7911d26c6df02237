import type { Conversation } from '@oivallus/core'
import { useEffect, useReducer, useRef } from 'react'

const useWarning = (given: Conversation | undefined, who: string): void => {
  const [asked, ask] = useReducer((times: number) => times + 1, 0)
  const before = useRef({ given, asked })
  const isTold = useRef(false)
  useEffect(() => {
    if (isTold.current) return
    const last = before.current
    before.current = { given, asked }
    if (last.given === given) return
    if (last.asked === asked) return ask()
    isTold.current = true
    console.warn(
      `Oivallus: ${who} was given a conversation that is made in the body of a component. Every rendering makes a new one, and ` +
        'what was said is lost: make it once, with useOwnConversation(() => createConversation(…)).',
    )
  }, [given, asked, who])
}

/**
 * In development, tells once of a conversation that is made in the body of a component. A host may give another one on purpose:
 * what is made in the body is another one even when its component merely renders once more.
 *
 * @param given What the hook was given.
 * @param who The hook.
 */
export const useRemadeWarning: typeof useWarning =
  process.env.NODE_ENV === 'production' ? () => {} : useWarning
