import type { Script } from '../script.ts'

/** Ten minutes at a branch library, two colleagues and a tablet, before the doors open. */
export const library: Script = {
  id: 'library',
  language: 'en',
  form: 'short',
  title: 'Saturdays after the new rota',
  about:
    'The short form: a thought kept as a question, nothing needed from the organisation, a day found at the gate.',
  begins: '2026-11-07T09:15:00.000Z',
  zone: 'Europe/London',
  lead: 'amara',
  people: [
    { id: 'amara', name: 'Amara', supervisor: true, screen: 'tablet' },
    { id: 'joe', name: 'Joe', screen: 'tablet' },
  ],
  screens: [{ id: 'tablet', scribe: 'amara' }],
  topic: { text: 'Saturdays after the new rota', kind: 'workLately' },
  steps: [
    { as: 'tablet', event: { type: 'framing.presented' } },
    { as: 'tablet', event: { type: 'go.reality' } },

    {
      as: 'tablet',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Story time went ahead every Saturday, even when one of us was away.',
      },
    },
    {
      as: 'tablet',
      label: 'hour',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Between one and two there is one person for the desk, the returns and the children’s floor.',
      },
    },
    {
      as: 'tablet',
      event: { type: 'noted.idea', text: 'Could the returns simply wait until two?' },
      refused: 'not-yet-solving',
      takes: 'asQuestion',
    },
    { as: 'tablet', event: { type: 'lines.chosen', lines: ['@hour'] } },
    { as: 'tablet', event: { type: 'go.learning' } },

    {
      as: 'tablet',
      event: {
        type: 'noted.learning',
        text: 'It isn’t the busy hour that wears us out. It’s never getting to finish anything in it.',
      },
    },
    { as: 'tablet', event: { type: 'origin.named', of: '@hour', origin: 'structures' } },
    {
      as: 'tablet',
      event: { type: 'go.experiment' },
      refused: 'organisation-question-open',
      takes: 'nothingNow',
      aloud:
        'Amara: Do we need anything from head office for this? Joe: Not before we have tried it ourselves.',
    },
    { as: 'tablet', event: { type: 'go.experiment' } },

    {
      as: 'tablet',
      label: 'trolley',
      event: {
        type: 'noted.idea',
        text: 'From one to two the returns stay on the trolley, and nobody scans.',
        from: ['@hour'],
      },
    },
    { as: 'tablet', event: { type: 'experiment.taken', of: '@trolley', end: 'next', carries: 'us' } },
    {
      as: 'tablet',
      event: { type: 'go.closing' },
      refused: 'left-loose',
      takes: { offer: 'returnOnDay', with: { day: '+21d' } },
    },
    { as: 'tablet', event: { type: 'go.closing' } },

    { as: 'tablet', event: { type: 'closing.presented' } },
    { as: 'tablet', event: { type: 'closed' } },
  ],
}
