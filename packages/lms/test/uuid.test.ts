import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha1 } from '../src/sha1.ts'
import { isUuid, uuidOf } from '../src/uuid.ts'

const hex = (bytes: readonly number[]) => Buffer.from(bytes).toString('hex')

describe('an id made of a name', () => {
  it('is that of the example in RFC 9562', () => {
    expect(uuidOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })

  it('is always a UUID, whatever the name', () => {
    const namespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => isUuid(uuidOf(namespace, name))))
  })

  it('stands on the SHA-1 of everybody', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(sha1([...bytes]))).toBe(createHash('sha1').update(bytes).digest('hex'))
      }),
    )
  })
})
