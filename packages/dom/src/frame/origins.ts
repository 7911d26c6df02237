import { refuse } from './refusing.ts'

/** What a browser says for the origin of a page that has none of its own, as in a frame with `sandbox="allow-scripts"`. */
export const OPAQUE = 'null'

const isOrigin = (text: unknown): text is string => {
  try {
    const { origin, protocol } = new URL(String(text))
    // A star stands for no other host: it would be one of that name.
    return origin === text && /^https?:$/.test(protocol) && !origin.includes('*')
  } catch {
    return false
  }
}

/**
 * An origin as browsers write it.
 *
 * @throws {OivallusError} `malformed-options`, with the path.
 */
export const originAt = (given: unknown, path: string): string =>
  isOrigin(given)
    ? given
    : refuse(
        path,
        given,
        'an origin such as "https://portal.example": scheme, host and port if any, no slash at the end',
      )
