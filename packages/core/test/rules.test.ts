import { describe, expect, it } from 'vitest'
import { createConversation, importConversation } from '../src/create.ts'
import type { Sender, SentEvent } from '../src/events.ts'
import { builtIn, extendGuide } from '../src/guides/guide.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { CATALOGUE } from '../src/rules/catalogue.ts'
import type { Facts } from '../src/rules/rule.ts'
import { CODES, type Code, OFFERS, type OfferLabel } from '../src/vocabulary.ts'
import { steadyPlatform } from './platform.ts'
import {
  around,
  as,
  atPhase,
  called,
  comesTo,
  gathered,
  guide,
  LANGUAGES,
  leaves,
  refusalOf,
  started,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

/** How each rule comes to refuse: a talk, and the act that does not hold. */
interface Scene {
  says: string
  talk: () => Talk
  act: (talk: Talk) => [event: SentEvent, sender?: Partial<Sender>]
  /** What is offered, by key: these and no others, in this order. */
  offers: OfferLabel[]
}

const idea = (talk: Talk, sender?: Partial<Sender>) =>
  talk.does({ type: 'noted.idea', text: 'Lista aiemmin' }, sender)
const seen = (talk: Talk) => ({ of: talk.state().stage, revision: talk.state().moves })
const softened = extendGuide(guide, {
  id: 'ours',
  version: '1',
  rules: {
    'not-yet-interpreting': {
      mode: 'nudge',
      reason: { fi: 'Sovimme niin', sv: 'Vi kom överens', en: 'We agreed so' },
    },
  },
})

const SCENES: { [C in Code]?: Scene } = {
  'only-participants': {
    says: 'the content belongs to those who talked',
    talk: () => atPhase('reality'),
    act: () => [{ type: 'noted.question', text: 'Kuka?' }, { by: { participant: 'outsider' } }],
    offers: [],
  },
  'open-for-reading': {
    says: 'what was opened for reading takes nothing, and says so',
    talk: () => {
      const file = JSON.parse(JSON.stringify(toEnvelope(atPhase('reality'))))
      for (const entry of file.streams.shared.entries)
        if (entry.event.type === 'go.reality') entry.by = { participant: 'ville' }
      const around = { viewer: { participant: 'anna' }, guide, language: 'fi', platform: steadyPlatform() }
      return talkOf(importConversation(file, around).conversation)
    },
    act: () => [{ type: 'noted.observation', text: 'Lisäys', under: 'focus' }],
    offers: [],
  },
  'not-readable': {
    says: 'a text that cannot be kept stays with its author',
    talk: () => atPhase('reality'),
    act: () => [{ type: 'noted.observation', text: 'a\u0000b', under: 'focus' }],
    offers: ['shorten', 'asDraft'],
  },
  'same-id': {
    says: 'an id is not used again with other content',
    talk: () => {
      const talk = atPhase('reality')
      talk.does({ type: 'noted.question', text: 'Ensin' }, { id: 'once' })
      return talk
    },
    act: () => [{ type: 'noted.question', text: 'Toiseksi' }, { id: 'once' }],
    offers: ['sendAnew'],
  },
  'not-on-your-screen': {
    says: 'each one says this themselves',
    talk: () => atPhase('reality'),
    act: () => [
      { type: 'noted.observation', text: 'Villen puolesta', under: 'focus' },
      { by: { participant: 'ville' }, enteredBy: 'anna' },
    ],
    offers: ['askThem', 'asDraft'],
  },
  'outside-the-talk': {
    says: 'before the talk a line goes into the preparation',
    talk: () => called(),
    act: () => [{ type: 'noted.observation', text: 'Ennen', under: 'focus' }],
    offers: ['toMyPreparation', 'nextTalk'],
  },
  'facilitator-leads': {
    says: 'the facilitator moves the talk on',
    talk: () => atPhase('learning'),
    act: (talk) => [{ type: 'go.reality', ...seen(talk) }, VILLE],
    offers: ['askToMove', 'handOver', 'wantToAsk'],
  },
  'moved-on': {
    says: 'an act on what has changed is looked at again',
    talk: () => atPhase('experiment'),
    act: (talk) => {
      const of = idea(talk)
      talk.does({ type: 'revised', of, revision: 0, text: 'Lista kaksi viikkoa ennen' })
      return [{ type: 'experiment.agreed', of, revision: 0 }, VILLE]
    },
    offers: ['lookAgain', 'doAgain', 'wantToAsk', 'returnOnDay'],
  },
  'framing-not-presented': {
    says: 'first we say why we pause',
    talk: () => started(),
    act: (talk) => [{ type: 'go.reality', ...seen(talk) }],
    offers: ['saidClear', 'modelSentence'],
  },
  'framing-not-acknowledged': {
    says: 'each one has heard why we pause before their first line',
    talk: () => {
      const talk = started()
      talk.does({ type: 'framing.presented', softened: [] })
      talk.goes('reality')
      return talk
    },
    act: () => [{ type: 'noted.observation', text: 'Heti', under: 'focus' }, VILLE],
    offers: ['gotIt', 'park', 'wantToAsk', 'nothingFromMe'],
  },
  'topic-required': {
    says: 'a talk starts with a matter of work',
    talk: () => called(),
    act: () => [{ type: 'started', form: 'full' }],
    offers: ['topicKinds', 'workLately'],
  },
  'too-early': {
    says: 'what has its place later is kept',
    talk: () => atPhase('reality'),
    act: () => [{ type: 'noted.signal', text: 'Lista on seinällä' }],
    offers: ['park', 'asQuestion'],
  },
  'not-yet-interpreting': {
    says: 'no interpretations in reality',
    talk: () => atPhase('reality'),
    act: () => [{ type: 'noted.interpretation', text: 'Kiire syö suunnittelun' }],
    offers: ['park', 'asQuestion', 'whatWasSeen'],
  },
  'not-yet-solving': {
    says: 'nobody solves in reality',
    talk: () => atPhase('reality'),
    act: () => [{ type: 'noted.idea', text: 'Lista aiemmin' }],
    offers: ['park', 'asQuestion'],
  },
  'in-order': {
    says: 'nothing is skipped',
    talk: () => atPhase('reality'),
    act: (talk) => [{ type: 'go.experiment', ...seen(talk) }],
    offers: ['goBack', 'wantToAsk'],
  },
  'not-your-words': {
    says: "nobody edits another's words",
    talk: () => atPhase('reality'),
    act: (talk) => {
      const of = talk.does({ type: 'noted.observation', text: 'Villen sana', under: 'focus' }, VILLE)
      return [{ type: 'revised', of, revision: 0, text: 'Annan sana' }]
    },
    offers: ['wantToAsk', 'heard', 'seeDifferently'],
  },
  'others-first': {
    says: 'a guide may ask the facilitator to listen first',
    talk: () =>
      atPhase('reality', {
        guide: extendGuide(guide, {
          id: 'ours',
          version: '1',
          rules: {
            'others-first': {
              mode: 'guard',
              reason: { fi: 'Kuunnellaan', sv: 'Vi lyssnar', en: 'We listen' },
            },
          },
        }),
      }),
    act: () => [{ type: 'noted.observation', text: 'Vetäjän sana', under: 'focus' }],
    offers: ['asDraft', 'heard', 'wantToAsk'],
  },
  'someone-waiting': {
    says: 'one goes on when everyone has had a turn',
    talk: () => atPhase('reality'),
    act: (talk) => [{ type: 'go.learning', ...seen(talk) }],
    offers: ['whoWaits', 'everyoneSpoken'],
  },
  'no-learning-yet': {
    says: 'one line of learning is enough',
    talk: () => atPhase('learning'),
    act: (talk) => [{ type: 'go.distinction', ...seen(talk) }],
    offers: ['oneLine', 'notKnownYet', 'theQuestions'],
  },
  'origin-missing': {
    says: 'a chosen difficulty is told apart',
    talk: () => atPhase('distinction'),
    act: (talk) => [{ type: 'go.experiment', ...seen(talk) }],
    offers: ['structures', 'doing', 'both', 'notYetKnown', 'seenDifferently'],
  },
  'organisation-question-open': {
    says: 'where structures are the origin, the organisation is asked',
    talk: () => atPhase('distinction'),
    act: (talk) => {
      const [of = ''] = talk.state().reality.chosen
      talk.does({ type: 'origin.named', of, revision: 0, origin: 'both' })
      return [{ type: 'go.experiment', ...seen(talk) }]
    },
    offers: ['writeNeed', 'nothingNow'],
  },
  'need-not-agreed': {
    says: 'a need goes forward when those present have agreed the wording',
    talk: () => atPhase('distinction'),
    act: (talk) => {
      const of = talk.does({ type: 'noted.need', text: 'Lista kaksi viikkoa ennen' })
      return [{ type: 'need.forwarded', of, revision: 0 }]
    },
    offers: ['agree', 'chooseLevel', 'reword', 'keepHere'],
  },
  'experiment-open': {
    says: 'there is something to try, or nothing this time',
    talk: () => atPhase('experiment'),
    act: (talk) => [{ type: 'go.followUp', ...seen(talk) }],
    offers: ['oneLine', 'keptIdeas', 'nothingToTry', 'needFirst'],
  },
  'one-experiment': {
    says: 'one experiment is enough, and a second can replace it',
    talk: () => atPhase('experiment'),
    act: (talk) => {
      const first = idea(talk)
      talk.does({ type: 'experiment.asked', of: first, revision: 0 })
      talk.does({ type: 'experiment.taken', of: first, revision: 0, end: 'next' })
      const second = talk.does({ type: 'noted.idea', text: 'Toinen ajatus' })
      talk.does({ type: 'experiment.asked', of: second, revision: 0 })
      return [{ type: 'experiment.taken', of: second, revision: 0, end: 'next' }]
    },
    offers: ['replace', 'keepAsIdea', 'makeSmaller'],
  },
  'experiment-needs-end': {
    says: 'an experiment has an end',
    talk: () => atPhase('experiment'),
    act: (talk) => {
      const of = idea(talk)
      talk.does({ type: 'experiment.asked', of, revision: 0 })
      return [{ type: 'experiment.taken', of, revision: 0 }]
    },
    offers: ['endNextTime', 'endOnDay'],
  },
  'not-agreed-together': {
    says: 'the experiment is chosen together',
    talk: () => atPhase('experiment'),
    act: (talk) => [{ type: 'experiment.taken', of: idea(talk), revision: 0, end: 'next' }],
    offers: ['anyObstacle', 'makeSmaller', 'keepAsIdea', 'asDecision'],
  },
  'support-not-asked': {
    says: 'a guide may ask for the support first',
    talk: () =>
      atPhase('experiment', {
        guide: extendGuide(guide, {
          id: 'ours',
          version: '1',
          rules: {
            'support-not-asked': {
              mode: 'guard',
              reason: { fi: 'Tuki ensin', sv: 'Stöd först', en: 'Support first' },
            },
          },
        }),
      }),
    act: (talk) => {
      const of = idea(talk)
      talk.does({ type: 'experiment.asked', of, revision: 0 })
      return [{ type: 'experiment.taken', of, revision: 0, end: 'next' }]
    },
    offers: ['supportLine', 'supportNone'],
  },
  'left-loose': {
    says: 'the talk is not left loose',
    talk: () => atPhase('followUp'),
    act: (talk) => [{ type: 'go.closing', ...seen(talk) }],
    offers: ['returnOnDay', 'noReturnBecause'],
  },
  'closing-not-presented': {
    says: 'the closing words come before the end',
    talk: () => atPhase('closing'),
    act: (talk) => [{ type: 'closed', ...seen(talk) }],
    offers: ['saidClosing', 'closingWords'],
  },
  'last-time-first': {
    says: 'what became of the last experiment is told first',
    talk: () => {
      const talk = called()
      talk.does({ type: 'topic.set', text: 'Työ viime aikoina' })
      talk.does({
        type: 'carried',
        number: 1,
        participants: ['anna', 'ville'],
        return: '2026-09-01',
        experiment: { id: 'before', text: 'Lista aiemmin', signals: [] },
        needs: [],
        question: null,
        parked: [],
        origins: [],
        findings: [],
      })
      talk.does({ type: 'started', form: 'full' })
      leaves(talk, 'framing')
      talk.goes('reality')
      leaves(talk, 'reality')
      return talk
    },
    act: (talk) => [{ type: 'go.learning', ...seen(talk) }],
    offers: ['tried', 'triedInPart', 'changedOnTheWay', 'notTriedYet'],
  },
  'sharing-needs-everyone': {
    says: 'a learning is shared when everyone agrees, and without a name',
    talk: () => atPhase('followUp'),
    act: (talk) => [
      {
        type: 'learning.shared',
        of: talk.does({ type: 'noted.learning', text: 'Sovitaan ajoissa' }),
        revision: 0,
      },
    ],
    offers: ['agree', 'reword', 'keepHere', 'askThem'],
  },
  'someone-new': {
    says: 'somebody new joins when everyone here agrees',
    talk: () => atPhase('reality'),
    act: () => [{ type: 'joined', name: 'Liisa' }, { by: { participant: 'liisa' } }],
    offers: ['askEveryone', 'nextTime'],
  },
  'softened-unseen': {
    says: 'a changed rule is shown to those who talk',
    talk: () => started({ guide: softened }),
    act: (talk) => {
      talk.does({ type: 'framing.presented', softened: [] })
      return [{ type: 'go.reality', ...seen(talk) }]
    },
    offers: ['saidClear', 'defaultRule'],
  },
}

/** What else the rules offer, where other things are true. */
const FURTHER: (Scene & { code: Code })[] = [
  {
    code: 'facilitator-leads',
    says: 'where nobody leads, anyone may take the lead',
    talk: () => {
      const talk = atPhase('learning')
      talk.does({ type: 'left' })
      talk.does({ type: 'resumed' }, VILLE)
      return talk
    },
    act: (talk) => [{ type: 'go.reality', ...seen(talk) }, VILLE],
    offers: ['askToMove', 'handOver', 'takeLead'],
  },
  {
    code: 'moved-on',
    says: 'in a pause the talk can be taken up again, and the line kept',
    talk: () => {
      const talk = atPhase('experiment')
      talk.does({ type: 'paused' })
      return talk
    },
    act: () => [{ type: 'noted.idea', text: 'Lista aiemmin' }],
    offers: ['lookAgain', 'doAgain', 'resume', 'park'],
  },
  {
    code: 'moved-on',
    says: 'who had left says that they are here again',
    talk: () => {
      const talk = atPhase('reality')
      talk.does({ type: 'left' }, VILLE)
      return talk
    },
    act: () => [{ type: 'turn.taken' }, VILLE],
    offers: ['lookAgain', 'doAgain', 'comeBack'],
  },
  {
    code: 'too-early',
    says: 'an idea that comes too late is kept, or the facilitator goes back with it',
    talk: () => atPhase('followUp'),
    act: () => [{ type: 'noted.idea', text: 'Lista aiemmin' }],
    offers: ['park', 'goBack', 'asQuestion'],
  },
  {
    code: 'too-early',
    says: 'an idea that comes too late is kept, or the others ask to go back with it',
    talk: () => atPhase('followUp'),
    act: () => [{ type: 'noted.idea', text: 'Lista aiemmin' }, VILLE],
    offers: ['park', 'askToMove', 'asQuestion'],
  },
  {
    code: 'in-order',
    says: 'the next phase is one press away, where its gate is open',
    talk: () => {
      const talk = atPhase('learning')
      talk.does({ type: 'learning.notKnownYet' })
      return talk
    },
    act: (talk) => [{ type: 'go.experiment', ...seen(talk) }],
    offers: ['nextPhase', 'goBack', 'wantToAsk'],
  },
  {
    code: 'framing-not-acknowledged',
    says: 'the words can go into a draft of one’s own',
    talk: () => {
      const talk = started()
      talk.does({ type: 'handedOver', to: 'ville' })
      talk.does({ type: 'framing.presented', softened: [] }, VILLE)
      talk.goes('reality', VILLE)
      return talk
    },
    act: () => [{ type: 'noted.observation', text: 'Heti', under: 'focus' }],
    offers: ['gotIt', 'park', 'wantToAsk', 'nothingFromMe', 'asDraft'],
  },
  {
    code: 'one-experiment',
    says: 'those here are asked about a second one before it replaces the first',
    talk: () => atPhase('experiment'),
    act: (talk) => {
      const first = idea(talk)
      talk.does({ type: 'experiment.asked', of: first, revision: 0 })
      talk.does({ type: 'experiment.taken', of: first, revision: 0, end: 'next' })
      const second = talk.does({ type: 'noted.idea', text: 'Toinen ajatus' })
      return [{ type: 'experiment.taken', of: second, revision: 0, end: 'next' }]
    },
    offers: ['keepAsIdea', 'makeSmaller', 'anyObstacle'],
  },
  {
    code: 'experiment-needs-end',
    says: 'those here are asked first, where they were not',
    talk: () => atPhase('experiment'),
    act: (talk) => [{ type: 'experiment.taken', of: idea(talk), revision: 0 }],
    offers: ['anyObstacle'],
  },
  {
    code: 'not-agreed-together',
    says: 'one does not go on with what somebody objects to',
    talk: () => atPhase('experiment'),
    act: (talk) => {
      const of = idea(talk)
      talk.does({ type: 'experiment.asked', of, revision: 0 })
      talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
      talk.does({ type: 'experiment.objected', of, revision: 0 }, VILLE)
      return [{ type: 'go.followUp', ...seen(talk) }]
    },
    offers: ['anyObstacle', 'makeSmaller', 'keepAsIdea', 'asDecision'],
  },
  {
    code: 'not-agreed-together',
    says: 'a decision is offered to a supervisor alone',
    talk: () => atPhase('experiment'),
    act: (talk) => [{ type: 'experiment.taken', of: idea(talk, VILLE), revision: 0, end: 'next' }, VILLE],
    offers: ['anyObstacle', 'makeSmaller', 'keepAsIdea'],
  },
  {
    code: 'sharing-needs-everyone',
    says: 'what everyone agreed to is shared without the name',
    talk: () => atPhase('followUp'),
    act: (talk) => {
      const of = talk.does({ type: 'noted.learning', text: 'Sovitaan ajoissa' })
      talk.does({ type: 'sharing.agreed', of, revision: 0 })
      talk.does({ type: 'sharing.agreed', of, revision: 0 }, VILLE)
      return [{ type: 'learning.shared', of, revision: 0 }]
    },
    offers: ['shareWithoutName', 'reword', 'keepHere', 'askThem'],
  },
  {
    code: 'not-on-your-screen',
    says: 'whoever sits around a screen can take the pen',
    talk: () =>
      comesTo(gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } }), 'reality'),
    act: () => [{ type: 'turn.taken' }, around('table', 'sari')],
    offers: ['askThem', 'takePen'],
  },
  {
    code: 'someone-new',
    says: 'those who are here are asked before somebody is entered around a table',
    talk: () => comesTo(gathered({ anna: {}, ville: { screen: 'table' } }), 'reality'),
    act: () => [{ type: 'joined', name: 'Liisa', screen: 'table' }, as('liisa', 'ville')],
    offers: ['askEveryone', 'nextTime'],
  },
]

const ALL: (Scene & { code: Code })[] = [
  ...(Object.entries(SCENES) as [Code, Scene][]).map(([code, scene]) => ({ code, ...scene })),
  ...FURTHER,
]

/** Refusals to those who are not in the talk need no offer. */
const TO_OUTSIDERS: readonly Code[] = ['only-participants', 'someone-new', 'open-for-reading']

/** Kept when a guide is loaded: no event can break it. */
const AT_LOADING: readonly Code[] = ['no-person-as-cause']

describe('the rules', () => {
  it('each have a scene in which they speak', () => {
    expect(CODES.filter((code) => !SCENES[code] && !AT_LOADING.includes(code))).toEqual([])
  })

  it('make every offer in one of these scenes', () => {
    const made = new Set(ALL.flatMap(({ offers }) => offers))
    // Told where a guide is loaded, not to somebody in a talk.
    const atLoading = AT_LOADING.flatMap((code) => CATALOGUE[code].offers({} as Facts))
    expect(atLoading).toEqual([{ label: 'sameForAnother', show: 'questions' }])
    expect(OFFERS.filter((one) => one !== 'sameForAnother' && !made.has(one))).toEqual([])
  })

  describe.each(ALL)('$code, $says', ({ code, says, talk, act, offers }) => {
    it(`${says}, in every language`, () => {
      const one = talk()
      const [event, sender] = act(one)
      for (const language of LANGUAGES) {
        one.setLanguage(language)
        const refusal = refusalOf(one.send(event, sender))
        expect(refusal.code).toBe(code)
        expect(refusal.message).toContain(guide.texts[language].rules[code].says.split('{')[0] ?? '')
        expect(refusal.message).not.toMatch(/[{}]/)
        expect(refusal.rule).toMatchObject({ code, may: CATALOGUE[code].may })
      }
    })

    it('keeps the words of who is refused', () => {
      const one = talk()
      const [event, sender] = act(one)
      const { kept } = refusalOf(one.send(event, sender))
      if ('text' in event) expect(kept).toBe(event.text)
      else expect(kept).toBeUndefined()
    })

    it('offers what the table says, and nothing else', () => {
      const one = talk()
      const [event, sender] = act(one)
      expect(refusalOf(one.send(event, sender)).offers.map((offer) => offer.key)).toEqual(offers)
    })

    // Outsiders need no offer, and for moved-on a look suffices: nobody should agree to unread words by one press.
    if (TO_OUTSIDERS.includes(code) || code === 'moved-on') return
    it('offers something that is accepted', () => {
      const plans = () => {
        const one = talk()
        const [event, sender] = act(one)
        return { one, refusal: refusalOf(one.send(event, sender)) }
      }
      const { refusal } = plans()
      const usable = refusal.offers.filter((offer) => !('show' in offer))
      expect(usable.length).toBeGreaterThan(0)
      usable.forEach(({ key }) => {
        const { one, refusal: again } = plans()
        const offer = again.offers.find((each) => each.key === key)
        if (!offer || 'show' in offer) throw new Error('the offer went')
        const fields = {
          text: 'Uusi sana',
          because: 'Työ päättyy',
          needFirst: 'Aikaa',
          day: '2026-11-01',
          end: '2026-11-01',
          level: 'hr',
          name: 'Ville',
        }
        const filled =
          'send' in offer
            ? offer.send
            : ({
                ...offer.fill,
                ...Object.fromEntries(offer.missing.map((name) => [name, fields[name as 'text']])),
              } as SentEvent)
        expect([key, one.send(filled, again.as).accepted]).toEqual([key, true])
      })
    })
  })
})

describe('a refusal keeps every word of the act', () => {
  it.each<[string, SentEvent, string]>([
    [
      'an idea and its situation',
      { type: 'noted.idea', text: 'Lista', situation: 'Aamulla' },
      'Lista\nAamulla',
    ],
    ['why one does not return', { type: 'return.none', because: 'Työ päättyy' }, 'Työ päättyy'],
    ['what is needed first', { type: 'experiment.none', needFirst: 'Aikaa' }, 'Aikaa'],
    [
      'a thought to be kept',
      { type: 'parked', line: { kind: 'idea', text: 'Lista', situation: 'Aamulla' } },
      'Lista\nAamulla',
    ],
  ])('%s', (_, event, kept) => {
    const talk = called()
    const refusal = refusalOf(talk.send(event))
    expect(refusal.kept).toBe(kept)
    const draft = refusal.offers.find((offer) => 'send' in offer && offer.send.type === 'drafted')
    expect(draft).toMatchObject({ send: { text: kept } })
  })

  it('also where they are more than one draft holds, which is then not offered', () => {
    const [text, situation] = ['a'.repeat(15_000), 'b'.repeat(15_000)]
    const refusal = refusalOf(called().send({ type: 'noted.idea', text, situation }))
    expect(refusal.kept).toBe(`${text}\n${situation}`)
    expect(refusal.offers.some((offer) => 'send' in offer && offer.send.type === 'drafted')).toBe(false)
  })
})

describe('a talk that was put away', () => {
  it('takes no more acts', () => {
    const conversation = createConversation(
      { asked: ['anna'], lead: 'anna' },
      {
        viewer: { participant: 'anna' },
        guide: builtIn(guide.texts),
        language: 'en',
        platform: steadyPlatform(),
      },
    )
    conversation.dispose()
    expect(() => conversation.send({ type: 'paused' })).toThrow('was disposed of')
  })
})
