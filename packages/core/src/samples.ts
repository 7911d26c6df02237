import type { SentEvent } from './events.ts'
import type { EventTemplate } from './refusal.ts'

/** A plain value for each field that a template can leave open: deciding looks at none of them closely. */
const SAMPLES: Record<string, unknown> = {
  text: '…',
  because: '…',
  needFirst: '…',
  name: '…',
  why: '…',
  day: '2100-01-01',
  end: '2100-01-01',
  level: 'level',
}

/** A template with every missing field filled, to ask whether it would be accepted. */
export const sampleOf = (template: EventTemplate, missing: readonly string[]): SentEvent =>
  ({
    ...template,
    ...Object.fromEntries(missing.map((field) => [field, SAMPLES[field] ?? '…'])),
  }) as SentEvent
