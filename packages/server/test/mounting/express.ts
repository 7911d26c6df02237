import { getRequestListener } from '@hono/node-server'
import type { ConversationHandler } from '@oivallus/server'
import express from 'express'

export const mounted = (handler: ConversationHandler) => {
  const app = express()
  // Before whatever reads bodies: the handler reads its own. `app.use` would take the base off the address.
  app.all('/conversations/*place', getRequestListener(handler))
  app.use(express.json())
  return app
}
