import type { Platform, Store } from '@oivallus/core'
import { type ConversationHandler, createConversationHandler } from '@oivallus/server'
import { parse } from 'hono/utils/cookie'
import { personOf } from './people.ts'

/** The cookie by which a browser says who sits there. Here anybody may say anything: with yours it is a session that you have made. */
export const COOKIE = 'who'

export const whoSends = (request: Request) => personOf(parse(request.headers.get('cookie') ?? '')[COOKIE])

/** The conversations of a store, for those who are known here: all that a host has to say of itself. */
export const createHandler = (store: Store, base: string, platform?: Platform): ConversationHandler =>
  createConversationHandler({
    store,
    base,
    identify: (request) => {
      const { id, supervisor, levels } = whoSends(request) ?? {}
      if (id === undefined) return null
      return { participant: id, ...(supervisor && { supervisor }), ...(levels && { levels }) }
    },
    describe: (participant) => {
      const { supervisor } = personOf(participant) ?? {}
      return { ...(supervisor && { supervisor }) }
    },
    ...(platform && { platform }),
  })
