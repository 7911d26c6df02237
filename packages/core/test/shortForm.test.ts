import { describe, expect, it } from 'vitest'
import {
  carriedWith,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineAt,
  lineWith,
  refusalOf,
  type Seat,
  type Talk,
  VILLE,
} from './talk.ts'

/** A later talk between the same two, in the short form. */
const short = (
  given: {
    carried?: Parameters<typeof carriedWith>[0]
    topic?: 'deviation'
    people?: Record<string, Seat>
  } = {},
): Talk => {
  const talk = gathered(given.people ?? { anna: { supervisor: true }, ville: {} })
  talk.does({ type: 'topic.set', text: 'Työ viime aikoina', ...(given.topic && { kind: given.topic }) })
  talk.does(carriedWith(given.carried))
  talk.does({ type: 'started', form: 'short' })
  return talk
}

const framed = (talk: Talk) => {
  talk.does({ type: 'framing.presented', softened: [] })
  talk.does({ type: 'framing.acknowledged' }, VILLE)
  return talk
}

describe('the short form', () => {
  it('shows four pages over the same seven phases', () => {
    const talk = short()
    const pages = [talk.state().page]
    for (const phase of ['learning', 'experiment', 'closing'] as const)
      pages.push(comesTo(talk, phase).state().page)
    expect(pages).toEqual([
      ['framing', 'reality'],
      ['learning', 'distinction'],
      ['experiment', 'followUp'],
      ['closing'],
    ])
    expect(talk.state().reached).toEqual([
      'framing',
      'reality',
      'learning',
      'distinction',
      'experiment',
      'followUp',
      'closing',
    ])
  })

  it('takes on a page whatever is open in one of its phases, and files it there', () => {
    const talk = framed(short())
    const seen = talk.does({ type: 'noted.observation', text: 'Lista myöhässä', under: 'difficulty' }, VILLE)
    expect(lineAt(talk, seen)?.phase).toBe('reality')
    talk.does({ type: 'lines.chosen', lines: [seen] })
    expect(talk.goes('learning').accepted).toBe(true)
    const finding = talk.does({ type: 'noted.finding', finding: 'missing', text: 'Varalista' })
    expect(lineAt(talk, finding)?.phase).toBe('distinction')
    talk.does({ type: 'noted.learning', text: 'Sopiminen auttaa' })
    talk.does({ type: 'origin.named', of: seen, revision: 0, origin: 'doing' })
    expect(talk.goes('experiment').accepted).toBe(true)
    const signal = talk.does({ type: 'noted.signal', text: 'Kukaan ei soita' })
    expect(lineAt(talk, signal)?.status).toBe('open')
    expect(talk.send({ type: 'noted.idea', text: 'Lista aiemmin' }).accepted).toBe(true)
  })

  it('still keeps for later what no phase of the page takes', () => {
    const talk = framed(short())
    expect(codeOf(talk.send({ type: 'noted.idea', text: 'Lista aiemmin' }))).toBe('not-yet-solving')
    expect(codeOf(talk.send({ type: 'noted.interpretation', text: 'Kiire' }))).toBe('not-yet-interpreting')
    expect(codeOf(talk.send({ type: 'noted.finding', finding: 'missing', text: 'Lista' }))).toBe('too-early')
    comesTo(talk, 'learning')
    expect(codeOf(talk.send({ type: 'noted.idea', text: 'Lista aiemmin' }))).toBe('not-yet-solving')
    expect(talk.send({ type: 'noted.interpretation', text: 'Kiire' }).accepted).toBe(true)
  })

  it('asks the gates of the whole page before one moves on', () => {
    const talk = short({ carried: { experiment: { id: 'before', text: 'Lista', signals: [] } } })
    expect(codeOf(talk.goes('learning'))).toBe('framing-not-presented')
    framed(talk)
    expect(codeOf(talk.goes('learning'))).toBe('last-time-first')
    const id = talk.does({ type: 'noted.observation', text: 'Vaikeaa', under: 'difficulty' }, VILLE)
    talk.does({ type: 'noted.outcome', outcome: 'tried' })
    talk.does({ type: 'lines.chosen', lines: [id] })
    expect(talk.goes('learning').accepted).toBe(true)
    expect(codeOf(talk.goes('experiment'))).toBe('no-learning-yet')
    talk.does({ type: 'learning.notKnownYet' })
    expect(codeOf(talk.goes('experiment'))).toBe('origin-missing')
    talk.does({ type: 'origin.named', of: id, revision: 0, origin: 'structures' })
    expect(codeOf(talk.goes('experiment'))).toBe('organisation-question-open')
    talk.does({ type: 'organisation.nothingNow' })
    expect(talk.goes('experiment').accepted).toBe(true)
    expect(codeOf(talk.goes('closing'))).toBe('left-loose')
  })

  it('asks the gates of the whole page also from its second phase', () => {
    const talk = short()
    expect(codeOf(talk.goes('reality'))).toBe('framing-not-presented')
    framed(talk)
    expect(talk.goes('reality').accepted).toBe(true)
    comesTo(talk, 'learning')
    talk.does({ type: 'learning.notKnownYet' })
    talk.goes('distinction')
    expect(talk.state().page).toEqual(['learning', 'distinction'])
    expect(talk.goes('experiment').accepted).toBe(true)
  })

  it('waits for nobody: a missing turn and a missing agreement only nudge', () => {
    const talk = framed(short())
    expect(talk.goes('learning').accepted).toBe(true)
    comesTo(talk, 'experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
  })

  it('lets "nothing to try this time" stand if nothing else is chosen', () => {
    const talk = comesTo(short(), 'experiment')
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    expect(talk.goes('closing').accepted).toBe(true)
    expect(talk.state().experiment.taken).toBeNull()
  })

  it('keeps everything that is pinned', () => {
    const talk = comesTo(short(), 'experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
    const other = talk.does({ type: 'noted.idea', text: 'Toinen' })
    expect(codeOf(talk.send({ type: 'experiment.taken', of: other, revision: 0, end: 'next' }))).toBe(
      'one-experiment',
    )
    expect(codeOf(talk.send({ type: 'experiment.taken', of: other, revision: 0 }))).toBe('one-experiment')
    expect(codeOf(talk.goes('closing'))).toBe('left-loose')
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    talk.goes('closing')
    expect(codeOf(talk.send({ type: 'closed', of: 'closing', revision: talk.state().moves }))).toBe(
      'closing-not-presented',
    )
  })

  it('goes in order, page by page', () => {
    const talk = framed(short())
    for (const phase of ['distinction', 'experiment', 'closing'] as const)
      expect(codeOf(talk.goes(phase))).toBe('in-order')
    const refusal = refusalOf(talk.goes('closing'))
    expect(refusal.offers.map((offer) => offer.key)).toContain('nextPhase')
  })

  it('hands back on a page what was kept for any of its phases', () => {
    const talk = framed(short())
    talk.does({ type: 'parked', line: { kind: 'learning', text: 'Oppi' } })
    talk.does({ type: 'parked', line: { kind: 'finding', finding: 'missing', text: 'Varalista' } })
    comesTo(talk, 'learning')
    expect(lineWith(talk, 'Oppi')).toMatchObject({ status: 'open', phase: 'learning', handedBack: true })
    expect(lineWith(talk, 'Varalista')).toMatchObject({
      status: 'open',
      phase: 'distinction',
      handedBack: true,
    })
  })

  it('frames in one breath, and shows both phases of the page', () => {
    const talk = short()
    const parts = talk.view().sections.map((section) => section.part)
    expect(parts).toEqual(expect.arrayContaining(['script', 'turns']))
    const script = talk.view().sections.find((section) => section.part === 'script')
    expect(script?.part === 'script' && script.sentence).toBe(guide.texts.fi.framing.short.one)
  })

  it('goes back to a page and on again with nothing lost', () => {
    const talk = comesTo(short(), 'experiment')
    const { lines, reached } = talk.state()
    talk.goes('learning')
    expect(talk.state().page).toEqual(['learning', 'distinction'])
    talk.goes('experiment')
    expect(talk.state()).toMatchObject({ lines, reached })
  })
})

describe('the full framing', () => {
  it.each([
    [
      'in the first talk',
      () => {
        const talk = gathered({ anna: {}, ville: {} })
        talk.does({ type: 'topic.set', text: 'Työ' })
        talk.does({ type: 'started', form: 'short' })
        return talk
      },
    ],
    ['when somebody is new', () => short({ people: { anna: {}, ville: {}, liisa: {} } })],
    ['when the topic is a deviation', () => short({ topic: 'deviation' })],
  ])('is given %s, on a page of its own', (_, make) => {
    const talk = make()
    expect(talk.state().page).toEqual(['framing'])
    const script = talk.view().sections.find((section) => section.part === 'script')
    const { modelSentence } = guide.texts.fi.framing
    expect(script?.part === 'script' && Object.values(modelSentence).includes(script.sentence)).toBe(true)
    comesTo(talk, 'reality')
    expect(talk.state().page).toEqual(['reality'])
    comesTo(talk, 'learning')
    expect(talk.state().page).toEqual(['learning', 'distinction'])
  })

  it('about a deviation says that the talk replaces no statutory report', () => {
    const script = short({ topic: 'deviation' })
      .view()
      .sections.find((section) => section.part === 'script')
    expect(script?.part === 'script' && script.deviation).toBe(guide.texts.fi.framing.deviation)
    const other = short()
      .view()
      .sections.find((section) => section.part === 'script')
    expect(other?.part === 'script' && other.deviation).toBeNull()
  })
})
