import { describe, expect, it } from 'vitest'
import type { Viewer } from '../src/conversation.ts'
import { restoreConversation } from '../src/create.ts'
import { fi } from '../src/guides/fi.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { fillTemplate } from '../src/templates.ts'
import type { Action, Section } from '../src/view/types.ts'
import { PHASES } from '../src/vocabulary.ts'
import {
  around,
  carriedWith,
  comesTo,
  gathered,
  guide,
  lineAt,
  lineWith,
  standing,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const seenBy = (talk: Talk, viewer: Viewer): Talk =>
  talkOf(
    restoreConversation(toEnvelope(talk), {
      viewer,
      guide,
      language: 'fi',
      platform: standing(undefined, 'seat'),
    }),
  )

const partsOf = <P extends Section['part']>(talk: Pick<Talk, 'view'>, name: P) =>
  talk.view().sections.filter((one) => one.part === name) as Extract<Section, { part: P }>[]

const part = <P extends Section['part']>(talk: Pick<Talk, 'view'>, name: P) => {
  const [found] = partsOf(talk, name)
  if (!found) throw new Error(`there is no ${name} on the page`)
  return found
}

const press = (
  talk: Talk,
  actions: readonly Action[] | undefined,
  key: string,
  values: Record<string, unknown> = {},
) => {
  const action = actions?.find((one) => one.key === key)
  if (!action) throw new Error(`there is no ${key} to press`)
  return talk.does(fillTemplate(action, values), action.as)
}

const pair = () => gathered({ anna: {}, ville: {} })

describe('a tag of what structures can lack', () => {
  it('is put on a finding and taken off, by whoever wrote it', () => {
    const talk = comesTo(pair(), 'distinction')
    const id = talk.does({ type: 'noted.finding', finding: 'missing', text: 'Ei aikaa' }, VILLE)
    expect(part(talk, 'findings').inTheWay[0]?.actions).toEqual([])
    const ville = seenBy(talk, { participant: 'ville' })
    press(ville, part(ville, 'findings').inTheWay[0]?.actions, 'tag.place')
    press(ville, part(ville, 'findings').inTheWay[0]?.actions, 'tag.rhythm')
    press(ville, part(ville, 'findings').inTheWay[0]?.actions, 'tag.place')
    expect(lineAt(ville, id)?.tags).toEqual(['rhythm'])
    expect(ville.allowed(undefined, { line: id })).toContainEqual({
      event: { type: 'revised', of: id, revision: 3 },
      missing: ['tags'],
    })
  })
})

describe('one’s own words', () => {
  it('that are a draft are brought into the talk as a line of their kind, reworded or discarded', () => {
    const talk = pair()
    talk.does({ type: 'drafted', text: 'Lista myöhästyi' })
    expect(talk.view().drafts[0]?.actions.map(({ key }) => key)).toEqual(['reword', 'discard'])
    comesTo(talk, 'reality')
    press(talk, talk.view().drafts[0]?.actions, 'bringIn')
    expect(lineWith(talk, 'Lista myöhästyi')).toMatchObject({ kind: 'observation', status: 'open' })
    press(talk, talk.view().drafts[0]?.actions, 'reword', { text: 'Lista taas' })
    expect(talk.view().drafts[0]?.text).toBe('Lista taas')
    press(talk, talk.view().drafts[0]?.actions, 'discard')
    expect(talk.view().drafts).toEqual([])
  })

  it('that come too early are brought in as kept for later', () => {
    const talk = comesTo(pair(), 'reality')
    talk.does({ type: 'drafted', text: 'Lista aiemmin', kind: 'idea' })
    expect(talk.view().drafts[0]?.actions[0]?.label).toContain(fi.labels.keepForLater)
    press(talk, talk.view().drafts[0]?.actions, 'bringIn')
    expect(lineWith(talk, 'Lista aiemmin')).toMatchObject({ kind: 'idea', status: 'parked' })
  })
})

describe('the lines to stop at', () => {
  it.each(['learning', 'distinction'] as const)(
    'can still be chosen in %s, where that is folded',
    (phase) => {
      const talk = comesTo(pair(), 'reality')
      const id = talk.does({ type: 'noted.observation', text: 'Kiire', under: 'focus' })
      comesTo(talk, phase)
      const section = partsOf(talk, 'chosen').find(({ folded }) => folded)
      press(talk, section?.choices[0]?.actions, 'choose')
      expect(talk.state().reality.chosen).toEqual([id])
    },
  )
})

describe('ending here for today', () => {
  it.each(PHASES)('in %s asks when we go on, and knows that this may not be known yet', (phase) => {
    const talk = comesTo(pair(), phase)
    const keys = talk.view().foot.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(['endForToday', 'endWithoutDay']))
    press(talk, talk.view().foot, 'endWithoutDay')
    expect(talk.state()).toMatchObject({
      endedForToday: true,
      followUp: { return: phase === 'closing' ? {} : null },
    })
  })
})

describe('what belongs elsewhere', () => {
  it('is there in every phase, and while the talk is paused', () => {
    for (const phase of PHASES) expect(part(comesTo(pair(), phase), 'elsewhere').contacts).not.toEqual([])
    const talk = comesTo(pair(), 'reality')
    talk.does({ type: 'paused' })
    expect(part(talk, 'elsewhere').actions.map(({ key }) => key)).toEqual(['goOn', 'end', 'endWithoutDay'])
  })
})

describe('who stands for a level', () => {
  it('is asked by name around a shared screen whether they can decide it now', () => {
    const talk = gathered({
      anna: { screen: 'table', name: 'Anna', answersFor: ['unit'] },
      ville: { screen: 'table' },
    })
    comesTo(talk, 'distinction')
    talk.does({ type: 'noted.need', text: 'Aikaa', level: 'unit' }, around('table', 'anna'))
    const [need] = part(seenBy(talk, { screen: 'table', scribe: 'anna' }), 'needs').needs
    expect(need?.yours).toBe(`Anna: ${fi.distinction.isThisYours}`)
  })
})

describe('the short form', () => {
  const short = () => {
    const talk = pair()
    talk.does(carriedWith({ number: 2 }))
    return talk
  }
  const asks = (talk: Talk) =>
    partsOf(talk, 'questions').flatMap(({ questions }) => questions.map(({ id }) => id))

  it('begins with what has been seen, and takes about ten minutes', () => {
    const talk = comesTo(short(), 'framing', 'short')
    const { kinds, first } = part(talk, 'composer')
    expect(kinds.find(({ key }) => key === first)?.kind).toBe('observation')
    expect(talk.view().progress.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(10)
  })

  it('asks few questions by itself, and has the rest one tap away', () => {
    const talk = comesTo(short(), 'framing', 'short')
    expect(asks(talk)).toEqual(['success', 'difficulty'])
    comesTo(talk, 'learning')
    expect(asks(talk)).toEqual(['taught', 'origin'])
    talk.does({ type: 'origin.named', of: 'topic', revision: 0, origin: 'structures' })
    expect(asks(talk)).toEqual(['taught', 'origin', 'needed'])
    expect(partsOf(talk, 'questions')[0]?.more.map(({ id }) => id)).toContain('surprised')
    talk.does({ type: 'organisation.nothingNow' })
    expect(asks(comesTo(talk, 'experiment'))).toEqual(['change', 'whenBack'])
  })

  it('lends its framing to the full one from the third talk on, unless somebody is new', () => {
    expect(part(comesTo(short(), 'framing'), 'script').shorter).toBe(fi.framing.short.one)
    expect(part(comesTo(pair(), 'framing'), 'script').shorter).toBeNull()
    const three = gathered({ anna: {}, ville: {}, pia: {} })
    three.does(carriedWith({ number: 2 }))
    expect(part(comesTo(three, 'framing'), 'script').shorter).toBeNull()
    expect(three.view().nudges.map(({ key }) => key)).not.toContain('shorterFraming')
  })
})
