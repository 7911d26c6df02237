/*
 * What somebody who means no good may send to a server, as data: the test sends it, and the page on security makes its table of it.
 * Whom and what it names is in `world.ts`. Anna leads; Ville is in her talks; Milla types for Kalle; Hanna and Lauri answer for levels
 * of the organisation; Riitta and Seppo have a talk of their own; Mallory has a sign-in, and no talk.
 */

/** What is sent. */
export interface Sending {
  /** Who is signed in; nobody, if null. */
  as: string | null
  /** The conversation. */
  in?: string
  /**
   * The stream to which the acts are sent.
   *
   * @default 'shared'
   */
  stream?: string
  /** Acts, as a device sends them. */
  acts?: readonly unknown[]
  /** Another place that is asked, with what is asked for. */
  place?: string
  /** What is sent there, as JSON; a text as it is. Without it, it is read. */
  body?: unknown
  method?: string
  headers?: Readonly<Record<string, string>>
  /** Limits of the server, where they are smaller than usual. */
  limits?: Readonly<Record<string, number>>
  /** How often it is sent; the last answer counts. */
  times?: number
}

/** An act that is refused, and of which nothing is kept. */
export interface Refused extends Sending {
  tries: string
  /** The code with which it is refused. */
  code: string
  /**
   * The status of the answer. With 200, what was sent is refused act by act, each coming back to its author; else it is refused whole.
   *
   * @default 200
   */
  status?: number
}

/** An act that is taken as what it may be, and nothing of what was forged in it. */
export interface Mended extends Sending {
  tries: string
  /** In words: what becomes of it. */
  becomes: string
  /** What is kept of it: the entries that are new, in part. Nothing, if there are none. */
  keeps: readonly unknown[]
}

/** Something that is answered, and holds nothing. */
export interface Shown extends Sending {
  tries: string
  becomes: string
  /** The whole answer. */
  shows: unknown
}

const question = { type: 'noted.question', text: 'Who, then?' }

/** An act by a participant, unless others are named. */
export const act = (participant: string, event: unknown = question, more: object = {}) => ({
  id: 'hostile',
  by: { participant },
  event,
  ...more,
})

const opened = (more: object, by = 'mallory', sender: object = {}) =>
  act(
    by,
    {
      type: 'opened',
      conversation: 'made-up',
      series: 'made-up',
      zone: 'Europe/Helsinki',
      guide: { id: 'oivallus', version: '1' },
      rules: 1,
      settings: {},
      asked: [by],
      lead: by,
      notice: null,
      ...more,
    },
    sender,
  )

const noted = (text: unknown) => ({ type: 'noted.question', text })
const go = (phase: string, of: string, revision: number) => ({ type: `go.${phase}`, of, revision })
const answer = (need: string) => ({ type: 'noted.answer', text: 'It is done', need })
const placeOf = (conversation: string, more = '') => `/stream?conversation=${conversation}${more}`

/** Nobody speaks for another, or does what is another's to do. */
const inAnothersName: readonly Refused[] = [
  {
    tries: 'to speak as another',
    as: 'ville',
    in: 'talk',
    acts: [act('anna')],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to enter something for another who has a screen of their own',
    as: 'ville',
    in: 'talk',
    acts: [act('anna', question, { enteredBy: 'ville' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to speak as oneself, entered by another',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', question, { enteredBy: 'anna' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to speak for those around a shared screen without being its scribe',
    as: 'ville',
    in: 'talk',
    acts: [act('', question, { by: { screen: 'table' }, enteredBy: 'ville' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'the same, in the name of its scribe',
    as: 'ville',
    in: 'talk',
    acts: [act('', question, { by: { screen: 'table' }, enteredBy: 'milla' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'the same, in nobody’s name',
    as: 'ville',
    in: 'talk',
    acts: [act('', question, { by: { screen: 'table' } })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to speak for a screen that there is not',
    as: 'ville',
    in: 'talk',
    acts: [act('', question, { by: { screen: 'nowhere' }, enteredBy: 'ville' })],
    code: 'only-participants',
  },
  {
    tries: 'as a scribe, to confirm for another what was entered for them',
    as: 'milla',
    in: 'talk',
    acts: [act('kalle', { type: 'confirmed', of: 'first', revision: 0 }, { enteredBy: 'milla' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to answer, in a talk, for a level that one does not answer for',
    as: 'ville',
    in: 'held',
    acts: [act('', answer('need-hr'), { by: { level: 'hr' } })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'the same from outside',
    as: 'mallory',
    in: 'held',
    acts: [act('', answer('need-hr'), { by: { level: 'hr' } })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to answer for another level than one’s own',
    as: 'lauri',
    in: 'held',
    acts: [act('', answer('need-hr'), { by: { level: 'hr' } })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to answer another level’s need for one’s own',
    as: 'lauri',
    in: 'held',
    acts: [act('', answer('need-hr'), { by: { level: 'it' } })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to answer a need that has not left the room',
    as: 'lauri',
    in: 'held',
    acts: [act('', answer('need-it'), { by: { level: 'it' } })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to say something else for one’s level',
    as: 'hanna',
    in: 'held',
    acts: [act('', question, { by: { level: 'hr' } })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to note a supervisor’s decision without being one',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'noted.decision', text: 'No Mondays' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to move the talk on without leading it',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', go('followUp', 'experiment', 4))],
    code: 'facilitator-leads',
  },
  {
    tries: 'to take the lead from whoever has it',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'leadTaken' })],
    code: 'facilitator-leads',
  },
  {
    tries: 'to take the pen of a screen around which one does not sit',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'scribe.taken', screen: 'table' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to reword what another said',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'revised', of: 'second', revision: 0, text: 'Nothing at all' })],
    code: 'not-your-words',
  },
  {
    tries: 'to withdraw what another said',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'withdrawn', of: 'second' })],
    code: 'not-your-words',
  },
]

/** A private stream is its author's alone. */
const drafts: readonly Refused[] = [
  {
    tries: 'to read another’s drafts',
    as: 'anna',
    place: placeOf('talk', '&stream=private/ville'),
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'the same by a path',
    as: 'anna',
    place: placeOf('talk', '&stream=private/anna/../ville'),
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to write among another’s drafts',
    as: 'anna',
    in: 'talk',
    stream: 'private/ville',
    acts: [act('ville', { type: 'drafted', text: 'I resign' })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to let go of another’s draft',
    as: 'anna',
    in: 'talk',
    stream: 'private/ville',
    acts: [act('ville', { type: 'discarded', of: 'draft-of-ville' })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to write a draft as another among one’s own',
    as: 'anna',
    in: 'talk',
    stream: 'private/anna',
    acts: [act('ville', { type: 'drafted', text: 'I resign' })],
    code: 'only-participants',
  },
  {
    tries: 'to send a draft where all read it',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'drafted', text: 'Oops' })],
    code: 'only-participants',
  },
  {
    tries: 'to send a line among one’s drafts, past the rules',
    as: 'ville',
    in: 'talk',
    stream: 'private/ville',
    acts: [act('ville', { type: 'noted.idea', text: 'Behind the door' })],
    code: 'only-participants',
  },
  {
    tries: 'to keep drafts in a talk of others',
    as: 'mallory',
    in: 'theirs',
    stream: 'private/mallory',
    acts: [act('mallory', { type: 'drafted', text: 'Free room' })],
    status: 403,
    code: 'only-participants',
  },
]

/** Whether there is such a talk is no answer. */
const others: readonly Refused[] = [
  {
    tries: 'to read a talk of others',
    as: 'mallory',
    place: placeOf('theirs', '&stream=shared'),
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to read a talk by a guessed id',
    as: 'mallory',
    place: placeOf('guessed', '&stream=shared'),
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to say something in a talk of others',
    as: 'mallory',
    in: 'theirs',
    acts: [act('mallory')],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to say something by a guessed id',
    as: 'mallory',
    in: 'guessed',
    acts: [act('mallory')],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to see by a guessed id what is seen from outside',
    as: 'mallory',
    place: '/outside?conversation=guessed',
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to come into a talk that is called, unasked',
    as: 'mallory',
    in: 'called',
    acts: [act('mallory', { type: 'joined', name: 'Mallory' })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to come into a talk that goes on, not let in',
    as: 'mallory',
    in: 'talk',
    acts: [act('mallory', { type: 'joined', name: 'Mallory' })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to let oneself in',
    as: 'mallory',
    in: 'talk',
    acts: [act('mallory', { type: 'welcomed', participant: 'mallory' })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to knock in another’s name',
    as: 'mallory',
    in: 'talk',
    acts: [act('lauri', { type: 'knocked', name: 'Lauri' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to bring in somebody new around one’s own screen',
    as: 'ville',
    in: 'talk',
    acts: [act('mallory', { type: 'joined', name: 'Mallory', screen: 'villes' }, { enteredBy: 'ville' })],
    code: 'someone-new',
  },
  {
    tries: 'to take somebody present around one’s own screen',
    as: 'ville',
    in: 'talk',
    acts: [act('anna', { type: 'joined', name: 'Anna', screen: 'villes' }, { enteredBy: 'ville' })],
    code: 'not-on-your-screen',
  },
]

/** What opens a talk is looked at as closely as what is said in it. */
const opening: readonly Refused[] = [
  {
    tries: 'to open a talk in another’s name',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({}, 'anna')],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to open a talk, entered by another',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({}, 'mallory', { enteredBy: 'anna' })],
    code: 'not-on-your-screen',
  },
  {
    tries: 'to open another talk than the one that is named',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ conversation: 'another' })],
    code: 'moved-on',
  },
  {
    tries: 'to open a talk of others anew',
    as: 'mallory',
    in: 'theirs',
    acts: [opened({ conversation: 'theirs' })],
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to open one’s own talk anew',
    as: 'anna',
    in: 'talk',
    acts: [opened({ conversation: 'talk', series: 'talk' }, 'anna')],
    code: 'moved-on',
  },
  {
    tries: 'to open a talk with a pinned rule softened',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ settings: { 'one-experiment': { mode: 'nudge', reason: { en: 'Because' } } } })],
    code: 'softened-unseen',
  },
  {
    tries: 'to open a talk with a rule softened, and no reason',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ settings: { 'left-loose': { mode: 'nudge' } } })],
    code: 'softened-unseen',
  },
  {
    tries: 'to open a talk in a series of others',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ series: 'theirs' })],
    code: 'only-participants',
  },
  {
    tries: 'to open a series under the id of a talk of others',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ series: 'next' })],
    code: 'only-participants',
  },
  {
    tries: 'to open a talk that follows one of others',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ follows: 'theirs' })],
    code: 'only-participants',
  },
  {
    tries: 'the same in their series',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ follows: 'theirs', series: 'theirs' })],
    code: 'only-participants',
  },
  {
    tries: 'to open a talk that follows itself',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ follows: 'made-up' })],
    code: 'only-participants',
  },
  {
    tries: 'to open a talk in a time zone that there is not',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ zone: 'Nowhere/Land' })],
    status: 400,
    code: 'malformed-event',
  },
]

/** What the library writes by itself, nobody makes up. */
const written: readonly Refused[] = [
  {
    tries: 'to make up what the last talk left, where there was none',
    as: 'anna',
    in: 'called',
    acts: [
      act('anna', {
        type: 'carried',
        number: 1,
        participants: ['anna'],
        return: null,
        experiment: null,
        needs: [],
        question: { id: 'made-up', text: 'Why is Ville always late?' },
        parked: [],
        origins: [],
        findings: [],
      }),
    ],
    code: 'only-participants',
  },
  {
    tries: 'to say that a talk is followed, so that it cannot be taken up again',
    as: 'ville',
    in: 'held',
    acts: [act('ville', { type: 'followed', by: 'made-up' })],
    code: 'only-participants',
  },
  {
    tries: 'the same by the talk that does follow it, before that has begun',
    as: 'ville',
    in: 'held',
    acts: [act('ville', { type: 'followed', by: 'next' })],
    code: 'only-participants',
  },
  {
    tries: 'to say where all read it that words came back',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'cameBack', kind: 'idea', text: 'I said so' })],
    code: 'only-participants',
  },
  {
    tries: 'to send words that are erased already',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', noted({ erased: true }))],
    status: 400,
    code: 'malformed-event',
  },
]

/** The rules of a talk hold for whoever writes their own client. */
const pastTheRules: readonly Refused[] = [
  {
    tries: 'to skip phases',
    as: 'anna',
    in: 'early',
    acts: [act('anna', go('closing', 'reality', 2))],
    code: 'in-order',
  },
  {
    tries: 'to go on from where the talk no longer is',
    as: 'anna',
    in: 'talk',
    acts: [act('anna', go('learning', 'reality', 1))],
    code: 'moved-on',
  },
  {
    tries: 'to bring in an idea in reality',
    as: 'ville',
    in: 'early',
    acts: [act('ville', { type: 'noted.idea', text: 'Two lists' })],
    code: 'not-yet-solving',
  },
  {
    tries: 'to take an experiment in reality',
    as: 'anna',
    in: 'early',
    acts: [act('anna', { type: 'experiment.taken', of: 'first', revision: 0, end: 'next' })],
    code: 'too-early',
  },
  {
    tries: 'to take a second experiment',
    as: 'anna',
    in: 'talk',
    acts: [act('anna', { type: 'experiment.taken', of: 'second', revision: 0, end: 'next' })],
    code: 'one-experiment',
  },
  {
    tries: 'to take a need forward that others have not agreed to',
    as: 'anna',
    in: 'talk',
    acts: [act('anna', { type: 'need.forwarded', of: 'need-hr', revision: 0 })],
    code: 'need-not-agreed',
  },
  {
    tries: 'to end a talk in its middle as if it were closed',
    as: 'anna',
    in: 'talk',
    acts: [act('anna', { type: 'closed', of: 'experiment', revision: 4 })],
    code: 'too-early',
  },
  {
    tries: 'to add a line when the talk has been held',
    as: 'anna',
    in: 'held',
    acts: [act('anna', { type: 'noted.observation', under: 'difficulty', text: 'And another thing' })],
    code: 'outside-the-talk',
  },
  {
    tries: 'to say something else under an id that is taken',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', question, { id: 'first' })],
    code: 'same-id',
  },
]

/** A text that cannot be kept comes back to its author. */
const unreadable: readonly Refused[] = [
  ['with NUL', 'a\0b'],
  ['with half a character', 'a\uD800b'],
  ['that is blank', ' \n '],
  ['of more than 20,000 characters', 'x'.repeat(20_001)],
].map(([what, text]) => ({
  tries: `to send a text ${what}`,
  as: 'ville',
  in: 'talk',
  acts: [act('ville', noted(text))],
  code: 'not-readable',
}))

/** What is no act is none of it. */
const malformed: readonly Refused[] = [
  ...[
    ['an act of an unknown type', act('ville', { type: 'rated', participant: 'anna', score: 1 })],
    ['an act whose type is a name that objects have', act('ville', { type: '__proto__' })],
    ['an act without a type', act('ville', { text: 'x' })],
    ['no act at all', null],
    ['an act with a field that it has not', act('ville', { ...question, score: 5 })],
    [
      'an act with `__proto__` among its fields',
      JSON.parse(
        '{"id":"hostile","by":{"participant":"ville"},"event":{"type":"paused","__proto__":{"x":1}}}',
      ),
    ],
    ['an act with a field of another type', act('ville', noted(['x']))],
    ['an act that says when it was', act('ville', question, { at: '1999-01-01T00:00:00.000Z' })],
    ['an act by two at once', act('', question, { by: { participant: 'ville', screen: 'table' } })],
    ['an act by nobody', act('', question, { by: {} })],
    ['an act without an id', { by: { participant: 'ville' }, event: question }],
    ['`__proto__` as an id', act('ville', question, { id: '__proto__' })],
    [
      '`constructor` as the id of a screen',
      act('ville', { type: 'joined', name: 'V', screen: 'constructor' }),
    ],
    ['`toString` as the id of a person', act('ville', { type: 'handedOver', to: 'toString' })],
    ['an id with white space', act('ville', question, { id: 'a b' })],
    ['an id with NUL', act('ville', question, { id: 'a\0b' })],
    ['an id with half a character', act('ville', question, { id: 'a\uDC00' })],
    ['an id of 201 characters', act('ville', question, { id: 'x'.repeat(201) })],
    ['a day that there is not', act('ville', { type: 'noted.return', day: '2026-02-30' })],
    ['a number that is none', act('ville', { type: 'confirmed', of: 'first', revision: -1 })],
  ].map(([what, one]) => ({
    tries: `to send ${what}`,
    as: 'ville',
    in: 'talk',
    acts: [one],
    status: 400,
    code: 'malformed-event',
  })),
  ...[
    ['what is no JSON', 'text=x'],
    ['JSON that breaks off', '{"expected":0,"entries":[{"id"'],
    ['nothing', ''],
    ['`null`', null],
    ['a list', []],
    ['no acts', { expected: 0 }],
    ['acts that are no list', { expected: 0, entries: { length: 1 } }],
    ['a version that is none', { expected: -1, entries: [act('ville')] }],
    ['a version that is a text', { expected: '0', entries: [act('ville')] }],
    ['more than is asked for', { expected: 0, entries: [act('ville')], as: 'anna' }],
  ].map(([what, body]) => ({
    tries: `to send ${what}`,
    as: 'ville',
    place: placeOf('talk', '&stream=shared'),
    body,
    status: 400,
    code: 'malformed-request',
  })),
  ...[
    ['no talk', '/stream?stream=shared'],
    ['a talk of an impossible id', placeOf('x'.repeat(201), '&stream=shared')],
    ['a stream that there cannot be', placeOf('talk', '&stream=everything')],
    ['a version below none', placeOf('talk', '&stream=shared&from=-1')],
    ['a version that is none', placeOf('talk', '&stream=shared&from=x')],
  ].map(([what, place]) => ({
    tries: `to ask for ${what}`,
    as: 'ville',
    place: place as string,
    status: 400,
    code: 'malformed-request',
  })),
  {
    tries: 'to ask at a place that there is not',
    as: 'ville',
    place: '/../../etc/passwd',
    status: 404,
    code: 'unknown-place',
  },
  {
    tries: 'to delete a stream',
    as: 'anna',
    place: placeOf('talk', '&stream=shared'),
    method: 'DELETE',
    body: {},
    status: 404,
    code: 'unknown-place',
  },
]

const oneAct = { expected: 0, entries: [act('anna')] }

/** A request that a browser was led to make, or that nobody signed in makes. */
const fromElsewhere: readonly Refused[] = [
  ...[
    ['with a form’s content type', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['as plain text', { 'content-type': 'text/plain' }],
    ['as plain text that speaks of JSON', { 'content-type': 'text/plain; application/json' }],
  ].map(([how, headers]) => ({
    tries: `to send an act ${how}`,
    as: 'anna',
    place: placeOf('talk', '&stream=shared'),
    body: oneAct,
    headers: headers as Record<string, string>,
    status: 415,
    code: 'malformed-request',
  })),
  ...[
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://evil.localhost' }],
    ['another origin, by a browser that tells no more', { origin: 'https://evil.example' }],
    ['a page without an origin, by such a browser', { origin: 'null' }],
  ].map(([where, headers]) => ({
    tries: `to send an act from ${where}`,
    as: 'anna',
    place: placeOf('talk', '&stream=shared'),
    body: oneAct,
    headers: headers as Record<string, string>,
    status: 403,
    code: 'cross-site',
  })),
  {
    tries: 'to read a talk from another site',
    as: 'anna',
    place: placeOf('talk', '&stream=shared'),
    headers: { 'sec-fetch-site': 'cross-site' },
    status: 403,
    code: 'cross-site',
  },
  {
    tries: 'to be counted as here by a picture on another site',
    as: 'anna',
    place: '/live?conversation=talk',
    headers: { 'sec-fetch-site': 'cross-site' },
    status: 403,
    code: 'cross-site',
  },
  {
    tries: 'to read a talk without being signed in',
    as: null,
    place: placeOf('talk', '&stream=shared'),
    status: 401,
    code: 'not-signed-in',
  },
  {
    tries: 'to send an act without being signed in',
    as: null,
    in: 'talk',
    acts: [act('anna')],
    status: 401,
    code: 'not-signed-in',
  },
  {
    tries: 'to watch a talk without being signed in',
    as: null,
    place: '/live?conversation=talk',
    status: 401,
    code: 'not-signed-in',
  },
]

/** Too much at once. */
const tooMuch: readonly Refused[] = [
  {
    tries: 'to send a longer body than there may be',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', noted('x'.repeat(2_000)))],
    limits: { bytes: 2_000 },
    status: 413,
    code: 'too-large',
  },
  {
    tries: 'to send more acts at once than there may be',
    as: 'ville',
    in: 'talk',
    acts: Array.from({ length: 501 }, (_, at) => act('ville', question, { id: `many-${at}` })),
    status: 413,
    code: 'too-large',
  },
  {
    tries: 'to make a stream longer than it may be, as if nothing of it had been read',
    as: 'ville',
    in: 'talk',
    acts: [act('ville')],
    limits: { stream: 20 },
    status: 413,
    code: 'too-large',
  },
  {
    tries: 'to ask a whole town into a talk',
    as: 'mallory',
    in: 'made-up',
    acts: [opened({ asked: Array.from({ length: 20_000 }, (_, at) => `person-${at}`) })],
    status: 413,
    code: 'too-large',
  },
  {
    tries: 'to send oftener than one may',
    as: 'ville',
    in: 'talk',
    acts: [act('anna')],
    limits: { writes: 2 },
    times: 3,
    status: 429,
    code: 'too-many',
  },
  {
    tries: 'to read oftener than one may',
    as: 'mallory',
    place: placeOf('theirs', '&stream=shared'),
    limits: { reads: 2 },
    times: 3,
    status: 429,
    code: 'too-many',
  },
  {
    tries: 'to watch by more connections than one may have',
    as: 'mallory',
    place: '/live?conversation=talk',
    limits: { connections: 2 },
    times: 3,
    status: 429,
    code: 'too-many',
  },
]

/** Who erases is the host's to say. */
const erasing: readonly Refused[] = [
  ...[
    ['a talk', { conversation: true }],
    ['another’s line', { line: 'second' }],
    ['another’s draft', { line: 'draft-of-ville' }],
    ['a person', { person: 'ville' }],
  ].map(([what, body]) => ({
    tries: `to erase ${what} without the host’s word`,
    as: 'anna',
    place: '/erase?conversation=talk',
    body,
    status: 403,
    code: 'not-by-you',
  })),
  {
    tries: 'to erase something of a talk of others',
    as: 'mallory',
    place: '/erase?conversation=theirs',
    body: { conversation: true },
    status: 403,
    code: 'only-participants',
  },
  {
    tries: 'to erase two things at once',
    as: 'anna',
    place: '/erase?conversation=talk',
    body: { conversation: true, person: 'ville' },
    status: 400,
    code: 'malformed-request',
  },
]

/** What is refused, group by group. */
export const REFUSED: Readonly<Record<string, readonly Refused[]>> = {
  'In another’s name': inAnothersName,
  Drafts: drafts,
  'Talks of others': others,
  'Opening a talk': opening,
  'What the library writes by itself': written,
  'Past the rules': pastTheRules,
  'Texts that cannot be kept': unreadable,
  Malformed: malformed,
  'From elsewhere': fromElsewhere,
  'Too much': tooMuch,
  Erasing: erasing,
}

/** What is taken without what was forged in it. */
export const MENDED: readonly Mended[] = [
  {
    tries: 'to send again what was sent',
    becomes: 'nothing: it is there already',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'noted.idea', text: 'Ten minutes together' }, { id: 'first' })],
    keeps: [],
  },
  {
    tries: 'to move the talk by what an act had been decided to lead to',
    becomes: 'the act, which leads nowhere',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', question, { resolved: { to: 'closing', opens: ['closing'] } })],
    keeps: [{ event: question, resolved: { filed: 'experiment' } }],
  },
  {
    tries: 'to agree for others by it',
    becomes: 'one’s own agreement',
    as: 'anna',
    in: 'talk',
    acts: [
      act(
        'anna',
        { type: 'need.agreed', of: 'need-hr', revision: 0 },
        { resolved: { for: ['anna', 'ville', 'milla', 'kalle'], asked: ['anna'] } },
      ),
    ],
    keeps: [{ resolved: { for: ['anna'], asked: ['anna', 'ville', 'milla', 'kalle'] } }],
  },
  {
    tries: 'to soften rules by it, as the talk starts',
    becomes: 'a start under the settings with which the talk was opened',
    as: 'anna',
    in: 'called',
    acts: [
      act(
        'anna',
        { type: 'started', form: 'full' },
        { resolved: { to: 'closing', settings: { 'one-experiment': { mode: 'nudge' } } } },
      ),
    ],
    keeps: [{ resolved: { to: 'framing', opens: ['framing'], settings: {} } }],
  },
  {
    tries: 'to have done something on another day by it',
    becomes: 'today',
    as: 'anna',
    in: 'talk',
    acts: [act('anna', { type: 'ended', day: '2026-12-10' }, { resolved: { day: '1999-01-01' } })],
    keeps: [{ event: { type: 'ended' }, resolved: { to: 'held', day: '2026-11-26' } }],
  },
  {
    tries: 'to come in as a supervisor who answers for every level',
    becomes: 'coming in as who one is to the host',
    as: 'ville',
    in: 'called',
    acts: [act('ville', { type: 'joined', name: 'Ville', supervisor: true, answersFor: ['hr', 'it'] })],
    keeps: [{ event: { type: 'joined', name: 'Ville' } }],
  },
  {
    tries: 'to make up what the last talk left',
    becomes: 'what it did leave',
    as: 'anna',
    in: 'next',
    acts: [
      act(
        'anna',
        {
          type: 'carried',
          number: 7,
          participants: ['anna'],
          return: null,
          experiment: { id: 'made-up', text: 'Ville will be in time', signals: [] },
          needs: [],
          question: null,
          parked: [],
          origins: [],
          findings: [],
        },
        { id: 'made-up-too' },
      ),
      act('anna', { type: 'started', form: 'full' }),
    ],
    keeps: [
      { event: { type: 'carried', number: 1, experiment: { id: 'first', text: 'Ten minutes together' } } },
      { event: { type: 'started' } },
    ],
  },
  {
    tries: 'to leave a trace of what belongs elsewhere',
    becomes: 'nothing: it is heard, and kept nowhere',
    as: 'ville',
    in: 'talk',
    acts: [act('ville', { type: 'elsewhere' })],
    keeps: [],
  },
]

const outsideOf = (conversation: string, held: string | null, comesBack: { day: string } | null = null) => ({
  notes: {
    projection: 'outside',
    conversation,
    practice: true,
    held,
    return: comesBack,
    needs: [],
    learnings: [],
  },
  form: 'full',
  mayKnock: false,
  wakeAt: null,
})

/** What is answered, and tells nothing. */
export const SHOWN: readonly Shown[] = [
  {
    tries: 'to list the talks of others',
    becomes: 'none',
    as: 'mallory',
    place: '/conversations',
    shows: { conversations: [] },
  },
  {
    tries: 'to list a series of others',
    becomes: 'none',
    as: 'mallory',
    place: '/conversations?series=theirs',
    shows: { conversations: [] },
  },
  {
    tries: 'to look at a talk of others from outside',
    becomes: 'that it was not held: no people, no words, no count',
    as: 'mallory',
    place: '/outside?conversation=theirs',
    shows: outsideOf('theirs', null),
  },
  {
    tries: 'to see from outside what was asked of a level, without answering for one',
    becomes: 'that it was held, and when it returns',
    as: 'mallory',
    place: '/outside?conversation=held',
    shows: outsideOf('held', '2026-11-26', { day: '2027-01-11' }),
  },
  {
    tries: 'to read needs, without answering for a level',
    becomes: 'none',
    as: 'ville',
    place: '/needs',
    shows: { needs: [] },
  },
  {
    tries: 'to read, for one’s level, a need that has not left the room, or another level’s',
    becomes: 'none',
    as: 'lauri',
    place: '/needs',
    shows: { needs: [] },
  },
]

/** What whoever watches a talk of others is told. */
export const WATCHED = {
  tries: 'to watch a talk of others, and count what is said in it',
  becomes:
    'that what is seen from outside has changed, when it has: no streams, no counts, nobody’s presence',
}

/** What becomes of a talk beside which another of its series is held. */
export const BESIDE = {
  tries: 'to have drafts and lines of a talk that goes on let go of, by holding another of its series',
  becomes: 'the other talk: of one that goes on nothing is let go of',
}
