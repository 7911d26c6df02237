import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ConversationHandler } from '@oivallus/server'

export const mounted = (handler: ConversationHandler) => createServer(getRequestListener(handler))
