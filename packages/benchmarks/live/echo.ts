/* A bare Hono echo: what is posted to an id is told to whoever listens to it, and nothing else is done. */
import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { serving } from './serving.ts'

const listeners = new Map<string, Set<SSEStreamingApi>>()

const app = new Hono()

app.get('/echo/:id', (c) => {
  const id = c.req.param('id')
  return streamSSE(c, async (line) => {
    const lines = listeners.get(id) ?? new Set()
    listeners.set(id, lines.add(line))
    await line.writeSSE({ event: 'open', data: '{}' })
    await new Promise<void>((resolve) => line.onAbort(resolve))
    lines.delete(line)
    if (lines.size === 0) listeners.delete(id)
  })
})

app.post('/echo/:id', async (c) => {
  const data = await c.req.text()
  for (const line of listeners.get(c.req.param('id')) ?? []) void line.writeSSE({ event: 'said', data })
  return c.body(null, 204)
})

serving(app.fetch)
