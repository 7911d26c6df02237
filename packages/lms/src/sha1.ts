const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

/** What each of the four rounds of 20 steps mixes in, and how. */
const ROUNDS: readonly [number, (b: number, c: number, d: number) => number][] = [
  [0x5a827999, (b, c, d) => (b & c) | (~b & d)],
  [0x6ed9eba1, (b, c, d) => b ^ c ^ d],
  [0x8f1bbcdc, (b, c, d) => (b & c) | (b & d) | (c & d)],
  [0xca62c1d6, (b, c, d) => b ^ c ^ d],
]

/** The message in blocks of 16 words: a bit is set after its end, and its length in bits stands last. */
const blocksOf = (message: readonly number[]): number[][] => {
  const bytes = [...message, 0x80]
  while (bytes.length % 64 !== 56) bytes.push(0)
  const bits = message.length * 8
  for (const shift of [56, 48, 40, 32, 24, 16, 8, 0]) bytes.push(Math.floor(bits / 2 ** shift) & 0xff)
  const words = bytes.flatMap((_, at) =>
    at % 4 === 0 ? [bytes.slice(at, at + 4).reduce((word, one) => (word << 8) | one, 0)] : [],
  )
  return words.flatMap((_, at) => (at % 16 === 0 ? [words.slice(at, at + 16)] : []))
}

/**
 * The 20 bytes of SHA-1 (RFC 3174), which UUIDs of version 5 are made of. It guards nothing here; the platform's own is asynchronous,
 * and absent where a page was not loaded over HTTPS.
 */
export const sha1 = (message: readonly number[]): number[] => {
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  for (const block of blocksOf(message)) {
    const words = [...block]
    const word = (at: number) => words[at] ?? 0
    for (let at = 16; at < 80; at++)
      words.push(rotated(word(at - 3) ^ word(at - 8) ^ word(at - 14) ^ word(at - 16), 1))
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash
    words.forEach((mixed, at) => {
      const [constant, mix] = ROUNDS[Math.floor(at / 20)] as (typeof ROUNDS)[number]
      const next = (rotated(a, 5) + mix(b, c, d) + e + constant + mixed) | 0
      ;[a, b, c, d, e] = [next, a, rotated(b, 30), c, d]
    })
    for (const [at, one] of [a, b, c, d, e].entries()) hash[at] = ((hash[at] ?? 0) + one) | 0
  }
  return hash.flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff])
}
