import { Agent, type IncomingMessage, request } from 'node:http'

/** Kept open between requests, as many as are in flight. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
/** A live connection each. */
const lines = new Agent({ maxSockets: Number.POSITIVE_INFINITY })

/** Where something is asked, and by whom. */
export interface Place {
  url: string
  headers: Record<string, string>
}

const answerTo = (
  { url, headers }: Place,
  over: Agent,
  method: string,
  body?: string,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { agent: over, method, headers }, resolve)
    asked.on('error', reject).end(body)
  })

/** Posts JSON, and gives the text of the answer. */
export const post = async ({ url, headers }: Place, body: string): Promise<string> => {
  const as = {
    ...headers,
    'content-type': 'application/json',
    'content-length': `${Buffer.byteLength(body)}`,
  }
  const answer = await answerTo({ url, headers: as }, agent, 'POST', body)
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) text += chunk
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${url} answered ${answer.statusCode}: ${text}`)
  return text
}

/** A live connection on which one waits for what is told next. */
export interface Line {
  /** Resolves with the moment at which such an event came, in milliseconds: one from now on, not one that was told before. */
  next(isIt: (event: string, data: string) => boolean): Promise<number>
  close(): void
}

const fieldOf = (block: string, name: string): string =>
  block
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2) ?? ''

/** Opens a live connection. */
export const openLine = async (place: Place): Promise<Line> => {
  const answer = await answerTo(place, lines, 'GET')
  if (answer.statusCode !== 200) throw new Error(`${place.url} answered ${answer.statusCode}.`)
  let hear = (_event: string, _data: string) => {}
  let rest = ''
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) hear(fieldOf(block, 'event'), fieldOf(block, 'data'))
  })
  // It is closed from here, or the server went.
  answer.on('error', () => {})
  return {
    next: (isIt) =>
      new Promise((resolve) => {
        hear = (event, data) => {
          if (isIt(event, data)) resolve(performance.now())
        }
      }),
    close: () => answer.destroy(),
  }
}
