import { describe, expect, it } from 'vitest'
import type { SentEvent } from '../src/events.ts'
import { PHASES } from '../src/vocabulary.ts'
import {
  around,
  as,
  atPhase,
  called,
  closes,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineAt,
  on,
  refusalOf,
  seen,
  standing,
  started,
  type Talk,
  VILLE,
} from './talk.ts'

const atTable = (): Talk =>
  gathered({
    anna: { supervisor: true },
    ville: { screen: 'table' },
    sari: { screen: 'table' },
  })

const held = () => {
  const talk = comesTo(atTable(), 'learning')
  const learning = talk.does({ type: 'noted.learning', text: 'Sopiminen auttaa' }, as('sari', 'ville'))
  comesTo(talk, 'distinction')
  const need = talk.does({ type: 'noted.need', text: 'Varahenkilö', level: 'hr' })
  talk.does({ type: 'need.agreed', ...on(talk, need) })
  talk.does({ type: 'need.agreed', ...on(talk, need) }, around('table', 'ville'))
  talk.does({ type: 'need.forwarded', ...on(talk, need) })
  return { talk: closes(talk), learning, need }
}

describe('the closing', () => {
  it('says the closing words before the end', () => {
    const talk = atPhase('closing')
    const refusal = refusalOf(talk.send({ type: 'closed', ...seen(talk) }))
    expect(refusal.code).toBe('closing-not-presented')
    expect(codeOf(talk.send({ type: 'closing.presented' }, VILLE))).toBe('facilitator-leads')
    talk.does({ type: 'closing.presented' })
    expect(codeOf(talk.send({ type: 'closed', ...seen(talk) }, VILLE))).toBe('facilitator-leads')
    talk.does({ type: 'closed', ...seen(talk) })
    expect(talk.state()).toMatchObject({ stage: 'held', left: null })
  })

  it('closed by two is closed once', () => {
    const talk = atPhase('closing')
    talk.does({ type: 'closing.presented' })
    const act = { type: 'closed', ...seen(talk) } as const
    talk.does(act)
    expect(talk.send(act)).toEqual({ accepted: true })
  })

  it('is closed from the place one saw', () => {
    const talk = atPhase('closing')
    talk.does({ type: 'closing.presented' })
    const before = seen(talk)
    talk.goes('followUp')
    talk.goes('closing')
    expect(codeOf(talk.send({ type: 'closed', ...before }))).toBe('moved-on')
  })

  it('keeps the agreements changeable, and the rest by going back', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'closing')
    expect(codeOf(talk.send({ type: 'experiment.none', needFirst: 'Aikaa' }))).toBe('moved-on')
    talk.goes('experiment')
    expect(talk.send({ type: 'experiment.none', needFirst: 'Aikaa' }).accepted).toBe(true)
    expect(talk.goes('closing').accepted).toBe(true)
  })
})

describe('a held talk', () => {
  it('is not final: its level still answers', () => {
    const { talk, need } = held()
    expect(talk.send({ type: 'noted.answer', need, text: 'Saadaan' }, { by: { level: 'hr' } }).accepted).toBe(
      true,
    )
    expect(talk.send({ type: 'noted.answer', need, text: 'Kuulin samaa' }).accepted).toBe(true)
  })

  it('takes a confirmation of what was entered for one, by their own hand', () => {
    const { talk, learning, need } = held()
    expect(lineAt(talk, learning)?.unconfirmed).toBe(true)
    const act = { type: 'confirmed', of: learning, revision: 0 } as const
    expect(codeOf(talk.send(act, as('sari', 'ville')))).toBe('not-on-your-screen')
    expect(codeOf(talk.send(act, around('table', 'ville')))).toBe('not-on-your-screen')
    talk.does(act, as('sari'))
    expect(lineAt(talk, learning)?.unconfirmed).toBeUndefined()
    talk.does({ type: 'confirmed', of: need, revision: 0 }, as('sari'))
    expect(lineAt(talk, need)?.agreements).toContainEqual(
      expect.not.objectContaining({ unconfirmed: true, participant: 'sari' }),
    )
    expect(JSON.stringify(lineAt(talk, need)?.agreements)).not.toContain('unconfirmed')
  })

  it('takes a correction of what was entered for one, from them alone', () => {
    const { talk, learning } = held()
    const act = { type: 'revised', of: learning, revision: 0, text: 'Sopiminen ajoissa auttaa' } as const
    expect(codeOf(talk.send(act))).toBe('outside-the-talk')
    talk.does(act, as('sari'))
    expect(lineAt(talk, learning)).toMatchObject({ text: 'Sopiminen ajoissa auttaa', revision: 1 })
    // Now it is her own, and stands.
    expect(codeOf(talk.send({ ...act, revision: 1 }, as('sari')))).toBe('outside-the-talk')
  })

  it('takes a withdrawal of what was entered for one', () => {
    const { talk, learning } = held()
    talk.does({ type: 'withdrawn', of: learning }, as('sari'))
    expect(lineAt(talk, learning)).toMatchObject({ status: 'withdrawn', text: { erased: true } })
  })

  it('takes an objection, and an agreement that is withdrawn', () => {
    const { talk, need } = held()
    talk.does({ type: 'agreement.withdrawn', of: need }, as('sari'))
    expect(lineAt(talk, need)?.agreements?.map((one) => one.participant)).toEqual(['anna', 'ville'])
  })

  it('takes another day of return, from one who was in it', () => {
    const { talk } = held()
    talk.does({ type: 'noted.return', day: '2026-11-11' }, as('sari'))
    expect(talk.state().followUp.return?.day).toBe('2026-11-11')
    expect(codeOf(talk.send({ type: 'noted.return', day: '2026-11-12' }, as('outsider')))).toBe(
      'only-participants',
    )
  })

  it('takes no line and no act of the seven phases; these go into the preparation', () => {
    const { talk } = held()
    for (const event of [
      { type: 'noted.learning', text: 'Vielä yksi' },
      { type: 'noted.question', text: 'Entä jos' },
      { type: 'parked', line: { kind: 'idea', text: 'Aie' } },
      { type: 'lines.chosen', lines: [] },
      { type: 'experiment.none' },
      { type: 'go.reality', ...seen(talk) },
      { type: 'paused' },
    ] as SentEvent[]) {
      const sent = talk.send(event)
      // What is already so is silently true; anything else is outside the talk.
      if (sent.accepted) expect(sent.entry).toBeUndefined()
      else expect([event.type, sent.refusal.code]).toEqual([event.type, 'outside-the-talk'])
    }
    expect(
      refusalOf(talk.send({ type: 'noted.learning', text: 'Vielä yksi' })).offers.map((offer) => offer.key),
    ).toContain('toMyPreparation')
    expect(talk.send({ type: 'drafted', text: 'Vielä yksi' }).accepted).toBe(true)
  })

  it('that was closed is not resumed', () => {
    const { talk } = held()
    expect(codeOf(talk.send({ type: 'resumed' }))).toBe('outside-the-talk')
  })
})

describe('what was entered for another', () => {
  it('is marked unconfirmed, and what one typed for oneself is not', () => {
    const platform = standing()
    const talk = gathered(
      { anna: { screen: 'table' }, ville: { screen: 'table' } },
      { platform, lead: 'anna' },
    )
    comesTo(talk, 'learning')
    talk.does({ type: 'noted.learning', text: 'Sopiminen auttaa' }, as('anna', 'anna'))
    talk.does({ type: 'noted.learning', text: 'Villen oppi' }, as('ville', 'anna'))
    closes(talk)
    expect(
      talk
        .state()
        .lines.flat()
        .map((line) => [line.text, line.unconfirmed]),
    ).toContainEqual(['Villen oppi', true])
    expect(
      talk
        .state()
        .lines.flat()
        .map((line) => [line.text, line.unconfirmed]),
    ).toContainEqual(['Sopiminen auttaa', undefined])
  })

  it('is shown to be confirmed on one’s own sign-in, for seven days', () => {
    const platform = standing()
    const talk = gathered(
      { ville: { screen: 'table' }, anna: { screen: 'table' } },
      { platform, lead: 'anna' },
    )
    comesTo(talk, 'learning')
    talk.does({ type: 'noted.learning', text: 'Annan oppi' }, as('anna', 'ville'))
    closes(talk)
    const waiting = () => {
      const after = talk.view().sections.find((section) => section.part === 'after')
      return after?.part === 'after' ? after.confirmations.map((line) => line.text) : []
    }
    expect(waiting()).toEqual(['Annan oppi'])
    platform.comes('2026-09-07T06:00:00.000Z')
    expect(waiting()).toEqual(['Annan oppi'])
    platform.comes('2026-09-09T06:00:00.000Z')
    expect(waiting()).toEqual([])
  })
})

describe('what was agreed to for another', () => {
  it('is said with the line it was agreed on; of experiments, of the one that is tried', () => {
    const talk = comesTo(
      gathered(
        { ville: { screen: 'table' }, anna: { screen: 'table' } },
        { platform: standing(), lead: 'anna' },
      ),
      'distinction',
    )
    const ours = around('table', 'ville')
    const need = talk.does({ type: 'noted.need', text: 'Varahenkilö', level: 'hr' }, ours)
    talk.does({ type: 'need.agreed', ...on(talk, need) }, ours)
    comesTo(talk, 'experiment')
    const [first, second] = ['Lista aiemmin', 'Lista ovelle'].map((text) =>
      talk.does({ type: 'noted.idea', text }, ours),
    ) as [string, string]
    for (const of of [first, second]) talk.does({ type: 'experiment.asked', ...on(talk, of) }, ours)
    talk.does({ type: 'experiment.taken', ...on(talk, first), end: 'next' }, ours)
    talk.does({ type: 'experiment.replaced', ...on(talk, second), end: 'next' }, ours)
    closes(talk)
    const after = talk.view().sections.find((section) => section.part === 'after')
    const { experiment, labels } = guide.texts.fi
    expect(
      after?.part === 'after' && after.confirmations.map(({ text, entered }) => [text, entered]),
    ).toEqual([
      ['Varahenkilö', labels.agree],
      ['Lista ovelle', experiment.noObstacle],
    ])
  })
})

describe('"end here for today"', () => {
  it.each(PHASES)('is never refused in %s, to anyone present', (phase) => {
    const talk = atPhase(phase)
    talk.does({ type: 'ended', day: '2026-10-01' }, VILLE)
    const isHeld = phase !== 'framing'
    expect(talk.state()).toMatchObject({ stage: isHeld ? 'held' : 'paused', left: phase })
  })

  it('without a day is a pause', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'ended' })
    expect(talk.state()).toMatchObject({ stage: 'paused', left: 'learning' })
  })

  it('without a day is held where a return is agreed already', () => {
    const talk = atPhase('closing')
    talk.does({ type: 'ended' })
    expect(talk.state()).toMatchObject({ stage: 'held', left: 'closing' })
  })

  it('in a pause remembers the phase that was left', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'paused' })
    talk.does({ type: 'ended', day: '2026-10-01' }, VILLE)
    expect(talk.state()).toMatchObject({ stage: 'held', left: 'learning' })
    talk.does({ type: 'resumed' }, VILLE)
    expect(talk.state().stage).toBe('learning')
  })

  it('keeps everything, and goes on in the phase it left', () => {
    const talk = atPhase('distinction')
    const before = talk.state()
    talk.does({ type: 'ended', day: '2026-10-01' })
    expect(talk.state().lines).toEqual(before.lines)
    talk.does({ type: 'resumed' }, VILLE)
    const { moves, ...after } = talk.state()
    const { moves: _, ...same } = before
    expect(after).toEqual(same)
  })

  it('asks anew at the end when we come back, for its day was for going on', () => {
    const talk = atPhase('followUp')
    talk.does({ type: 'ended', day: '2026-10-01' })
    talk.does({ type: 'resumed' })
    expect(codeOf(talk.goes('closing'))).toBe('left-loose')
  })

  it('keeps the return that was agreed before it', () => {
    const talk = atPhase('closing')
    expect(talk.state().followUp.return?.day).toBe('2026-10-01')
    talk.does({ type: 'ended', day: '2026-09-03' })
    talk.does({ type: 'resumed' })
    expect(talk.state().followUp.return?.day).toBe('2026-10-01')
  })

  it('pressed by two is one end', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'ended', day: '2026-10-01' })
    expect(talk.send({ type: 'ended', day: '2026-10-01' }, VILLE)).toEqual({ accepted: true })
  })

  it('shows the closing words', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'ended', day: '2026-10-01' })
    expect(JSON.stringify(talk.view().sections)).toContain(guide.texts.fi.closing.words.one)
    const paused = atPhase('framing')
    paused.does({ type: 'ended' })
    expect(paused.state().stage).toBe('paused')
  })

  it('is resumed until the next talk starts', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'ended', day: '2026-10-01' })
    talk.does({ type: 'followed', by: 'next' })
    const written = talk.entries().length
    talk.does({ type: 'followed', by: 'next' })
    expect(talk.entries()).toHaveLength(written)
    expect(codeOf(talk.send({ type: 'resumed' }))).toBe('outside-the-talk')
  })

  it('has no talk to end before it starts', () => {
    expect(codeOf(called().send({ type: 'ended' }))).toBe('outside-the-talk')
  })
})

describe('a pause', () => {
  it.each(PHASES)('in %s is taken by anyone present, and anyone resumes there', (phase) => {
    const talk = phase === 'framing' ? started() : atPhase(phase)
    talk.does({ type: 'paused' }, VILLE)
    expect(talk.state()).toMatchObject({ stage: 'paused', left: phase })
    expect(talk.send({ type: 'paused' })).toEqual({ accepted: true })
    talk.does({ type: 'resumed' }, VILLE)
    expect(talk.state()).toMatchObject({ stage: phase, left: null })
  })

  it('is not held, and takes no line of a phase', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'paused' })
    expect(codeOf(talk.send({ type: 'noted.observation', text: 'Nyt', under: 'focus' }, VILLE))).toBe(
      'moved-on',
    )
    expect(codeOf(talk.goes('learning'))).toBe('moved-on')
    expect(talk.send({ type: 'noted.question', text: 'Milloin jatketaan?' }, VILLE).accepted).toBe(true)
    expect(talk.send({ type: 'parked', line: { kind: 'idea', text: 'Lista' } }, VILLE).accepted).toBe(true)
  })

  it('resumed by two is resumed once', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'paused' })
    talk.does({ type: 'resumed' })
    expect(talk.send({ type: 'resumed' }, VILLE)).toEqual({ accepted: true })
  })

  it('is not resumed by one who has left', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'left' }, VILLE)
    talk.does({ type: 'paused' })
    const refusal = refusalOf(talk.send({ type: 'resumed' }, VILLE))
    expect(refusal.code).toBe('moved-on')
    expect(refusal.offers.map((offer) => offer.key)).toContain('comeBack')
  })
})
