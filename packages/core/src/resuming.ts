import * as z from 'zod/mini'
import type { Conversation, Surroundings, Viewer } from './conversation.ts'
import { joinConversation, type Reopening } from './create.ts'
import { OivallusError } from './errors.ts'
import { id, ids } from './schema.ts'

const BEGINS = 'oivallus1.'

const viewer = z.lazy(() =>
  z.union([
    z.strictObject({ participant: id }),
    z.strictObject({ screen: id, scribe: id }),
    z.strictObject({ levels: ids }),
  ]),
)
const content = z.lazy(() => z.strictObject({ conversation: id, viewer, language: z.string() }))

/** Base64 in the letters of addresses and file names, of whatever text. */
const encoded = (text: string): string => {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const decoded = (text: string): string => {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
}

/**
 * All that a host has to keep to open a talk again where a store keeps it: one opaque text of letters, digits, `-`, `_` and a dot. It
 * says which talk, on whose device and in which language; it holds no word of it, and gives nobody a right to it.
 *
 * @example
 * localStorage.setItem('talk', resumeToken(conversation))
 */
export const resumeToken = (conversation: Pick<Conversation, 'id' | 'viewer' | 'texts'>): string => {
  const { id: talk, viewer: whose, texts } = conversation
  return BEGINS + encoded(JSON.stringify({ conversation: talk, viewer: whose, language: texts().language }))
}

const read = (token: string): { conversation: string; viewer: Viewer; language: string } | undefined => {
  if (!token.startsWith(BEGINS)) return undefined
  try {
    const result = content.safeParse(JSON.parse(decoded(token.slice(BEGINS.length))))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}

/** Where a talk is opened again by its token. */
export interface Resuming extends Omit<Reopening, 'viewer' | 'language'> {
  store: NonNullable<Surroundings['store']>
  /**
   * The language to read in now.
   *
   * @default the one in which it was read when the token was made
   */
  language?: string
}

/**
 * Opens a talk again by its token, from the store that keeps it.
 *
 * @throws {OivallusError} `malformed-options` when the text is no token of this library; and as joinConversation.
 * @example
 * const conversation = await resumeConversation(localStorage.getItem('talk'), { guide, store })
 */
export const resumeConversation = async (token: string, surroundings: Resuming): Promise<Conversation> => {
  const found = read(token)
  if (!found)
    throw new OivallusError(
      'malformed-options',
      'This is no resume token. Give the whole text that resumeToken made.',
      'token',
    )
  const { conversation, ...whose } = found
  return joinConversation(conversation, { ...whose, ...surroundings })
}
