import { getRequestListener } from '@hono/node-server'
import type { ConversationHandler } from '@oivallus/server'
import fastify from 'fastify'

export const mounted = (handler: ConversationHandler) => {
  const app = fastify()
  const listener = getRequestListener(handler)
  app.register(async (scope) => {
    // The handler reads its own bodies.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/conversations/*', (request, reply) => {
      reply.hijack()
      void listener(request.raw, reply.raw)
    })
  })
  return app
}
