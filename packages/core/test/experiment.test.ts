import { describe, expect, it } from 'vitest'
import { extendGuide } from '../src/guides/guide.ts'
import {
  around,
  as,
  atPhase,
  carriedWith,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineAt,
  on,
  refusalOf,
  type Talk,
  VILLE,
} from './talk.ts'

const idea = (talk: Talk, text = 'Lista kaksi viikkoa ennen') => talk.does({ type: 'noted.idea', text })
const asked = (talk: Talk, text?: string) => {
  const of = idea(talk, text)
  talk.does({ type: 'experiment.asked', ...on(talk, of) })
  return of
}
const taken = (talk: Talk, text?: string) => {
  const of = asked(talk, text)
  talk.does({ type: 'experiment.taken', ...on(talk, of), end: 'next' })
  return of
}

/** A later talk, in which the experiment of the last one is carried, at the experiment. */
const later = (form: 'full' | 'short' = 'full') => {
  const talk = gathered({ anna: { supervisor: true }, ville: {} })
  talk.does({ type: 'topic.set', text: 'Työ' })
  talk.does(carriedWith({ experiment: { id: 'before', text: 'Lista aiemmin', signals: [] } }))
  return comesTo(talk, 'experiment', form)
}

describe('the experiment', () => {
  it('is one: a second replaces it, and the first stays as an idea', () => {
    const talk = atPhase('experiment')
    const first = taken(talk)
    const second = asked(talk, 'Toinen ajatus')
    expect(codeOf(talk.send({ type: 'experiment.taken', ...on(talk, second), end: 'next' }))).toBe(
      'one-experiment',
    )
    talk.does({ type: 'experiment.replaced', ...on(talk, second), end: 'next' })
    expect(talk.state().experiment.taken).toBe(second)
    expect(lineAt(talk, first)).toMatchObject({ kind: 'idea', status: 'open' })
  })

  it('has an end: next time, or a day', () => {
    const talk = atPhase('experiment')
    const of = asked(talk)
    const refusal = refusalOf(talk.send({ type: 'experiment.taken', of, revision: 0 }))
    expect(refusal.code).toBe('experiment-needs-end')
    talk.does({
      type: 'experiment.taken',
      of,
      revision: 0,
      end: '2026-09-20',
      situation: 'Viikkopalaveri',
      carries: 'us',
    })
    expect(lineAt(talk, of)).toMatchObject({ end: '2026-09-20', situation: 'Viikkopalaveri', carries: 'us' })
    expect(() => talk.send({ type: 'experiment.taken', of, revision: 0, end: 'joskus' })).toThrow(
      'cannot be sent',
    )
  })

  it('taken again as it is, is no new act; with another end it is', () => {
    const talk = atPhase('experiment')
    const of = taken(talk)
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }, VILLE)).toEqual({
      accepted: true,
    })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: '2026-09-20' })
    expect(lineAt(talk, of)?.end).toBe('2026-09-20')
  })

  it('can be let go, and taken again', () => {
    const talk = atPhase('experiment')
    const of = taken(talk)
    talk.does({ type: 'experiment.released', of, revision: 0 }, VILLE)
    expect(talk.state().experiment.taken).toBeNull()
    expect(codeOf(talk.goes('followUp'))).toBe('experiment-open')
    // Its end is known by now.
    talk.does({ type: 'experiment.taken', of, revision: 0 })
    expect(talk.goes('followUp').accepted).toBe(true)
  })

  it('falls away when its line is withdrawn', () => {
    const talk = atPhase('experiment')
    const of = taken(talk)
    talk.does({ type: 'withdrawn', of })
    expect(talk.state().experiment.taken).toBeNull()
    expect(codeOf(talk.goes('followUp'))).toBe('experiment-open')
  })

  it('may still be taken, replaced or let go in the follow-up', () => {
    const talk = atPhase('experiment')
    const other = asked(talk, 'Toinen')
    const of = taken(talk)
    talk.goes('followUp')
    talk.does({ type: 'experiment.replaced', of: other, revision: 0, end: 'next' })
    expect(talk.state().experiment.taken).toBe(other)
    talk.does({ type: 'experiment.none' })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
    expect(talk.state().experiment).toMatchObject({ taken: of, none: false })
  })

  it('is too early to take before its phase', () => {
    const talk = atPhase('distinction')
    expect(codeOf(talk.send({ type: 'experiment.none' }))).toBe('too-early')
    expect(codeOf(talk.send({ type: 'support.none' }))).toBe('too-early')
  })
})

describe('going on from the experiment', () => {
  it('asks for something to try, or nothing, or what is needed first', () => {
    const refusal = refusalOf(atPhase('experiment').goes('followUp'))
    expect(refusal.code).toBe('experiment-open')
    expect(refusal.offers.map((offer) => offer.key)).toEqual(
      expect.arrayContaining(['oneLine', 'keptIdeas', 'nothingToTry', 'needFirst']),
    )
  })

  it('holds with "nothing to try this time", which lets go of what was taken', () => {
    const talk = atPhase('experiment')
    taken(talk)
    talk.does({ type: 'experiment.none' }, VILLE)
    expect(talk.state().experiment).toMatchObject({ taken: null, none: true, needFirst: null })
    expect(talk.send({ type: 'experiment.none' })).toEqual({ accepted: true })
    expect(talk.goes('followUp').accepted).toBe(true)
  })

  it('holds with what we need before we can try', () => {
    const talk = atPhase('experiment')
    talk.does({ type: 'experiment.none', needFirst: 'Rauhallinen tunti' }, VILLE)
    expect(talk.state().experiment).toMatchObject({ none: true, needFirst: 'Rauhallinen tunti' })
    expect(talk.goes('followUp').accepted).toBe(true)
  })

  it('does not hold with an idea that was not taken', () => {
    const talk = atPhase('experiment')
    asked(talk)
    expect(codeOf(talk.goes('followUp'))).toBe('experiment-open')
  })
})

describe('"does anyone see an obstacle?"', () => {
  it('is asked before an experiment is taken', () => {
    const talk = atPhase('experiment')
    const of = idea(talk)
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))).toBe(
      'not-agreed-together',
    )
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
  })

  it('stands in the way while somebody present objects, until it is made smaller', () => {
    const talk = atPhase('experiment')
    const of = asked(talk)
    talk.does({ type: 'experiment.objected', of, revision: 0 }, VILLE)
    const refusal = refusalOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))
    expect(refusal.code).toBe('not-agreed-together')
    expect(refusal.offers.map((offer) => offer.key)).toEqual(
      expect.arrayContaining(['makeSmaller', 'keepAsIdea']),
    )
    talk.does({ type: 'revised', of, revision: 0, text: 'Vain yksi lista' })
    talk.does({ type: 'experiment.asked', of, revision: 1 })
    expect(talk.send({ type: 'experiment.taken', of, revision: 1, end: 'next' }).accepted).toBe(true)
  })

  it('is no longer in the way when who objected says it is fine', () => {
    const talk = atPhase('experiment')
    const of = asked(talk)
    talk.does({ type: 'experiment.objected', of, revision: 0 }, VILLE)
    talk.does({ type: 'experiment.agreed', of, revision: 0 }, VILLE)
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
  })

  it('asks anew about a new wording', () => {
    const talk = atPhase('experiment')
    const of = asked(talk)
    talk.does({ type: 'revised', of, revision: 0, text: 'Kaikki listat' })
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 1, end: 'next' }))).toBe(
      'not-agreed-together',
    )
  })

  it('asks who came meanwhile, too', () => {
    const talk = atPhase('experiment')
    const of = asked(talk)
    talk.does({ type: 'welcomed', participant: 'liisa' })
    talk.does({ type: 'welcomed', participant: 'liisa' }, VILLE)
    talk.does({ type: 'joined', name: 'Liisa' }, as('liisa'))
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))).toBe(
      'not-agreed-together',
    )
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
  })

  it('is not asked of those who only saw another say it is fine', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {}, sari: {} }), 'experiment')
    const of = idea(talk)
    talk.does({ type: 'experiment.agreed', of, revision: 0 }, VILLE)
    // Sari was not asked.
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))).toBe(
      'not-agreed-together',
    )
  })

  it('is asked around a shared screen in one act, exceptions unticked', () => {
    const talk = comesTo(
      gathered({ anna: { screen: 'table' }, ville: { screen: 'table' }, sari: { screen: 'table' } }),
      'experiment',
    )
    const ours = around('table', 'anna')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' }, ours)
    talk.does({ type: 'experiment.asked', of, revision: 0, except: ['sari'] }, ours)
    expect(lineAt(talk, of)).toMatchObject({
      agreements: [{ participant: 'anna' }, { participant: 'ville', unconfirmed: true }],
      objections: [{ participant: 'sari', revision: 0 }],
    })
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }, ours))).toBe(
      'not-agreed-together',
    )
    talk.does({ type: 'experiment.asked', of, revision: 0 }, ours)
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }, ours).accepted).toBe(true)
  })

  it('is not stood in by one who has left', () => {
    const talk = atPhase('experiment')
    const of = asked(talk)
    talk.does({ type: 'experiment.objected', of, revision: 0 }, VILLE)
    talk.does({ type: 'left' }, VILLE)
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
  })

  it('said fine twice is once', () => {
    const talk = atPhase('experiment')
    const of = idea(talk)
    talk.does({ type: 'experiment.agreed', of, revision: 0 }, VILLE)
    expect(talk.send({ type: 'experiment.agreed', of, revision: 0 }, VILLE)).toEqual({ accepted: true })
  })
})

describe('a supervisor’s decision', () => {
  it('is noted by a supervisor, apart from experiments', () => {
    const talk = atPhase('experiment')
    const id = talk.does({ type: 'noted.decision', text: 'Lista tehdään kuukautta aiemmin' })
    expect(lineAt(talk, id)).toMatchObject({ kind: 'decision', status: 'open' })
    expect(talk.state().experiment.taken).toBeNull()
    expect(codeOf(talk.goes('followUp'))).toBe('experiment-open')
  })

  it('is no act of others: neither noted nor parked', () => {
    const talk = atPhase('experiment')
    expect(codeOf(talk.send({ type: 'noted.decision', text: 'Päätin' }, VILLE))).toBe('not-on-your-screen')
    expect(codeOf(talk.send({ type: 'parked', line: { kind: 'decision', text: 'Päätin' } }, VILLE))).toBe(
      'not-on-your-screen',
    )
  })

  it('belongs to the role of supervisor, not to who leads', () => {
    const talk = comesTo(gathered({ anna: { supervisor: true }, ville: {} }, { lead: 'ville' }), 'experiment')
    expect(codeOf(talk.send({ type: 'noted.decision', text: 'Päätin' }))).toBe('not-on-your-screen')
    expect(talk.send({ type: 'noted.decision', text: 'Päätin' }, as('anna')).accepted).toBe(true)
  })

  it('is entered by the scribe for a supervisor around that screen', () => {
    const talk = comesTo(
      gathered({ ville: { screen: 'table' }, anna: { screen: 'table', supervisor: true }, sari: {} }),
      'experiment',
    )
    expect(talk.send({ type: 'noted.decision', text: 'Päätös' }, as('anna', 'ville')).accepted).toBe(true)
    expect(codeOf(talk.send({ type: 'noted.decision', text: 'Päätös' }, as('sari')))).toBe(
      'not-on-your-screen',
    )
  })

  it('is offered in the place of an experiment to a supervisor alone', () => {
    const talk = atPhase('experiment')
    const of = idea(talk)
    const act = { type: 'experiment.taken', of, revision: 0, end: 'next' } as const
    expect(refusalOf(talk.send(act)).offers.map((offer) => offer.key)).toContain('asDecision')
    expect(refusalOf(talk.send(act, VILLE)).offers.map((offer) => offer.key)).not.toContain('asDecision')
  })
})

describe('an experiment of the last talk', () => {
  it('holds the place until it is told what becomes of it', () => {
    const talk = later()
    const of = asked(talk)
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))).toBe(
      'one-experiment',
    )
    expect(codeOf(talk.goes('followUp'))).toBe('experiment-open')
  })

  it.each(['keepTrying', 'change'] as const)('that is to %s is the one experiment', (fate) => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate }, VILLE)
    const of = asked(talk)
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))).toBe(
      'one-experiment',
    )
    expect(talk.goes('followUp').accepted).toBe(true)
  })

  it.each(['becamePractice', 'stopHere'] as const)('that %s leaves the place free', (fate) => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate })
    expect(codeOf(talk.goes('followUp'))).toBe('experiment-open')
    const of = asked(talk)
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
    // Now it would be a second one.
    expect(codeOf(talk.send({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' }))).toBe(
      'one-experiment',
    )
  })

  it('is stopped when another replaces it', () => {
    const talk = later()
    const of = asked(talk)
    talk.does({ type: 'experiment.replaced', of, revision: 0, end: 'next' })
    expect(talk.state().experiment).toMatchObject({ taken: of, fate: 'stopHere' })
  })

  it('told twice is told once', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'change' })
    expect(talk.send({ type: 'experiment.continued', of: 'before', fate: 'change' }, VILLE)).toEqual({
      accepted: true,
    })
    expect(codeOf(talk.send({ type: 'experiment.continued', of: 'another', fate: 'stopHere' }))).toBe(
      'moved-on',
    )
  })

  it('may rest: nothing to try this time', () => {
    const talk = later()
    talk.does({ type: 'experiment.none' })
    expect(talk.goes('followUp').accepted).toBe(true)
  })

  it('has no outcome and no fate called failed', () => {
    const talk = later()
    for (const fate of ['failed', 'abandoned'])
      expect(() => talk.send({ type: 'experiment.continued', of: 'before', fate } as never)).toThrow(
        'cannot be sent',
      )
    for (const outcome of ['failed', 'notDone'])
      expect(() => talk.send({ type: 'noted.outcome', outcome } as never)).toThrow('cannot be sent')
  })
})

describe('support, and what makes room', () => {
  it('is asked for by a nudge, and by a guard where a guide says so', () => {
    const nudged = atPhase('experiment')
    expect(
      nudged.send({ type: 'experiment.taken', of: asked(nudged), revision: 0, end: 'next' }).accepted,
    ).toBe(true)
    const guarded = extendGuide(guide, {
      id: 'ours',
      version: '1',
      rules: { 'support-not-asked': { mode: 'guard', reason: { fi: 'Tuki', sv: 'Stöd', en: 'Support' } } },
    })
    const talk = atPhase('experiment', { guide: guarded })
    const of = asked(talk)
    expect(codeOf(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }))).toBe(
      'support-not-asked',
    )
    talk.does({ type: 'support.none' })
    expect(talk.send({ type: 'support.none' })).toEqual({ accepted: true })
    expect(talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' }).accepted).toBe(true)
  })

  it('may be carried by a participant or by us, or by nobody', () => {
    const talk = atPhase('experiment')
    for (const kind of ['continue', 'stop', 'lighten', 'support'] as const)
      for (const carries of ['us', 'ville', undefined]) {
        const id = talk.does({ type: `noted.${kind}`, text: kind, ...(carries && { carries }) })
        expect(lineAt(talk, id)?.carries).toBe(carries)
      }
  })

  it('wanted early is filed under the experiment at once', () => {
    for (const phase of ['framing', 'reality', 'learning', 'distinction'] as const) {
      const talk = atPhase(phase)
      const id = talk.does({ type: 'noted.support', text: 'Aikaa' }, VILLE)
      expect(lineAt(talk, id)).toMatchObject({ status: 'open', phase: 'experiment' })
    }
  })
})
