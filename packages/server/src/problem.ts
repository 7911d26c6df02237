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

/** A request that is refused as a whole: nothing of it was kept. It is answered as problem+json (RFC 9457). */
export class Problem extends OivallusError {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 503 | 507
  readonly code: Code | ServerCode

  constructor(status: Problem['status'], code: Problem['code'], message: string) {
    super('store-refused', message)
    this.status = status
    this.code = code
  }
}

/** The same answer whether a conversation is another's or there is none: nobody learns which ids there are. */
export const notYours = () =>
  new Problem(
    403,
    'only-participants',
    'The content belongs to those who talk: nothing of it is here for you.',
  )
