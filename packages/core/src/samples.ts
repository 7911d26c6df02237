import type { SentEvent } from './events.ts'
import { fillTemplate, type Template } from './templates.ts'

/** A plain value for each kind of field that a template can leave open: deciding looks at none of them closely. */
const SAMPLES: Record<string, unknown> = {
  day: '2100-01-01',
  end: '2100-01-01',
  level: 'level',
  tags: ['tag'],
  participant: 'somebody-new',
}

/** A template with every missing field filled, to ask whether it would be accepted. */
export const sampleOf = (template: Template): SentEvent =>
  fillTemplate(
    template,
    Object.fromEntries(
      template.missing.map((field) => [field, SAMPLES[field.split('.').at(-1) ?? ''] ?? '…']),
    ),
  )
