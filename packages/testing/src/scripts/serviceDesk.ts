import type { Script } from '../script.ts'

/** A remote pair on two screens of their own: the lead of a service desk for schools, and one who answers there. */
export const serviceDesk: Script = {
  id: 'service-desk',
  language: 'en',
  form: 'full',
  title: 'The first fortnight of term on the schools desk',
  about:
    'A remote pair on two own screens: a draft brought in, somebody waiting, words that cross, and one thing agreed at a time.',
  begins: '2026-09-21T08:00:00.000Z',
  zone: 'Europe/Dublin',
  lead: 'siobhan',
  people: [
    { id: 'siobhan', name: 'Siobhán', supervisor: true },
    { id: 'tomasz', name: 'Tomasz' },
  ],
  topic: {
    text: 'The first fortnight of term on the schools desk',
    kind: 'workLately',
    why: 'Half of September’s calls came on three mornings.',
    serves: { text: 'A teacher can start the lesson without waiting for us first.' },
  },
  before: [
    {
      as: 'tomasz',
      label: 'printers',
      event: {
        type: 'drafted',
        kind: 'observation',
        text: 'The printers, if there is time. Not sure it is mine to raise.',
      },
    },
  ],
  steps: [
    { as: 'siobhan', event: { type: 'framing.presented' } },
    { as: 'tomasz', event: { type: 'framing.acknowledged' } },
    { as: 'siobhan', event: { type: 'go.reality' } },

    {
      as: 'siobhan',
      event: {
        type: 'noted.observation',
        under: 'focus',
        text: 'On the first three mornings, two calls in three were about a password.',
      },
    },
    {
      as: 'siobhan',
      event: { type: 'go.learning' },
      refused: 'someone-waiting',
      aloud:
        'They have talked for a good while, and nothing of Tomasz’s is on the page yet. Siobhán asks him.',
    },
    {
      as: 'tomasz',
      label: 'waiting',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'A teacher rings at ten to nine with a class in the room, and I have to ask for a staff number nobody carries.',
      },
    },
    {
      as: 'tomasz',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'The two schools where the office knew about the new login hardly rang at all.',
      },
    },
    {
      as: 'tomasz',
      label: 'drivers',
      aloud: 'Tomasz brings in what he had written beforehand, in other words.',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Three schools were left on the old printer driver in August. I have been fixing them one room at a time.',
      },
    },
    { as: 'tomasz', event: { type: 'discarded', of: '@printers' }, keyboard: false },
    {
      as: 'tomasz',
      label: 'office',
      event: {
        type: 'noted.idea',
        text: 'The school office could reset passwords for its own staff.',
        from: ['@waiting'],
      },
      refused: 'not-yet-solving',
      takes: 'park',
    },
    {
      as: 'siobhan',
      event: {
        type: 'noted.heard',
        about: '@waiting',
        text: 'So it isn’t how many calls there are, it’s that each one has a class waiting behind it?',
      },
    },
    { as: 'siobhan', event: { type: 'lines.chosen', lines: ['@waiting'] } },
    { as: 'siobhan', event: { type: 'go.learning' } },
    {
      as: 'tomasz',
      meanwhile: true,
      aloud: 'Tomasz is still typing when Siobhán moves on. His line goes where it belongs.',
      event: {
        type: 'noted.observation',
        under: 'feedback',
        text: 'One head teacher wrote that being rung back within ten minutes saved her morning.',
      },
    },

    {
      as: 'tomasz',
      event: {
        type: 'noted.learning',
        text: 'A reset takes me two minutes and costs the teacher fifteen. We only ever count the two.',
        from: ['@waiting'],
      },
    },
    {
      as: 'siobhan',
      event: {
        type: 'noted.perspective',
        about: '@waiting',
        text: 'That check is also what stopped the fake calls in June. I wouldn’t want it looser, only quicker.',
      },
    },
    { as: 'siobhan', event: { type: 'go.distinction' } },

    { as: 'siobhan', event: { type: 'origin.named', of: '@waiting', origin: 'both' } },
    {
      as: 'siobhan',
      event: {
        type: 'noted.finding',
        finding: 'gotInTheWay',
        text: 'Every school’s passwords run out on the same day, in the first week of term.',
        tags: ['rhythm'],
        from: ['@waiting'],
      },
    },
    {
      as: 'tomasz',
      label: 'spread',
      event: {
        type: 'noted.need',
        text: 'Spread the dates on which passwords run out, so that schools don’t all fall due in the first week of term.',
        level: 'it',
        from: ['@waiting'],
      },
    },
    {
      as: 'siobhan',
      event: { type: 'need.forwarded', of: '@spread' },
      refused: 'need-not-agreed',
      takes: 'agree',
    },
    { as: 'tomasz', event: { type: 'need.agreed', of: '@spread' } },
    { as: 'siobhan', event: { type: 'need.forwarded', of: '@spread' } },
    { as: 'siobhan', event: { type: 'go.experiment' } },

    {
      as: 'tomasz',
      aloud: 'The thought he kept is back. He makes it smaller.',
      event: {
        type: 'revised',
        of: '@office',
        text: 'For two weeks, the office at Hillside resets passwords for its own staff, face to face.',
      },
    },
    {
      as: 'siobhan',
      event: { type: 'experiment.taken', of: '@office', end: '+14d' },
      refused: 'not-agreed-together',
      takes: 'anyObstacle',
    },
    { as: 'tomasz', event: { type: 'experiment.agreed', of: '@office' } },
    {
      as: 'siobhan',
      event: {
        type: 'experiment.taken',
        of: '@office',
        end: '+14d',
        situation: 'Before the first lesson, at the office window.',
        carries: 'tomasz',
      },
    },
    {
      as: 'siobhan',
      event: {
        type: 'noted.decision',
        text: 'The office gets the rights it needs for the fortnight. I answer for that to the security team.',
      },
    },
    { as: 'siobhan', event: { type: 'go.followUp' } },

    { as: 'siobhan', event: { type: 'noted.return', day: '+14d', time: '09:00' } },
    {
      as: 'tomasz',
      event: {
        type: 'noted.signal',
        text: 'It is quiet at ten to nine, and the office at Hillside hasn’t come to dread it instead.',
      },
    },
    {
      as: 'siobhan',
      event: {
        type: 'noted.nextQuestion',
        text: 'What else do we count that is light for us and heavy for whoever rings?',
      },
    },
    { as: 'siobhan', event: { type: 'go.closing' } },

    { as: 'siobhan', event: { type: 'closing.presented' } },
    { as: 'siobhan', event: { type: 'closed' } },
  ],
}
