import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sidesOf, startBoth } from '../live/measuring.ts'

const CONVERSATIONS = 3
const POSTS = 4

let both: Awaited<ReturnType<typeof startBoth>>

beforeAll(async () => {
  both = await startBoth(CONVERSATIONS)
})
afterAll(() => both?.close())

describe('the benchmark of live conversations', () => {
  it('tells the other screen of every post, one at a time and in flight', async () => {
    for (const side of Object.values(sidesOf(both, POSTS))) {
      const { left, micros } = await side()
      expect(left).toBe(POSTS)
      expect(micros).toBeGreaterThan(0)
    }
  })

  it('asks either server for its heap', async () => {
    expect(await both.ours.heap()).toBeGreaterThan(await both.echo.heap())
  })
})
