import { describe, expect, it } from 'vitest'
import type { Conversation } from '../src/conversation.ts'
import { createConversation, restoreConversation } from '../src/create.ts'
import { fi } from '../src/guides/fi.ts'
import { builtIn, extendGuide } from '../src/guides/guide.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { sampleOf } from '../src/samples.ts'
import { lineTemplates, talkTemplates } from '../src/templates.ts'
import type { Section, View } from '../src/view/types.ts'
import { CODES, NUDGES, type Nudge, PHASES, type Phase } from '../src/vocabulary.ts'
import { steadyPlatform } from './platform.ts'
import {
  around,
  as,
  atPhase,
  called,
  carriedWith,
  closes,
  comesTo,
  gathered,
  goesOn,
  guide,
  LANGUAGES,
  type Seat,
  standing,
  started,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const notice = { controller: 'Kunta', contact: 'a@b', purpose: 'Oppiminen', legalBasis: 'Etu' }

const part = <P extends Section['part']>(
  talk: Pick<Talk, 'view'>,
  name: P,
): Extract<Section, { part: P }> => {
  const found = talk.view().sections.find((section) => section.part === name)
  if (!found) throw new Error(`no ${name}`)
  return found as Extract<Section, { part: P }>
}

const partsOf = (talk: Pick<Talk, 'view'>) => talk.view().sections.map((section) => section.part)

/** The same log as another viewer reads it. */
const seenBy = (
  talk: Conversation,
  viewer: Conversation['viewer'],
  { language = 'fi', platform = steadyPlatform('2026-09-01T07:00:00.000Z', 'seen') } = {},
) => talkOf(restoreConversation(toEnvelope(talk), { viewer, guide, language, platform }))

const saw = (text = 'Lista myöhässä', under: 'difficulty' | 'success' = 'difficulty') =>
  ({ type: 'noted.observation', text, under }) as const

const table = (): Talk =>
  gathered({ anna: { screen: 'table', supervisor: true }, ville: { screen: 'table' }, sari: {} })

const TABLE = { screen: 'table', scribe: 'anna' } as const

describe('the view, for each viewer', () => {
  it('gives the facilitator what moves the talk, and the others what asks for it', () => {
    const talk = atPhase('reality')
    expect(talk.view().moveOn?.key).toBe('moveOn')
    expect(partsOf(talk)).toContain('checklist')
    const ville = seenBy(talk, { participant: 'ville' })
    expect(ville.view().moveOn).toMatchObject({
      key: 'askToMove',
      event: { type: 'move.asked', to: 'learning' },
    })
    expect(partsOf(ville)).not.toContain('checklist')
  })

  it('names to the facilitator who waits, and to nobody else', () => {
    const talk = atPhase('reality')
    expect(part(talk, 'turns').waiting).toEqual(['Ville'])
    expect(part(seenBy(talk, { participant: 'ville' }), 'turns').waiting).toEqual([])
    const shared = comesTo(table(), 'reality')
    expect(part(seenBy(shared, TABLE), 'turns').waiting).toEqual([])
  })

  it('shows the facilitator who asks to move', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'move.asked', to: 'learning' }, VILLE)
    expect(talk.view().asks).toEqual([expect.stringMatching(/^Ville .*Mitä opimme/)])
    expect(seenBy(talk, { participant: 'ville' }).view().asks).toEqual([])
  })

  it('shows a participant their own drafts and words that came back, and nobody else', () => {
    const talk = called()
    talk.does({ type: 'drafted', text: 'Oma luonnos' })
    expect(talk.view().drafts.map((one) => one.text)).toEqual(['Oma luonnos'])
    expect(part(talk, 'preparation').drafts).toHaveLength(1)
    const ville = seenBy(talk, { participant: 'ville' })
    expect(JSON.stringify(ville.view())).not.toContain('Oma luonnos')
    expect(JSON.stringify(seenBy(table(), TABLE).view())).not.toContain('"part":"preparation"')
  })

  it('says whose a line is, and which are one’s own', () => {
    const talk = comesTo(table(), 'reality')
    talk.does(saw('Meidän'), around('table', 'anna'))
    talk.does(saw('Sarin'), as('sari'))
    const lines = (who: Talk) => {
      const { sections } = who.view()
      const found = sections.find((one) => one.part === 'lines' && one.phase === 'reality')
      return found?.part === 'lines' ? found.lines.map((line) => [line.text, line.who, line.mine]) : []
    }
    expect(lines(seenBy(talk, { participant: 'sari' }))).toEqual([
      ['Meidän', fi.labels.ours, false],
      ['Sarin', 'sari', true],
    ])
    expect(lines(seenBy(talk, TABLE))).toEqual([
      ['Meidän', fi.labels.ours, true],
      ['Sarin', 'sari', false],
    ])
  })

  it('marks what is withdrawn, in the place of its words', () => {
    const talk = atPhase('reality')
    const of = talk.does(saw('Sanoin liikaa'))
    talk.does({ type: 'withdrawn', of })
    const section = talk.view().sections.find((one) => one.part === 'lines')
    expect(section?.part === 'lines' && section.lines[0]).toMatchObject({
      text: null,
      mark: fi.labels.withdrawn,
    })
  })

  it.each(PHASES.slice(0, -1))('shows in %s what has been said in it', (phase) => {
    const talk = atPhase(phase)
    talk.does({ type: 'noted.question', text: 'Kuuluuko tämä?' }, VILLE)
    expect(JSON.stringify(talk.view().sections)).toContain('Kuuluuko tämä?')
  })

  it('presets what a line came from to the chosen lines', () => {
    const talk = atPhase('learning')
    const learning = part(talk, 'composer').kinds.find((one) => one.kind === 'learning')
    expect(learning?.event).toMatchObject({ type: 'noted.learning', from: talk.state().reality.chosen })
  })

  it('never shows a choice whose only result is a refusal: where a kind waits, the button keeps it', () => {
    for (const phase of PHASES.slice(0, -1)) {
      const talk = atPhase(phase)
      for (const viewer of [{ participant: 'anna' }, { participant: 'ville' }] as const) {
        const who = seenBy(talk, viewer)
        for (const { event, missing, keep } of part(who, 'composer').kinds) {
          expect([phase, event.type, who.explain(sampleOf({ event, missing }))?.code]).toEqual([
            phase,
            event.type,
            undefined,
          ])
          expect(keep).toBe(event.type === 'parked')
        }
      }
    }
  })

  it('closes with the closing words, what we try and when we come back, and nothing else', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
    talk.goes('followUp')
    comesTo(talk, 'closing')
    const closing = part(talk, 'closing')
    expect(closing.words).toBe(fi.closing.words.one)
    expect(closing.weTry).toContain('Lista aiemmin')
    expect(closing.weComeBack).toContain('to 1.10.')
    expect(partsOf(talk)).not.toContain('composer')
  })

  it('addresses two as you, and more as us', () => {
    const two = atPhase('reality')
    const many = comesTo(table(), 'reality')
    const first = (talk: Talk) => part(talk, 'questions').questions[0]?.text
    expect([two.view().address, first(two)]).toEqual(['one', fi.questions.centre.one])
    expect([many.view().address, first(many)]).toEqual(['team', fi.questions.centre.team])
  })
})

describe('a screen that more than one person sees', () => {
  it('shows no draft, no words that came back and no mirror', () => {
    const talk = closes(comesTo(table(), 'learning'))
    const shared = seenBy(talk, TABLE)
    expect(shared.view()).toMatchObject({ drafts: [], cameBack: [] })
    expect(part(shared, 'after').mirror).toEqual([])
  })

  it('shows the reminders to all, and the preparation to nobody', () => {
    const shared = seenBy(comesTo(table(), 'reality'), TABLE)
    expect(part(shared, 'checklist')).toMatchObject({
      reminders: fi.facilitator.reminders,
      preparation: [],
      background: null,
    })
  })

  it('moves the talk on when the facilitator sits there', () => {
    const talk = comesTo(table(), 'learning')
    talk.does({ type: 'learning.notKnownYet' }, around('table', 'anna'))
    expect(seenBy(talk, TABLE).view().moveOn).toMatchObject({ key: 'moveOn', refusal: null })
  })
})

describe('the facilitator’s mirror', () => {
  const held = () => {
    const talk = atPhase('experiment')
    talk.does({ type: 'noted.stop', text: 'Raportit', carries: 'anna' })
    talk.does({ type: 'parked', line: { kind: 'observation', text: 'Minun', under: 'focus' } })
    talk.does({ type: 'experiment.none' })
    return closes(talk)
  }

  it('is shown after the talk, on their own sign-in, to them alone', () => {
    const talk = held()
    expect(part(talk, 'after').mirror).toEqual([
      fi.held.mirrorParked.replace('{count}', '1'),
      fi.held.mirrorCarried.replace('{count}', '1'),
    ])
    expect(part(seenBy(talk, { participant: 'ville' }), 'after').mirror).toEqual([])
    expect(JSON.stringify(atPhase('reality').view())).not.toContain('mirror')
  })

  it('is stored nowhere', () => {
    const talk = held()
    const before = JSON.stringify(toEnvelope(talk))
    talk.view()
    expect(JSON.stringify(toEnvelope(talk))).toBe(before)
    expect(before).not.toContain(fi.held.mirrorParked.split('{')[0])
  })

  it('is still theirs when they look again after leaving', () => {
    const talk = held()
    talk.does({ type: 'left' })
    expect(part(talk, 'after').mirror).toHaveLength(2)
  })

  it('stands beside who carries what, which all see', () => {
    const talk = held()
    for (const who of [talk, seenBy(talk, { participant: 'ville' })])
      expect(part(who, 'after').carries).toEqual([{ who: 'Anna', what: 'Raportit' }])
  })
})

it('says of a need that was taken forward when it leaves the room', () => {
  const talk = comesTo(gathered({ anna: { screen: 'table' }, ville: { screen: 'table' } }), 'distinction')
  const of = talk.does({ type: 'noted.need', text: 'Yksi lista', level: 'it' }, around('table', 'anna'))
  const leaves = () => part(talk, 'needs').needs[0]?.leaves
  talk.does({ type: 'need.agreed', of, revision: 0 }, around('table', 'anna'))
  expect(leaves()).toBeNull()
  talk.does({ type: 'need.forwarded', of, revision: 0 }, around('table', 'anna'))
  expect(leaves()).toBe('Lähtee eteenpäin ti 8.9., ellei kukaan sano vastaan')
})

describe('the practice mark', () => {
  it('stands on every screen without a notice, or alone, and changes nothing else', () => {
    const marked = gathered({ anna: {}, ville: {} })
    const noticed = gathered({ anna: {}, ville: {} }, { notice })
    for (const phase of PHASES) {
      comesTo(marked, phase)
      comesTo(noticed, phase)
      expect([phase, marked.view().practice, noticed.view().practice]).toEqual([
        phase,
        fi.talk.practice,
        null,
      ])
      // The framing tells what the notice says, where there is one.
      const withoutNotice = ({ practice, ...view }: View) => ({
        ...view,
        sections: view.sections.map((section) => ({ ...section, notice: null, practiceNote: null })),
      })
      expect(withoutNotice(marked.view())).toEqual(withoutNotice(noticed.view()))
    }
    expect(comesTo(gathered({ anna: {} }, { notice }), 'reality').view().practice).toBe(fi.talk.practice)
  })

  it('is explained once, in the framing, until somebody answers for the data', () => {
    const noteIn = (opening?: Parameters<typeof gathered>[1]) =>
      part(comesTo(gathered({ anna: {}, ville: {} }, opening), 'framing'), 'script').practiceNote
    expect([noteIn(), noteIn({ notice })]).toEqual([fi.talk.practiceNote, null])
  })
})

describe('who sees this', () => {
  it('is said on top and where one writes', () => {
    const seats: [Record<string, Seat>, string][] = [
      [{ anna: {} }, fi.framing.whoSees.onlyYou],
      [{ anna: {}, ville: {} }, fi.framing.whoSees.onlyYouTwo],
      [{ anna: {}, ville: {}, sari: {} }, fi.framing.whoSees.onlyWeHere],
    ]
    for (const [people, says] of seats) {
      const talk = comesTo(gathered(people), 'reality')
      expect([talk.view().whoSees, part(talk, 'composer').whoSees]).toEqual([says, says])
    }
  })

  it('counts those who are asked and have not come yet: they may read it, and come in at any time', () => {
    const asked = ['anna', 'ville', 'sari', 'otto']
    const calling = gathered({ anna: {}, ville: {} }, { asked })
    const inReality = comesTo(gathered({ anna: {}, ville: {} }, { asked }), 'reality')
    const held = closes(comesTo(gathered({ anna: {}, ville: {} }, { asked }), 'closing'))
    const told = [calling, inReality, held].map((talk) => [talk.view().whoSees, talk.view().address])
    const { onlyYouTwo, onlyWeHere } = fi.framing.whoSees
    expect(told).toEqual([
      [onlyWeHere, 'team'],
      [onlyWeHere, 'team'],
      [onlyYouTwo, 'one'],
    ])
  })

  it('is told in the framing with what the notes are never used for, and what the host discloses', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { discloses: 'Ylläpito näkee ajat' }), 'framing')
    expect(part(talk, 'script')).toMatchObject({
      whoSees: fi.framing.whoSees.onlyYouTwo,
      neverUsedFor: fi.framing.neverUsedFor,
      disclosed: 'Ylläpito näkee ajat',
    })
  })
})

describe('the language', () => {
  it('is the viewer’s own, whatever others read', () => {
    const talk = atPhase('reality')
    const read = LANGUAGES.map((language) => seenBy(talk, { participant: 'ville' }, { language }).view())
    expect(read.map((view) => [view.language, view.title])).toEqual(
      LANGUAGES.map((language) => [language, guide.texts[language].stages.reality]),
    )
  })

  it('can be changed at any time, to one that the guide has', () => {
    const talk = atPhase('reality')
    talk.setLanguage('sv')
    expect(talk.view().title).toBe(guide.texts.sv.stages.reality)
    expect(() => talk.setLanguage('de')).toThrow('has no texts in "de"')
    expect(() => talk.setLanguage('constructor')).toThrow('has no texts')
    expect(talk.view().language).toBe('sv')
  })

  it('that cannot be found is told: another guide stands in', () => {
    const own = extendGuide(guide, { id: 'ours', version: '2' })
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: own }), 'reality')
    expect(talk.view().guideMissing).toBeNull()
    expect(seenBy(talk, { participant: 'ville' }).view().guideMissing).toBe(fi.labels.guideMissing)
  })
})

describe('moving on', () => {
  it('shows the gate before it, with what would open it', () => {
    const talk = atPhase('learning')
    expect(talk.view().moveOn?.refusal).toMatchObject({ code: 'no-learning-yet' })
    expect(talk.view().moveOn?.refusal?.offers.map((offer) => offer.key)).toContain('notKnownYet')
    talk.does({ type: 'learning.notKnownYet' })
    expect(talk.view().moveOn).toMatchObject({ refusal: null, event: { type: 'go.distinction' } })
  })

  it('has nowhere to go from the closing, nor outside the phases', () => {
    for (const talk of [atPhase('closing'), called(), closes(atPhase('closing'))])
      expect(talk.view().moveOn).toBeNull()
  })
})

describe('a view', () => {
  const all = (): Talk[] => [
    called(),
    ...PHASES.map((phase) => atPhase(phase)),
    closes(atPhase('closing')),
    comesTo(table(), 'distinction'),
  ]

  it('is plain JSON', () => {
    for (const talk of all()) {
      const view = talk.view()
      expect(JSON.parse(JSON.stringify(view))).toEqual(view)
      expect(structuredClone(view)).toEqual(view)
    }
  })

  it('of the same moment is the same object', () => {
    for (const talk of all()) expect(talk.view()).toBe(talk.view())
  })

  it('keeps the identity of what did not change', () => {
    const talk = atPhase('reality')
    talk.does(saw('Ensin'))
    const before = talk.view()
    talk.does({ type: 'drafted', text: 'Oma' })
    const after = talk.view()
    expect(after).not.toBe(before)
    expect(after.sections).toBe(before.sections)
    expect(after.foot).toBe(before.foot)
    expect(after.progress).toBe(before.progress)
  })

  it('keeps the identity of lines when another is said', () => {
    const talk = atPhase('reality')
    for (const text of ['Yksi', 'Kaksi']) talk.does(saw(text))
    const lines = () => {
      const section = talk.view().sections.find((one) => one.part === 'lines')
      return section?.part === 'lines' ? section.lines : []
    }
    const before = lines()
    const questions = part(talk, 'questions')
    talk.does(saw('Kolme'), VILLE)
    const after = lines()
    expect(after).toHaveLength(3)
    expect(after[0]).toBe(before[0])
    expect(after[1]).toBe(before[1])
    expect(part(talk, 'questions')).toBe(questions)
  })

  it('changes with the language, whole', () => {
    const talk = atPhase('reality')
    const before = talk.view()
    talk.setLanguage('en')
    expect(talk.view().sections[0]).not.toBe(before.sections[0])
  })
})

describe('the clock', () => {
  it('wakes the facilitator’s screen when two minutes of framing have passed, and nobody else’s', () => {
    const platform = standing()
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { platform }), 'framing')
    expect(talk.view().wakeAt).toBe('2026-09-01T06:02:00.001Z')
    expect(talk.view().nudges).toEqual([])
    platform.comes(talk.view().wakeAt ?? '')
    expect(talk.view().nudges.map((one) => one.key)).toEqual(['framingLong'])
    expect(talk.view().wakeAt).toBeNull()
    const ville = seenBy(talk, { participant: 'ville' }, { platform: standing() })
    expect(ville.view().wakeAt).toBeNull()
  })

  it('counts the framing anew from a question about the purpose, and not for ever', () => {
    const { talk, platform } = at('framing')
    platform.passes(60)
    talk.does({ type: 'noted.question', text: 'Mitä varten?' }, VILLE)
    platform.passes(61)
    expect(nudgesOf(talk)).not.toContain('framingLong')
    expect(talk.view().wakeAt).toBe('2026-09-01T06:03:00.001Z')
    platform.comes('2026-09-01T06:03:00.001Z')
    expect(nudgesOf(talk)).toContain('framingLong')
  })

  it('wakes nothing in other phases', () => {
    for (const phase of PHASES.slice(1)) expect(atPhase(phase).view().wakeAt).toBeNull()
  })
})

/** A talk whose clock stands, at a phase, with what the last one left. */
const at = (phase: Phase, carried?: Parameters<typeof carriedWith>[0], platform = standing()) => {
  const talk = gathered({ anna: { supervisor: true }, ville: {} }, { platform })
  talk.does({ type: 'topic.set', text: 'Työ' })
  if (carried) talk.does(carriedWith(carried))
  talk.does({ type: 'started', form: 'full' })
  if (phase !== 'framing') {
    talk.does({ type: 'framing.presented', softened: [] })
    talk.does({ type: 'framing.acknowledged' }, VILLE)
    platform.passes(60)
    talk.goes('reality')
  }
  return { talk: comesTo(talk, phase), platform }
}

const takes = (
  talk: Talk,
  text = 'Lista aiemmin',
  more: { end?: string; situation?: string } = { situation: 'Maanantai' },
) => {
  const of = talk.does({ type: 'noted.idea', text })
  talk.does({ type: 'experiment.asked', of, revision: 0 })
  talk.does({ type: 'support.none' })
  talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next', ...more } as never)
  return of
}

const lightens = (talk: Talk) => talk.does({ type: 'noted.lighten', text: 'Raportit' })

const origins = [1, 2].map(() => ({ structures: 0, doing: 2, both: 0, notYetKnown: 0 }))

interface Scene {
  /** The talk in which it speaks, and the same in which it does not. */
  on: () => Talk
  off: () => Talk
  /** It is said on a shared screen, too. */
  all?: true
}

const SCENES: Record<Exclude<Nudge, 'nameInText'>, Scene> = {
  framingLong: {
    on: () => {
      const { talk, platform } = at('framing')
      platform.passes(121)
      return talk
    },
    off: () => {
      const { talk, platform } = at('framing')
      platform.passes(60)
      talk.does({ type: 'noted.wondering', text: 'Mitä varten?' }, VILLE)
      platform.passes(61)
      return talk
    },
  },
  framingQuick: {
    on: () => {
      const platform = standing()
      return comesTo(gathered({ anna: {}, ville: {} }, { platform }), 'reality')
    },
    off: () => at('reality').talk,
  },
  shorterFraming: {
    on: () => at('framing', { number: 2 }).talk,
    off: () => at('framing', { number: 1 }).talk,
  },
  onlyDifficulties: {
    on: () => {
      const { talk } = at('reality')
      for (const text of ['a', 'b', 'c']) talk.does(saw(text), VILLE)
      return talk
    },
    off: () => {
      const { talk } = at('reality')
      for (const text of ['a', 'b', 'c']) talk.does(saw(text), VILLE)
      talk.does(saw('d', 'success'), VILLE)
      return talk
    },
    all: true,
  },
  learningShort: {
    on: () => {
      const { talk } = at('reality')
      talk.does(saw('pitkä '.repeat(40)), VILLE)
      goesOn(talk)
      talk.does({ type: 'noted.learning', text: 'Opin' })
      return comesTo(talk, 'experiment')
    },
    off: () => {
      const { talk } = at('reality')
      talk.does(saw('pitkä '.repeat(40)), VILLE)
      goesOn(talk)
      talk.does({ type: 'noted.learning', text: 'oppi '.repeat(40) })
      return comesTo(talk, 'experiment')
    },
  },
  noLearningOfYourOwn: {
    on: () => {
      const { talk } = at('learning')
      talk.does({ type: 'noted.learning', text: 'Villen oppi' }, VILLE)
      return talk
    },
    off: () => {
      const { talk } = at('learning')
      talk.does({ type: 'noted.learning', text: 'Villen oppi' }, VILLE)
      talk.does({ type: 'noted.learning', text: 'Annan oppi' })
      return talk
    },
  },
  everyOriginDoing: {
    on: () => {
      const { talk } = at('distinction', { origins })
      talk.does({ type: 'origin.named', of: 'topic', revision: 0, origin: 'doing' })
      return talk
    },
    off: () => {
      const { talk } = at('distinction', { origins: origins.slice(1) })
      talk.does({ type: 'origin.named', of: 'topic', revision: 0, origin: 'doing' })
      return talk
    },
    all: true,
  },
  sameTagThirdTime: {
    on: () => {
      const { talk } = at('distinction', { findings: [{ tag: 'rhythm', count: 2 }] })
      talk.does({ type: 'noted.finding', finding: 'missing', text: 'Lista', tags: ['rhythm'] })
      return talk
    },
    off: () => {
      const { talk } = at('distinction', { findings: [{ tag: 'rhythm', count: 1 }] })
      talk.does({ type: 'noted.finding', finding: 'missing', text: 'Lista', tags: ['rhythm'] })
      return talk
    },
    all: true,
  },
  everythingOnYou: {
    on: () => {
      const { talk } = at('experiment')
      for (const text of ['a', 'b', 'c']) talk.does({ type: 'noted.continue', text, carries: 'anna' })
      return talk
    },
    off: () => {
      const { talk } = at('experiment')
      for (const text of ['a', 'b']) talk.does({ type: 'noted.continue', text, carries: 'anna' })
      talk.does({ type: 'noted.continue', text: 'c', carries: 'ville' })
      return talk
    },
  },
  experimentLarge: {
    on: () => {
      const { talk } = at('experiment')
      lightens(talk)
      takes(talk, 'Ensin lista;\nsitten palaveri;\nsitten kaikki muu')
      return talk
    },
    off: () => {
      const { talk } = at('experiment')
      lightens(talk)
      takes(talk)
      return talk
    },
  },
  noSituation: {
    on: () => {
      const { talk } = at('experiment')
      lightens(talk)
      takes(talk, 'Lista aiemmin', {})
      return talk
    },
    off: () => {
      const { talk } = at('experiment')
      lightens(talk)
      takes(talk)
      return talk
    },
  },
  nothingLightened: {
    on: () => {
      const { talk } = at('experiment')
      takes(talk)
      return talk
    },
    off: () => {
      const { talk } = at('experiment')
      takes(talk)
      lightens(talk)
      return talk
    },
  },
  noSignal: {
    on: () => {
      const { talk } = at('experiment')
      takes(talk)
      lightens(talk)
      return comesTo(talk, 'followUp')
    },
    off: () => {
      const { talk } = at('experiment')
      takes(talk)
      lightens(talk)
      talk.does({ type: 'noted.signal', text: 'Kukaan ei enää soita vapaapäivänä' })
      return comesTo(talk, 'followUp')
    },
  },
  numbersOnly: {
    on: () => {
      const { talk } = at('followUp')
      talk.does({ type: 'noted.signal', text: '90 %' })
      return talk
    },
    off: () => {
      const { talk } = at('followUp')
      talk.does({ type: 'noted.signal', text: '90 %' })
      talk.does({ type: 'noted.signal', text: 'Kukaan ei soita' })
      return talk
    },
  },
  returnFar: {
    on: () => {
      const { talk } = at('followUp')
      talk.does({ type: 'noted.nextQuestion', text: 'Miten muut?' })
      talk.does({ type: 'noted.return', day: '2026-10-14' })
      return talk
    },
    off: () => {
      const { talk } = at('followUp')
      talk.does({ type: 'noted.nextQuestion', text: 'Miten muut?' })
      talk.does({ type: 'noted.return', day: '2026-10-13' })
      return talk
    },
  },
  noNextQuestion: {
    on: () => {
      const { talk } = at('followUp')
      talk.does({ type: 'noted.return', day: '2026-10-01' })
      return talk
    },
    off: () => {
      const { talk } = at('followUp')
      talk.does({ type: 'noted.return', day: '2026-10-01' })
      talk.does({ type: 'noted.nextQuestion', text: 'Miten muut?' })
      return talk
    },
  },
  needUnanswered: {
    on: () =>
      at('reality', {
        needs: [{ id: 'n', text: 'Aikaa', level: 'hr', forwarded: '2026-07-01', answers: [] }],
      }).talk,
    off: () =>
      at('reality', {
        needs: [{ id: 'n', text: 'Aikaa', level: 'hr', forwarded: '2026-08-25', answers: [] }],
      }).talk,
  },
  rhythmSlipping: {
    on: () => at('reality', { return: '2026-08-01' }).talk,
    off: () => at('reality', { return: '2026-08-30' }).talk,
  },
}

const nudgesOf = (talk: Pick<Talk, 'view'>) => talk.view().nudges.map((one) => one.key)

describe('a nudge', () => {
  it('has a scene for each there is', () => {
    expect(Object.keys(SCENES).toSorted()).toEqual(NUDGES.filter((key) => key !== 'nameInText').toSorted())
  })

  describe.each(Object.entries(SCENES) as [Nudge, Scene][])('%s', (key, { on, off, all }) => {
    it('is said where it holds, and not where it does not', () => {
      expect(nudgesOf(on())).toContain(key)
      expect(nudgesOf(off())).not.toContain(key)
    })

    it(`is ${all ? '' : 'not '}said on a shared screen`, () => {
      // The same log, read on a screen around which several sit.
      const shared = seenBy(on(), TABLE, { platform: standing('2026-09-01T06:03:01.000Z') })
      expect(nudgesOf(shared).includes(key)).toBe(all === true)
    })

    it('is one sentence in each language, and never stored', () => {
      const talk = on()
      const before = talk.entries().length
      for (const language of LANGUAGES) {
        talk.setLanguage(language)
        expect(talk.view().nudges.find((one) => one.key === key)?.text).toBe(
          guide.texts[language].nudges[key],
        )
      }
      expect(talk.entries()).toHaveLength(before)
    })
  })

  it('is one of a kind: no key twice, so that one can be passed over', () => {
    const { talk } = at('experiment')
    takes(talk, 'Ensin tämä;\nsitten tuo;\nsitten se', {})
    const keys = nudgesOf(talk)
    expect(keys.length).toBeGreaterThan(1)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('about words is for whoever wrote them; about ours, and about nobody’s, for the facilitator', () => {
    const keys = ['experimentLarge', 'noSituation', 'nothingLightened']
    const seen = (sender?: Parameters<Talk['does']>[1]) => {
      const { talk } = at('experiment')
      const of = talk.does({ type: 'noted.idea', text: 'Ensin tämä;\nsitten tuo;\nsitten se' }, sender)
      talk.does({ type: 'experiment.asked', of, revision: 0 })
      talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
      const told = (who: string) =>
        nudgesOf(seenBy(talk, { participant: who })).filter((key) => keys.includes(key))
      return [told('anna'), told('ville')]
    }
    expect(seen(VILLE)).toEqual([['nothingLightened'], ['experimentLarge', 'noSituation']])
    expect(seen()).toEqual([['experimentLarge', 'noSituation', 'nothingLightened'], []])
  })

  it('about the facilitator is for the facilitator alone', () => {
    for (const key of ['noLearningOfYourOwn', 'everythingOnYou', 'framingQuick', 'shorterFraming'] as const)
      expect(nudgesOf(seenBy(SCENES[key].on(), { participant: 'ville' }))).not.toContain(key)
  })

  it('is never said outside the seven phases', () => {
    for (const talk of [called(), closes(atPhase('closing'))]) expect(nudgesOf(talk)).toEqual([])
    const paused = SCENES.onlyDifficulties.on()
    paused.does({ type: 'paused' })
    expect(nudgesOf(paused)).toEqual([])
  })

  it('says a name in a text that is about to be taken forward or shared, and refuses nothing', () => {
    const talk = atPhase('distinction')
    talk.does({ type: 'noted.need', text: 'Ville tarvitsee aikaa', level: 'hr' })
    expect(JSON.stringify(part(talk, 'needs'))).toContain(fi.nudges.nameInText.replace('{name}', 'Ville'))
    const other = atPhase('distinction')
    other.does({ type: 'noted.need', text: 'Aikaa', level: 'hr' })
    expect(JSON.stringify(part(other, 'needs'))).not.toContain(fi.nudges.nameInText.split('{name}')[1])
    // A screen that several see says nothing about a person.
    expect(part(seenBy(talk, { screen: 'table', scribe: 'anna' }), 'needs').needs[0]?.nameNote).toBeNull()
  })
})

describe('a rule that is only a nudge', () => {
  const says = (code: keyof typeof fi.rules) => fi.rules[code].says

  it('says on a shared screen that not everyone has had a turn, and names nobody', () => {
    const talk = comesTo(gathered({ anna: { screen: 'table' }, ville: { screen: 'table' } }), 'reality')
    const shared = () => seenBy(talk, TABLE).view().moveOn
    expect(shared()).toMatchObject({ refusal: null, nudge: says('someone-waiting') })
    talk.does({ type: 'everyone.spoken' }, around('table', 'anna'))
    expect(shared()).toMatchObject({ refusal: null, nudge: null })
  })

  it('says to the facilitator that somebody waits, where more than twelve are on own screens', () => {
    const people = Object.fromEntries(
      Array.from({ length: 14 }, (_, index): [string, Seat] => [`p${index}`, {}]),
    )
    const talk = comesTo(gathered(people), 'reality')
    expect(talk.view().moveOn).toMatchObject({ refusal: null, nudge: says('someone-waiting') })
  })

  it('says so in the short form, too', () => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(carriedWith())
    talk.does({ type: 'started', form: 'short' })
    talk.does({ type: 'framing.presented', softened: [] })
    expect(talk.view().moveOn).toMatchObject({ refusal: null, nudge: says('someone-waiting') })
  })

  it('reminds the facilitator to listen to the others first, and nobody else', () => {
    const { talk } = at('reality')
    const noticing = (who: Talk) =>
      part(who, 'composer').kinds.find((one) => one.kind === 'observation')?.nudge
    expect(noticing(talk)).toBe(says('others-first'))
    expect(noticing(seenBy(talk, { participant: 'ville' }))).toBeNull()
    talk.does({ type: 'turn.taken' }, VILLE)
    expect(noticing(talk)).toBeNull()
  })

  it('asks what support is needed, until it is answered', () => {
    const { talk } = at('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    const take = () => part(talk, 'experiment').ideas[0]?.actions.find((one) => one.key === 'take')
    expect(take()).toMatchObject({ refusal: null, nudge: says('support-not-asked') })
    talk.does({ type: 'support.none' })
    expect(take()).toMatchObject({ refusal: null, nudge: null })
  })

  it('takes the place of a guard that a guide has softened', () => {
    const own = extendGuide(guide, {
      id: 'ours',
      version: '1',
      rules: { 'origin-missing': { mode: 'nudge', reason: { fi: 'Niin', sv: 'Så', en: 'So' } } },
    })
    const talk = atPhase('distinction', { guide: own })
    expect(talk.view().moveOn).toMatchObject({ refusal: null, nudge: says('origin-missing') })
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'doing' })
    expect(talk.view().moveOn).toMatchObject({ refusal: null, nudge: null })
  })
})

describe('what is allowed', () => {
  const senders: [string, Parameters<Talk['allowed']>[0]][] = [
    ['the facilitator', as('anna')],
    ['a participant', VILLE],
    ['an outsider', as('outsider')],
  ]
  const stages: [string, () => Talk][] = [
    ['called', called],
    ['framing', started],
    ...PHASES.slice(1).map((phase): [string, () => Talk] => [phase, () => atPhase(phase)]),
    [
      'paused',
      () => {
        const talk = atPhase('learning')
        talk.does({ type: 'paused' })
        return talk
      },
    ],
    [
      'held early',
      () => {
        const talk = atPhase('learning')
        talk.does({ type: 'ended', day: '2026-10-01' })
        return talk
      },
    ],
    ['held', () => closes(atPhase('closing'))],
  ]

  it.each(stages)(
    'in %s: whatever is listed is accepted, and whatever is not is refused with a reason, or already so',
    (_, make) => {
      for (const [who, sender] of senders) {
        const talk = make()
        const key = (one: { event: unknown; missing: readonly string[] }) =>
          JSON.stringify([one.event, one.missing])
        const check = (listed: ReturnType<Talk['allowed']>, candidates: ReturnType<Talk['allowed']>) => {
          const known = new Set(listed.map(key))
          for (const one of listed) {
            const sent = talk.explain(sampleOf(one), sender)
            expect([who, key(one), sent]).toEqual([who, key(one), null])
          }
          for (const one of candidates) {
            if (known.has(key(one))) continue
            const before = talk.entries().length + talk.entries('private/anna').length
            const sent = talk.send(sampleOf(one), sender)
            if (sent.accepted) {
              const after = talk.entries().length + talk.entries('private/anna').length
              expect([who, key(one), after]).toEqual([who, key(one), before])
            } else expect(CODES).toContain(sent.refusal.code)
          }
        }
        const by = sender?.by ?? { participant: 'anna' }
        check(talk.allowed(sender), talkTemplates(talk.state(), by))
        for (const { id } of talk.state().lines.flat())
          check(talk.allowed(sender, { line: id }), lineTemplates(talk.state(), id))
      }
    },
  )

  it.each(stages.filter(([name]) => name === 'experiment'))(
    'in %s each listed act can really be sent',
    (_, make) => {
      const listed = make().allowed(VILLE)
      expect(listed.length).toBeGreaterThan(5)
      for (const [index, one] of listed.entries()) {
        const talk = make()
        const again = talk.allowed(VILLE)[index]
        if (!again) throw new Error('the list changed')
        expect([one.event, talk.send(sampleOf(again), VILLE).accepted]).toEqual([one.event, true])
      }
    },
  )

  it('holds for an outsider but coming in, or asking to', () => {
    expect(
      atPhase('reality')
        .allowed(as('outsider'))
        .map(({ event }) => event.type),
    ).toEqual(['knocked'])
    expect(
      called()
        .allowed(as('outsider'))
        .map((one) => one.event.type),
    ).toEqual(['joined'])
  })

  it('never lists what only another can do', () => {
    const talk = atPhase('experiment')
    const types = talk.allowed(VILLE).map((one) => one.event.type)
    for (const type of ['noted.decision', 'go.followUp', 'go.reality', 'handedOver', 'everyone.spoken'])
      expect(types).not.toContain(type)
    expect(talk.allowed().map((one) => one.event.type)).toContain('noted.decision')
  })

  it('on a draft of one’s own is to reword or discard it, and on another’s nothing', () => {
    const talk = atPhase('reality')
    const draft = talk.does({ type: 'drafted', text: 'Oma' })
    expect(talk.allowed(undefined, { draft }).map((one) => one.event.type)).toEqual([
      'redrafted',
      'discarded',
    ])
    expect(talk.allowed(undefined, { draft: 'nothing' })).toEqual([])
  })
})

describe('a guide that is loaded in one language', () => {
  it('reads whole', () => {
    const talk = talkOf(
      createConversation(
        { asked: ['anna'], lead: 'anna' },
        {
          viewer: { participant: 'anna' },
          guide: builtIn({ fi }),
          language: 'fi',
          platform: steadyPlatform(),
        },
      ),
    )
    talk.does({ type: 'joined', name: 'Anna' })
    comesTo(talk, 'closing')
    expect(talk.view().language).toBe('fi')
    expect(() => talk.setLanguage('en')).toThrow('It has fi')
  })
})
