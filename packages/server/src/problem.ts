import { type Code, OivallusError } from '@oivallus/core'

/** Why a request is not answered, besides what the rules of a talk say. */
export type ServerCode =
  | 'not-signed-in'
  | 'cross-site'
  | 'malformed-request'
  | 'malformed-event'
  | 'unknown-place'
  | 'too-large'
  | 'too-many'
  | 'not-by-you'
  | 'store-full'
  | 'store-unreachable'
  | 'broken'

/** A request that is refused as a whole: nothing of it was kept. It is answered as problem+json (RFC 9457). */
export class Problem extends OivallusError {
  readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 429 | 500 | 503 | 507
  readonly code: Code | ServerCode
  /** In how many seconds it may be sent again. */
  readonly after: number | undefined

  constructor(status: Problem['status'], code: Problem['code'], message: string, after?: number) {
    super('store-refused', message)
    this.status = status
    this.code = code
    this.after = after
  }
}

/** The same answer whether a conversation is another's or there is none: nobody learns which ids there are. */
export const notYours = () =>
  new Problem(
    403,
    'only-participants',
    'The content belongs to those who talk: nothing of it is here for you.',
  )

/** How long one waits before one asks again for what cannot be reached, in seconds. */
const AGAIN_AFTER = 5

/** What any error means to whoever asked. Of an error that is nobody's to mend but the host's, nothing is told. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  const { reason, message } = error instanceof OivallusError ? error : {}
  if (reason === 'malformed-event') return new Problem(400, reason, message ?? '')
  if (reason === 'store-full')
    return new Problem(
      507,
      reason,
      'There is no room left where conversations are kept. Nothing of this was kept.',
    )
  if (reason === 'store-unreachable')
    return new Problem(
      503,
      reason,
      'Where conversations are kept cannot be reached. Send it again.',
      AGAIN_AFTER,
    )
  return new Problem(500, 'broken', 'Something is broken here. Nothing of this was kept.')
}

/** The answer to a request that is refused. */
export const answerOf = ({ status, code, message, after }: Problem): Response =>
  new Response(JSON.stringify({ type: `urn:oivallus:problem:${code}`, title: message, status, code }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(after !== undefined && { 'retry-after': String(after) }),
    },
  })
