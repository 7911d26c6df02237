import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { toEnvelope } from '../src/notes/envelope.ts'
import { parseEnvelope } from '../src/notes/parseEnvelope.ts'
import { LONGEST_TEXT } from '../src/schema.ts'
import older from './fixtures/first-log.v1.json' with { type: 'json' }
import { heldMeeting, meeting } from './fixtures/meeting.ts'

const script = fileURLToPath(new URL('../../../scripts/schema.mjs', import.meta.url))
const schema = JSON.parse(execFileSync(process.execPath, [script, '--print'], { encoding: 'utf8' }))
// Formats stand beside patterns that say the same.
const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  validateFormats: false,
}).compile(schema)

const held = () => JSON.parse(JSON.stringify(toEnvelope(heldMeeting())))

type Held = ReturnType<typeof held>
type Refused = [string, (envelope: Held) => void]

/** Whether the schema takes it; when it does not, so does the parser not. */
const takes = (envelope: unknown): boolean => {
  const valid = validate(envelope)
  let parses = true
  try {
    parseEnvelope(envelope)
  } catch {
    parses = false
  }
  if (!valid && parses)
    throw new Error(`the parser takes what the schema refuses: ${JSON.stringify(validate.errors)}`)
  return valid
}

describe('the JSON Schema of the envelope', () => {
  it('names the dialect, itself and its version', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:oivallus:envelope:2',
      title: expect.any(String),
    })
  })

  it('takes the envelopes of talks called, held, and migrated', () => {
    expect(takes(toEnvelope(meeting()))).toBe(true)
    expect(takes(held())).toBe(true)
    expect(takes(parseEnvelope(older))).toBe(true)
  })

  it('takes pending acts, erased words and purged times', () => {
    const envelope = held()
    const { shared } = envelope.streams
    shared.pending = shared.entries.splice(-2).map(({ at, ...act }: { at: string }) => act)
    shared.version -= 2
    shared.entries[1].at = null
    shared.entries[1].event.name = { erased: true }
    expect(takes(envelope)).toBe(true)
  })

  it.each<Refused>([
    [
      'another format',
      (e) => {
        e.format = 'docx'
      },
    ],
    [
      'no shared stream',
      (e) => {
        delete e.streams.shared
      },
    ],
    [
      'a stream of an unknown name',
      (e) => {
        e.streams.public = e.streams.shared
      },
    ],
    [
      'an unknown event',
      (e) => {
        e.streams.shared.entries[3].event.type = 'rated'
      },
    ],
    [
      'a surplus field',
      (e) => {
        e.streams.shared.entries[3].event.score = 5
      },
    ],
    [
      'a person as the cause',
      (e) => {
        e.streams.shared.entries[3].event = {
          type: 'origin.named',
          of: 'topic',
          revision: 0,
          origin: 'person',
        }
      },
    ],
    [
      'an id with a space',
      (e) => {
        e.streams.shared.entries[3].id = 'a b'
      },
    ],
    [
      'a time that is none',
      (e) => {
        e.streams.shared.entries[3].at = 'eilen'
      },
    ],
    [
      'a day that is none',
      (e) => {
        e.streams.shared.entries[3].event = { type: 'ended', day: '2026-02-30' }
      },
    ],
    [
      'blank words',
      (e) => {
        e.streams.shared.entries[1].event.name = ' \n'
      },
    ],
    [
      'words with NUL',
      (e) => {
        e.streams.shared.entries[1].event.name = 'A\0'
      },
    ],
    [
      'words with half a character',
      (e) => {
        e.streams.shared.entries[1].event.name = 'A\ud800'
      },
    ],
    [
      'words that are too long',
      (e) => {
        e.streams.shared.entries[1].event.name = 'A'.repeat(LONGEST_TEXT + 1)
      },
    ],
    ...['2026-02-30T10:00:00Z', '2026-02-10T24:00:00Z', '2026-02-10T10:00Z'].map(
      (at): Refused => [
        `the moment ${at}, which there is not`,
        (e) => {
          e.streams.shared.entries[3].at = at
        },
      ],
    ),
    ...[1.5, -1, 0].map(
      (rules): Refused => [
        `rules of version ${rules}`,
        (e) => {
          e.streams.shared.entries[0].event.rules = rules
        },
      ],
    ),
    ...[
      (e: Held) => [e.guide, 'version'],
      (e: Held) => [e.notice, 'purpose'],
      (e: Held) => [e.settings['left-loose'].reason, 'fi'],
    ].flatMap((place): Refused[] =>
      ['A\0', 'A\ud800', 'A'.repeat(LONGEST_TEXT + 1)].map((text, index) => [
        `what cannot be kept: ${place} ${index}`,
        (e) => {
          const { event } = e.streams.shared.entries[0]
          event.notice = { controller: 'Kunta', contact: 'K', purpose: 'Oppia', legalBasis: 'Laki' }
          event.settings = { 'left-loose': { mode: 'guard', reason: { fi: 'Syy' } } }
          const [of, key] = place(event) as [Record<string, string>, string]
          of[key] = text
        },
      ]),
    ),
    [
      'a pending act with a time',
      (e) => {
        e.streams.shared.pending = [e.streams.shared.entries[4]]
      },
    ],
  ])('refuses %s', (_, change) => {
    const envelope = held()
    change(envelope)
    expect(takes(envelope)).toBe(false)
    expect(() => parseEnvelope(envelope)).toThrow('cannot be opened')
  })
})
