import { createConversation, createMemoryStore, OivallusError, systemPlatform } from '@oivallus/core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi } from '../src/index.ts'
import { PROBLEMS } from '../src/openapi/problems.ts'
import { checkingAnswers } from './answers.ts'
import { REFUSED } from './hostile/acts.ts'
import { type Listening, listening } from './listening.ts'
import { guide } from './served.ts'

let server: Listening

beforeAll(async () => {
  server = await listening()
})

afterAll(() => server.close())

describe('the description of the server', () => {
  it('says what comes on a live connection', async () => {
    const anna = createConversation(
      { asked: ['anna'], lead: 'anna' },
      { viewer: { participant: 'anna' }, guide, language: 'en', store: server.storeOf('anna') },
    )
    await anna.settled()
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema(openApi('/') as object, 'openapi')
    const at = 'openapi#/paths/~1live/get/responses/200/content/text~1event-stream/x-events'
    const told: string[] = []
    for (const who of ['anna', 'mallory']) {
      const connection = new AbortController()
      const path = `/live?conversation=${anna.id}`
      const response = await server.ask(who, path, { signal: connection.signal })
      expect(response.headers.get('content-type')).toMatch('text/event-stream')
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      const until = who === 'anna' ? 'event: here' : 'event: changed'
      while (!text.includes(until) || !text.endsWith('\n\n')) {
        if (who === 'mallory' && text.includes('event: open') && anna.getSnapshot().state.form === 'full') {
          anna.send({ type: 'joined', name: 'Anna' })
          anna.send({ type: 'topic.set', text: 'Work lately' })
          anna.send({ type: 'started', form: 'short' })
        }
        text += (await reader?.read())?.value ?? ''
      }
      connection.abort()
      for (const [, event = '', data = ''] of text.matchAll(/event: (.*)\ndata: (.*)\n/g)) {
        told.push(`${who} ${event}`)
        const validate = ajv.getSchema(`${at}/${event}`)
        expect(validate?.(JSON.parse(data)), `${event} ${data}`).toBe(true)
      }
    }
    expect(new Set(told)).toEqual(
      new Set(['anna open', 'anna changed', 'anna here', 'mallory open', 'mallory changed']),
    )
    anna.dispose()
  })

  it('knows every code with which a request is refused', async () => {
    const failing = async (error: Error): Promise<[number, string, string | null]> => {
      const store = { ...createMemoryStore(systemPlatform), append: () => Promise.reject(error) }
      const one = await listening({ store })
      const talk = createConversation(
        { id: 'talk', asked: ['anna'], lead: 'anna' },
        { viewer: { participant: 'anna' }, guide, language: 'en' },
      )
      const entries = talk.entries().map(({ id, by, event }) => ({ id, by, event }))
      const body = JSON.stringify({ expected: 0, entries })
      const path = '/stream?conversation=talk&stream=shared'
      const response = await one.ask('anna', path, { method: 'POST', body })
      const { code, title } = (await response.json()) as { code: string; title: string }
      expect(title).not.toContain('A secret')
      expect(JSON.stringify(one.log)).not.toContain('A secret')
      await one.close()
      return [response.status, code, response.headers.get('retry-after')]
    }
    const troubles = [
      await failing(new OivallusError('store-full', 'A secret')),
      await failing(new OivallusError('store-unreachable', 'A secret')),
      await failing(new TypeError('A secret\n    at A secret place')),
    ]
    expect(troubles).toEqual([
      [507, 'store-full', null],
      [503, 'store-unreachable', '5'],
      [500, 'broken', null],
    ])
    const refused = Object.values(REFUSED)
      .flat()
      .flatMap(({ status = 200, code }) => (status === 200 ? [] : [`${status} ${code}`]))
    const described = Object.entries(PROBLEMS).flatMap(([code, { statuses }]) =>
      statuses.map((status) => `${status} ${code}`),
    )
    const met = [...refused, ...troubles.map(([status, code]) => `${status} ${code}`)]
    expect([...new Set(met)].sort()).toEqual(described.sort())
  })

  it('has every answer of the server, and of nothing else', async () => {
    const { fetch, wrong } = checkingAnswers(async () => Response.json({ conversations: [1] }))
    await fetch(new Request('http://localhost/conversations'))
    await fetch(new Request('http://localhost/needs', { method: 'POST', body: '{}' }))
    expect(wrong.map((one) => one.split(':')[0])).toEqual([
      'get /conversations 200',
      'post /needs 200',
      'what was sent to post /needs 200',
    ])
  })

  it('is served to anybody, as a valid OpenAPI document', async () => {
    const response = await server.ask(null, '/openapi.json')
    const document = (await response.json()) as Record<string, unknown>
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi('/'))))
    expect(await new Validator().validate(document)).toEqual({ valid: true })
    const broken = { ...document, paths: { '/stream': { get: { responses: [] } } } }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })
})
