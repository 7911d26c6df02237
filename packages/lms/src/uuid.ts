import { sha1 } from './sha1.ts'

/** A UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, of a version and in the variant of RFC 9562. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i

export const isUuid = (text: string): boolean => UUID.test(text)

const bytesOf = (uuid: string): number[] =>
  (uuid.match(/[\da-f]{2}/gi) ?? []).map((byte) => Number.parseInt(byte, 16))

/**
 * The UUID of a name in a namespace, version 5 of RFC 9562: the same name gives the same UUID, on every machine.
 *
 * @param namespace A UUID.
 */
export const uuidOf = (namespace: string, name: string): string => {
  const bytes = sha1([...bytesOf(namespace), ...new TextEncoder().encode(name)]).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
