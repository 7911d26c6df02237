import { describe, expect, it } from 'vitest'
import { needStatus } from '../src/needs.ts'
import { ORIGINS } from '../src/vocabulary.ts'
import {
  around,
  as,
  atPhase,
  codeOf,
  comesTo,
  gathered,
  goesOn,
  guide,
  lineAt,
  lineWith,
  on,
  refusalOf,
  type Talk,
  VILLE,
} from './talk.ts'

const need = (talk: Talk, text = 'Varahenkilö heinäkuulle', level: string | undefined = 'hr') =>
  talk.does({ type: 'noted.need', text, ...(level && { level }) })

const statusOf = (talk: Talk, id: string) => {
  const line = lineAt(talk, id)
  return line && needStatus(line, talk.state())
}

const bothAgree = (talk: Talk, id: string) => {
  talk.does({ type: 'need.agreed', ...on(talk, id) })
  talk.does({ type: 'need.agreed', ...on(talk, id) }, VILLE)
}

describe('the origin', () => {
  it.each(ORIGINS)('may be %s, which answers the phase', (origin) => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of, revision: 0, origin }, VILLE)
    expect(talk.state().distinction.origins).toEqual({ [of]: origin })
    const code = codeOf(talk.goes('experiment'))
    expect(code).toBe(origin === 'structures' || origin === 'both' ? 'organisation-question-open' : null)
  })

  it('is never a person', () => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    for (const origin of ['ville', 'person', 'management', ''])
      expect(() => talk.send({ type: 'origin.named', of, revision: 0, origin } as never)).toThrow(
        'cannot be sent',
      )
  })

  it('is asked of chosen difficulties alone, and one is enough', () => {
    const talk = atPhase('reality')
    const ids = ['Yksi', 'Kaksi'].map((text) =>
      talk.does({ type: 'noted.observation', text, under: 'difficulty' }, VILLE),
    )
    talk.does({ type: 'lines.chosen', lines: ids })
    goesOn(talk)
    talk.does({ type: 'learning.notKnownYet' })
    talk.goes('distinction')
    expect(codeOf(talk.goes('experiment'))).toBe('origin-missing')
    talk.does({ type: 'origin.named', of: ids[1] ?? '', revision: 0, origin: 'notYetKnown' })
    expect(talk.goes('experiment').accepted).toBe(true)
  })

  it('is not asked when nothing was difficult', () => {
    const talk = atPhase('reality')
    const id = talk.does(
      { type: 'noted.observation', text: 'Uudet pääsivät mukaan', under: 'success' },
      VILLE,
    )
    talk.does({ type: 'lines.chosen', lines: [id] })
    goesOn(talk)
    talk.does({ type: 'learning.notKnownYet' })
    talk.goes('distinction')
    talk.does({ type: 'noted.finding', finding: 'supported', text: 'Parityö' })
    expect(talk.goes('experiment').accepted).toBe(true)
  })

  it('may be named of the topic, when no line was chosen', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    talk.does({ type: 'origin.named', of: 'topic', revision: 0, origin: 'structures' })
    expect(codeOf(talk.goes('experiment'))).toBe('organisation-question-open')
    talk.does({ type: 'origin.named', of: 'topic', revision: 0, origin: 'doing' })
    expect(talk.goes('experiment').accepted).toBe(true)
  })

  it('is answered by "seen differently" too, and one takes the place of the other', () => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'doing' })
    talk.does({ type: 'origin.seenDifferently', of, revision: 0 }, VILLE)
    expect(talk.state().distinction).toMatchObject({ origins: {}, seenDifferently: { [of]: true } })
    expect(talk.goes('experiment').accepted).toBe(true)
    // It may still be named in the experiment.
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'both' })
    expect(talk.state().distinction).toMatchObject({ origins: { [of]: 'both' }, seenDifferently: {} })
  })

  it('rests on the wording one saw', () => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'revised', of, revision: 0, text: 'Lista tuli viikon myöhässä' }, VILLE)
    expect(codeOf(talk.send({ type: 'origin.named', of, revision: 0, origin: 'doing' }))).toBe('moved-on')
    expect(talk.send({ type: 'origin.named', of, revision: 1, origin: 'doing' }).accepted).toBe(true)
  })

  it('is too early before its phase', () => {
    const talk = atPhase('learning')
    const [of = ''] = talk.state().reality.chosen
    expect(codeOf(talk.send({ type: 'origin.named', of, revision: 0, origin: 'doing' }))).toBe('too-early')
  })

  it('named again is the same origin', () => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    const act = { type: 'origin.named', of, revision: 0, origin: 'doing' } as const
    talk.does(act)
    expect(talk.send(act, VILLE)).toEqual({ accepted: true })
  })

  it('falls away with the line it is about', () => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'structures' })
    talk.does({ type: 'withdrawn', of }, VILLE)
    expect(talk.state().distinction.origins).toEqual({})
    expect(talk.goes('experiment').accepted).toBe(true)
  })
})

describe('a finding', () => {
  it.each(['supported', 'gotInTheWay', 'missing', 'notUsed'] as const)(
    'says that structures %s, with tags on request',
    (finding) => {
      const talk = atPhase('distinction')
      const id = talk.does(
        { type: 'noted.finding', finding, text: 'Varalista', tags: ['rhythm', 'place'] },
        VILLE,
      )
      expect(lineAt(talk, id)).toMatchObject({ finding, tags: ['rhythm', 'place'], phase: 'distinction' })
      talk.does({ type: 'revised', of: id, revision: 0, tags: [] }, VILLE)
      expect(lineAt(talk, id)?.tags).toEqual([])
    },
  )

  it('came too early in learning, and comes back in its own phase', () => {
    const talk = atPhase('learning')
    expect(codeOf(talk.send({ type: 'noted.finding', finding: 'missing', text: 'Varalista' }))).toBe(
      'too-early',
    )
    talk.does({
      type: 'parked',
      line: { kind: 'finding', finding: 'missing', text: 'Varalista', tags: ['place'] },
    })
    talk.does({ type: 'learning.notKnownYet' })
    talk.goes('distinction')
    expect(lineWith(talk, 'Varalista')).toMatchObject({ status: 'open', finding: 'missing', tags: ['place'] })
  })
})

describe('the organisation’s question', () => {
  const structures = (talk: Talk) => {
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'structures' })
  }

  it('is open when structures are an origin, and a need answers it', () => {
    const talk = atPhase('distinction')
    structures(talk)
    const refusal = refusalOf(talk.goes('experiment'))
    expect(refusal.code).toBe('organisation-question-open')
    expect(refusal.offers.map((offer) => offer.key)).toEqual(
      expect.arrayContaining(['writeNeed', 'nothingNow']),
    )
    need(talk)
    expect(talk.goes('experiment').accepted).toBe(true)
  })

  it('is answered by "nothing now"', () => {
    const talk = atPhase('distinction')
    structures(talk)
    talk.does({ type: 'organisation.nothingNow' }, VILLE)
    expect(talk.send({ type: 'organisation.nothingNow' })).toEqual({ accepted: true })
    expect(talk.goes('experiment').accepted).toBe(true)
  })

  it('opens again when the only need was withdrawn', () => {
    const talk = atPhase('distinction')
    structures(talk)
    talk.does({ type: 'withdrawn', of: need(talk) })
    expect(codeOf(talk.goes('experiment'))).toBe('organisation-question-open')
  })
})

describe('a need', () => {
  it('is worded, agreed, taken forward, answered', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    expect(statusOf(talk, of)).toBe('worded')
    talk.does({ type: 'need.agreed', of, revision: 0 })
    expect(statusOf(talk, of)).toBe('worded')
    talk.does({ type: 'need.agreed', of, revision: 0 }, VILLE)
    expect(statusOf(talk, of)).toBe('agreed')
    talk.does({ type: 'need.forwarded', of, revision: 0 }, VILLE)
    expect(statusOf(talk, of)).toBe('takenForward')
    expect(lineAt(talk, of)?.forwarded?.day).toBe('2026-09-01')
    talk.does({ type: 'noted.answer', need: of, text: 'Saadaan' }, { by: { level: 'hr' } })
    expect(statusOf(talk, of)).toBe('answered')
  })

  it('goes forward only in the wording that those present agreed on', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    bothAgree(talk, of)
    talk.does({ type: 'revised', of, revision: 0, text: 'Varahenkilö koko kesäksi' })
    const refusal = refusalOf(talk.send({ type: 'need.forwarded', of, revision: 1 }))
    expect(refusal.code).toBe('need-not-agreed')
    expect(codeOf(talk.send({ type: 'need.forwarded', of, revision: 0 }))).toBe('moved-on')
    bothAgree(talk, of)
    expect(talk.send({ type: 'need.forwarded', of, revision: 1 }).accepted).toBe(true)
  })

  it('goes to a level, and waits for one', () => {
    const talk = atPhase('distinction')
    const of = talk.does({ type: 'noted.need', text: 'Varahenkilö' })
    bothAgree(talk, of)
    const refusal = refusalOf(talk.send({ type: 'need.forwarded', of, revision: 0 }))
    expect(refusal.code).toBe('need-not-agreed')
    expect(refusal.offers.map((offer) => offer.key)).toContain('chooseLevel')
    talk.does({ type: 'revised', of, revision: 0, level: 'hr' })
    bothAgree(talk, of)
    expect(talk.send({ type: 'need.forwarded', of, revision: 1 }).accepted).toBe(true)
  })

  it('taken forward twice is one', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    bothAgree(talk, of)
    talk.does({ type: 'need.forwarded', of, revision: 0 })
    expect(talk.send({ type: 'need.forwarded', of, revision: 0 }, VILLE)).toEqual({ accepted: true })
  })

  it('agreed on again by the same hand is no new act', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    talk.does({ type: 'need.agreed', of, revision: 0 })
    expect(talk.send({ type: 'need.agreed', of, revision: 0 })).toEqual({ accepted: true })
  })

  it('can be kept here, and taken forward later all the same', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    talk.does({ type: 'need.keptHere', of, revision: 0 })
    expect(statusOf(talk, of)).toBe('keptHere')
    bothAgree(talk, of)
    talk.does({ type: 'need.forwarded', of, revision: 0 })
    expect(statusOf(talk, of)).toBe('takenForward')
    talk.does({ type: 'need.keptHere', of, revision: 0 })
    expect(statusOf(talk, of)).toBe('keptHere')
    expect(lineAt(talk, of)?.forwarded).toBeUndefined()
  })

  it('is agreed by each one present when it was asked, not by those who come later', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    talk.does({ type: 'need.agreed', of, revision: 0 })
    talk.does({ type: 'welcomed', participant: 'liisa' })
    talk.does({ type: 'welcomed', participant: 'liisa' }, VILLE)
    talk.does({ type: 'joined', name: 'Liisa' }, as('liisa'))
    talk.does({ type: 'need.agreed', of, revision: 0 }, VILLE)
    expect(talk.send({ type: 'need.forwarded', of, revision: 0 }).accepted).toBe(true)
  })

  it('waits for one who left after it was asked', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    talk.does({ type: 'need.agreed', of, revision: 0 })
    talk.does({ type: 'left' }, VILLE)
    expect(codeOf(talk.send({ type: 'need.forwarded', of, revision: 0 }))).toBe('need-not-agreed')
  })

  it('agreed and unconfirmed is taken', () => {
    const talk = comesTo(
      gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } }),
      'distinction',
    )
    const of = need(talk)
    talk.does({ type: 'need.agreed', of, revision: 0 })
    talk.does({ type: 'need.agreed', of, revision: 0 }, around('table', 'ville'))
    expect(lineAt(talk, of)?.agreements).toMatchObject([
      { participant: 'anna' },
      { participant: 'ville' },
      { participant: 'sari', unconfirmed: true },
    ])
    expect(talk.send({ type: 'need.forwarded', of, revision: 0 }).accepted).toBe(true)
  })

  it('is not agreed while somebody is unticked around the screen', () => {
    const talk = comesTo(
      gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } }),
      'distinction',
    )
    const of = need(talk)
    talk.does({ type: 'need.agreed', of, revision: 0 })
    talk.does({ type: 'need.agreed', of, revision: 0, except: ['sari'] }, around('table', 'ville'))
    expect(codeOf(talk.send({ type: 'need.forwarded', of, revision: 0 }))).toBe('need-not-agreed')
  })

  it('loses an agreement that is withdrawn, which is never refused', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    bothAgree(talk, of)
    talk.does({ type: 'agreement.withdrawn', of }, VILLE)
    expect(statusOf(talk, of)).toBe('worded')
    expect(codeOf(talk.send({ type: 'need.forwarded', of, revision: 0 }))).toBe('need-not-agreed')
    expect(talk.send({ type: 'agreement.withdrawn', of }, VILLE)).toEqual({ accepted: true })
  })

  it('is answered by its own level alone, and only once it was taken forward', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    const answer = { type: 'noted.answer', need: of, text: 'Saadaan' } as const
    expect(codeOf(talk.send(answer, { by: { level: 'hr' } }))).toBe('only-participants')
    bothAgree(talk, of)
    talk.does({ type: 'need.forwarded', of, revision: 0 })
    expect(codeOf(talk.send(answer, { by: { level: 'it' } }))).toBe('only-participants')
    expect(codeOf(talk.send({ type: 'noted.question', text: 'Mitä?' }, { by: { level: 'hr' } }))).toBe(
      'only-participants',
    )
    expect(talk.send(answer, { by: { level: 'hr' } }).accepted).toBe(true)
    expect(lineWith(talk, 'Saadaan')?.by).toEqual({ level: 'hr' })
  })

  it('may have its answer by word of mouth, which a participant writes in', () => {
    const talk = atPhase('distinction')
    const of = need(talk)
    bothAgree(talk, of)
    talk.does({ type: 'need.forwarded', of, revision: 0 })
    talk.does({ type: 'noted.answer', need: of, text: 'Lupasivat' }, VILLE)
    expect(statusOf(talk, of)).toBe('answered')
  })

  it('is never read by its level’s other needs: a level reads and says nothing else', () => {
    const talk = atPhase('distinction')
    for (const event of [
      { type: 'paused' },
      { type: 'noted.learning', text: 'Opin' },
      { type: 'left' },
      { type: 'parked', line: { kind: 'idea', text: 'Aie' } },
    ] as const)
      expect(codeOf(talk.send(event, { by: { level: 'hr' } }))).toBe('only-participants')
  })

  it('is parked before its phase, and is still worded in the follow-up', () => {
    expect(codeOf(atPhase('learning').send({ type: 'noted.need', text: 'Aikaa' }))).toBe('too-early')
    const talk = atPhase('followUp')
    const of = need(talk)
    bothAgree(talk, of)
    expect(talk.send({ type: 'need.forwarded', of, revision: 0 }).accepted).toBe(true)
  })

  it('asks a participant who stands for the level whether they can decide it now', () => {
    const talk = comesTo(gathered({ anna: { answersFor: ['hr'] }, ville: {} }), 'distinction')
    need(talk)
    const needs = talk.view().sections.find((section) => section.part === 'needs')
    expect(needs?.part === 'needs' && needs.needs[0]?.yours).toBe(guide.texts.fi.distinction.isThisYours)
  })

  it('is about needs: another kind of line cannot be taken forward', () => {
    const talk = atPhase('distinction')
    const of = talk.does({ type: 'noted.learning', text: 'Opin' })
    expect(codeOf(talk.send({ type: 'need.agreed', of, revision: 0 }))).toBe('moved-on')
  })
})
