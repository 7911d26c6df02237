import { describe, expect, it } from 'vitest'
import { carriedFrom } from '../src/carrying.ts'
import { createConversation, joinConversation } from '../src/create.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { KINDS, type Kind, PHASES } from '../src/vocabulary.ts'
import { steadyPlatform } from './platform.ts'
import {
  as,
  atPhase,
  closes,
  codeOf,
  comesTo,
  gathered,
  goesOn,
  guide,
  lineAt,
  lineWith,
  refusalOf,
  talkOf,
  VILLE,
} from './talk.ts'

const FIELDS: { [K in Kind]?: Record<string, unknown> } = {
  observation: { under: 'focus' },
  finding: { finding: 'missing' },
  outcome: { outcome: 'tried' },
  return: { day: '2026-12-01' },
}

const thought = (kind: Kind, text = 'Ajatus') =>
  ({ type: 'parked', line: { kind, text, ...FIELDS[kind] } }) as never

const KEPT = KINDS.filter((kind) => kind !== 'answer')

describe('keeping for later', () => {
  it.each(PHASES)('is never refused in %s to anyone present, whatever the kind', (phase) => {
    const talk = atPhase(phase)
    for (const kind of KEPT)
      expect([kind, talk.send(thought(kind), kind === 'decision' ? undefined : VILLE).accepted]).toEqual([
        kind,
        true,
      ])
  })

  it('needs no acknowledgement', () => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does({ type: 'started', form: 'full' })
    expect(talk.send(thought('idea'), VILLE).accepted).toBe(true)
  })

  it('is also there in a pause', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'paused' })
    talk.does(thought('idea'), VILLE)
    expect(lineWith(talk, 'Ajatus')?.until).toBe('experiment')
  })

  it('is one press on the refusal, with the very words', () => {
    const talk = atPhase('reality')
    const refusal = refusalOf(
      talk.send({ type: 'noted.idea', text: 'Lista aiemmin', situation: 'Maanantai' }, VILLE),
    )
    const park = refusal.offers.find((offer) => offer.key === 'park')
    if (!park || !('send' in park)) throw new Error('no offer to keep it')
    talk.does(park.send, refusal.as)
    expect(lineWith(talk, 'Lista aiemmin')).toMatchObject({
      situation: 'Maanantai',
      by: { participant: 'ville' },
    })
  })
})

describe('a thought kept for later', () => {
  it('comes back in its own phase, once', () => {
    const talk = atPhase('reality')
    const reading = talk.does(thought('interpretation', 'Kiire'), VILLE)
    const idea = talk.does(thought('idea', 'Lista'), VILLE)
    goesOn(talk)
    expect(lineAt(talk, reading)).toMatchObject({ status: 'open', phase: 'learning', handedBack: true })
    expect(lineAt(talk, idea)).toMatchObject({ status: 'parked', until: 'experiment' })
    const { counts } = talk.state()
    comesTo(talk, 'experiment')
    expect(lineAt(talk, idea)).toMatchObject({ status: 'open', phase: 'experiment', handedBack: true })
    // Going back and on again does not hand it back a second time.
    talk.goes('learning')
    talk.goes('experiment')
    expect(talk.state().counts.idea).toBe(1)
    expect(talk.state().counts.interpretation).toBe(counts.interpretation)
  })

  it('that comes back is shown as a card, oldest first', () => {
    const talk = atPhase('reality')
    talk.does(thought('interpretation', 'Ensin'), VILLE)
    talk.does(thought('interpretation', 'Sitten'))
    goesOn(talk)
    const back = talk.view().sections.find((section) => section.part === 'parked')
    expect(back?.part === 'parked' && back.lines.map((line) => line.text)).toEqual(['Ensin', 'Sitten'])
  })

  it('is discarded by its author alone, and its words are gone', () => {
    const talk = atPhase('reality')
    const id = talk.does(thought('idea', 'Salainen'), VILLE)
    expect(codeOf(talk.send({ type: 'withdrawn', of: id }))).toBe('not-your-words')
    talk.does({ type: 'withdrawn', of: id }, VILLE)
    expect(JSON.stringify([talk.entries(), talk.state()])).not.toContain('Salainen')
    comesTo(talk, 'experiment')
    expect(lineAt(talk, id)?.status).toBe('withdrawn')
    expect(talk.state().counts.idea ?? 0).toBe(0)
  })

  it('is never agreed on, taken or chosen while it waits', () => {
    const talk = atPhase('reality')
    const id = talk.does(thought('idea'))
    comesTo(talk, 'distinction')
    expect(codeOf(talk.send({ type: 'revised', of: id, revision: 0, text: 'Toisin' }))).toBe('moved-on')
    expect(codeOf(talk.send({ type: 'lines.chosen', lines: [id] }))).toBe('moved-on')
  })

  it('comes back also when its phase was jumped over', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    talk.goes('framing')
    const id = talk.does(thought('learning', 'Jäi väliin'), VILLE)
    expect(lineAt(talk, id)?.until).toBe('learning')
    expect(talk.goes('distinction').accepted).toBe(true)
    expect(lineAt(talk, id)).toMatchObject({ status: 'open', phase: 'learning', handedBack: true })
  })

  it('comes back when the phase was reached before, only once we are there again', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'experiment')
    talk.goes('reality')
    const id = talk.does(thought('idea'))
    expect(lineAt(talk, id)?.status).toBe('parked')
    talk.goes('experiment')
    expect(lineAt(talk, id)?.status).toBe('open')
  })

  it('in its own phase or after it waits for the next talk', () => {
    const talk = atPhase('closing')
    for (const kind of ['observation', 'idea', 'need', 'interpretation'] as const)
      expect(lineAt(talk, talk.does(thought(kind, kind)))?.until).toBe('next')
  })

  it('is carried into the next talk, to its own phase, with what belongs to it', () => {
    const talk = atPhase('closing')
    talk.does({ type: 'parked', line: { kind: 'observation', text: 'Varasto', under: 'difficulty' } }, VILLE)
    talk.does({ type: 'parked', line: { kind: 'idea', text: 'Ovi auki', situation: 'Aamu' } })
    talk.does({ type: 'closing.presented' })
    closes(talk)
    const carried = carriedFrom(talk.state())
    expect(carried.parked).toMatchObject([
      {
        kind: 'observation',
        text: 'Varasto',
        until: 'reality',
        by: { participant: 'ville' },
        details: { under: 'difficulty' },
      },
      { kind: 'idea', text: 'Ovi auki', until: 'experiment', details: { situation: 'Aamu' } },
    ])
    const next = gathered({ anna: {}, ville: {} })
    next.does({ type: 'topic.set', text: 'Työ' })
    next.does({ type: 'carried', ...carried })
    comesTo(next, 'reality')
    expect(lineWith(next, 'Varasto')).toMatchObject({
      status: 'open',
      phase: 'reality',
      under: 'difficulty',
      carried: true,
    })
    expect(lineWith(next, 'Ovi auki')?.status).toBe('parked')
    comesTo(next, 'experiment')
    expect(lineWith(next, 'Ovi auki')).toMatchObject({ status: 'open', handedBack: true })
  })

  it('whose phase was not reached is carried, too', () => {
    const talk = atPhase('reality')
    talk.does(thought('idea', 'Ei ehditty'), VILLE)
    talk.does({ type: 'ended', day: '2026-10-01' })
    expect(carriedFrom(talk.state()).parked).toMatchObject([
      { kind: 'idea', until: 'experiment', text: 'Ei ehditty' },
    ])
  })

  it('discarded is not carried', () => {
    const talk = atPhase('reality')
    const id = talk.does(thought('idea'), VILLE)
    talk.does({ type: 'withdrawn', of: id }, VILLE)
    talk.does({ type: 'ended', day: '2026-10-01' })
    expect(carriedFrom(talk.state()).parked).toEqual([])
  })
})

describe('the words of a thought kept for later', () => {
  const twoViews = async () => {
    const platform = steadyPlatform()
    const store = createMemoryStore(platform)
    const around = { guide, language: 'fi', store, platform }
    const anna = talkOf(
      createConversation(
        { asked: ['anna', 'ville'], lead: 'anna' },
        { viewer: { participant: 'anna' }, ...around },
      ),
    )
    anna.does({ type: 'joined', name: 'Anna' })
    anna.does({ type: 'joined', name: 'Ville' }, as('ville'))
    comesTo(anna, 'reality')
    anna.does(thought('interpretation', 'Villen lukutapa'), as('ville'))
    await anna.settled()
    const ville = talkOf(await joinConversation(anna.id, { viewer: { participant: 'ville' }, ...around }))
    return { anna, ville }
  }

  it('show to their author until its phase comes, and not to the others', async () => {
    const { anna, ville } = await twoViews()
    expect(JSON.stringify(ville.view())).toContain('Villen lukutapa')
    expect(JSON.stringify(anna.view())).not.toContain('Villen lukutapa')
  })

  it('show to all from then on', async () => {
    const { anna, ville } = await twoViews()
    comesTo(anna, 'learning')
    await anna.settled()
    await ville.settled()
    expect(JSON.stringify(ville.view())).toContain('Villen lukutapa')
    expect(JSON.stringify(anna.view())).toContain('Villen lukutapa')
  })
})
