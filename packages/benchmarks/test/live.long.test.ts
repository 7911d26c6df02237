import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sidesOf, startAll } from '../live/measuring.ts'

const CONVERSATIONS = 3
const POSTS = 4

let all: Awaited<ReturnType<typeof startAll>>

beforeAll(async () => {
  all = await startAll(CONVERSATIONS)
})
afterAll(() => all?.close())

describe('the benchmark of live conversations', () => {
  it('tells the other screen of every post, one at a time and in flight, on the disk and in memory', async () => {
    for (const side of Object.values(sidesOf(all, POSTS))) {
      const { left, micros } = await side()
      expect(left).toBe(POSTS)
      expect(micros).toBeGreaterThan(0)
    }
  })

  it('asks either server for its heap', async () => {
    for (const held of [all.ours, all.echo]) expect(await held.heap()).toBeGreaterThan(0)
  })
})
