import { describe, expect, it } from 'vitest'
import { importConversation, restoreConversation } from '../src/create.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { fillTemplate } from '../src/templates.ts'
import type { Action, LineView, Section } from '../src/view/types.ts'
import {
  around,
  atPhase,
  carriedWith,
  closes,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineAt,
  refusalOf,
  standing,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const { fi } = guide.texts
const KINDS = ['continue', 'stop', 'lighten', 'support'] as const
const sees = (name: string) => `${fi.experiment.carries}: ${name}`

/** The same talk on the device of somebody else. */
const seenBy = (talk: Talk, viewer: { participant: string } | { screen: string; scribe: string }) =>
  talkOf(
    restoreConversation(toEnvelope(talk), {
      viewer,
      guide,
      language: 'fi',
      platform: standing(undefined, 'theirs'),
    } as never),
  )

/** Everything listed on the page, wherever it stands. */
const listedIn = (talk: Pick<Talk, 'view'>): (LineView & { actions?: Action[] })[] =>
  talk
    .view()
    .sections.flatMap((one: Section) => (one.part === 'lines' || one.part === 'support' ? one.lines : []))

const on = (talk: Pick<Talk, 'view'>, id: string) => {
  const line = listedIn(talk).find((one) => one.id === id)
  if (!line) throw new Error('the line is not on the page')
  return line
}

/** Presses what names somebody. */
const names = (talk: Talk, id: string, who: string) => {
  const action = on(talk, id).actions?.find(({ key }) => key === `carries.${who}`)
  if (!action) throw new Error(`${who} cannot be named`)
  return talk.send(fillTemplate(action, {}), action.as)
}

describe('who sees to it', () => {
  it.each(KINDS)('can be said of %s, where the line stands: all together, or one of those here', (kind) => {
    const talk = atPhase('experiment')
    const id = talk.does({ type: `noted.${kind}`, text: 'Raportit' })
    expect(on(talk, id)).toMatchObject({
      carries: null,
      actions: [
        { key: 'carries.us', label: sees(fi.experiment.us), refusal: null },
        { key: 'carries.anna', label: sees('Anna') },
        { key: 'carries.ville', label: sees('Ville') },
      ],
    })
    expect(names(talk, id, 'ville').accepted).toBe(true)
    expect(lineAt(talk, id)).toMatchObject({ carries: 'ville', text: 'Raportit' })
    // Who does already is not offered again.
    expect(on(talk, id).carries).toBe('Ville')
    expect(on(talk, id).actions?.map(({ key }) => key)).toEqual(['carries.us', 'carries.anna'])
    expect(names(talk, id, 'us').accepted).toBe(true)
    expect(on(talk, id).carries).toBe(fi.experiment.us)
  })

  it('can be said in the follow-up, too, and of no other kind of line', () => {
    const talk = atPhase('followUp')
    const lightened = talk.does({ type: 'noted.lighten', text: 'Raportit' })
    const asked = talk.does({ type: 'noted.question', text: 'Miten muut?' })
    expect(on(talk, lightened).actions).toHaveLength(3)
    expect(on(talk, asked).actions).toBeUndefined()
  })

  it('is among what is allowed on the line, and of the experiment that was taken', () => {
    const talk = atPhase('experiment')
    const listed = (of: string) =>
      talk.allowed(undefined, { line: of }).flatMap(({ event, missing }) => {
        expect(missing.includes('carries')).toBe(false)
        return 'carries' in event ? [[event.type, event.carries]] : []
      })
    const support = talk.does({ type: 'noted.support', text: 'Yksi tunti' })
    expect(listed(support)).toEqual([
      ['revised', 'us'],
      ['revised', 'anna'],
      ['revised', 'ville'],
    ])
    const idea = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    expect(listed(idea)).toEqual([])
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    talk.does({ type: 'experiment.taken', of: idea, revision: 0, end: 'next', carries: 'ville' })
    expect(listed(idea)).toEqual([
      ['experiment.taken', 'us'],
      ['experiment.taken', 'anna'],
    ])
  })

  it('is said by whoever said the line, and by the scribe for those around a screen', () => {
    const talk = atPhase('experiment')
    const id = talk.does({ type: 'noted.lighten', text: 'Raportit' }, VILLE)
    expect(on(talk, id).actions).toBeUndefined()
    expect(on(seenBy(talk, { participant: 'ville' }), id).actions).toHaveLength(3)

    const table = comesTo(
      gathered({ ville: { screen: 'table' }, sari: { screen: 'table' }, anna: {} }),
      'experiment',
    )
    const ours = table.does({ type: 'noted.support', text: 'Tunti' }, around('table', 'ville'))
    const saris = table.does(
      { type: 'noted.support', text: 'Toinen' },
      { by: { participant: 'sari' }, enteredBy: 'ville' },
    )
    const shared = seenBy(table, { screen: 'table', scribe: 'ville' })
    expect(names(shared, ours, 'anna')).toMatchObject({ accepted: true })
    expect(names(shared, saris, 'us')).toMatchObject({ accepted: true })
    expect([on(shared, ours).carries, on(shared, saris).carries]).toEqual(['anna', fi.experiment.us])
    // Nobody is named by hand of somebody who sits elsewhere.
    expect(on(seenBy(table, { participant: 'anna' }), ours).actions).toBeUndefined()
  })

  it('stands in the plain list after the talk, and in the notes', () => {
    const talk = atPhase('experiment')
    const id = talk.does({ type: 'noted.stop', text: 'Kaksi raporttia' })
    names(talk, id, 'ville')
    talk.does({ type: 'experiment.none' })
    closes(talk)
    const after = talk.view().sections.find((one) => one.part === 'after')
    expect(after).toMatchObject({ carries: [{ who: 'Ville', what: 'Kaksi raporttia' }] })
    expect(talk.notes()).toMatchObject({ whoCarriesWhat: [{ carries: 'ville', line: id }] })
  })

  it('nudges the facilitator when everything landed on them, named by presses alone', () => {
    const talk = atPhase('experiment')
    const ids = KINDS.map((kind) => talk.does({ type: `noted.${kind}`, text: kind }))
    const nudges = () => talk.view().nudges.map(({ key }) => key)
    for (const id of ids.slice(0, 2)) names(talk, id, 'anna')
    expect(nudges()).not.toContain('everythingOnYou')
    names(talk, ids[2] ?? '', 'anna')
    expect(nudges()).toContain('everythingOnYou')
    names(talk, ids[3] ?? '', 'ville')
    expect(nudges()).not.toContain('everythingOnYou')
  })
})

describe('somebody who is not in the talk', () => {
  const acts = (talk: Talk) => {
    const of = talk.does({ type: 'noted.support', text: 'Tunti' })
    const idea = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    talk.does({ type: 'experiment.asked', of: idea, revision: 0 })
    return [
      { type: 'noted.support', text: 'Aikaa', carries: 'nobody' },
      { type: 'parked', line: { kind: 'stop', text: 'Aikaa', carries: 'nobody' } },
      { type: 'revised', of, revision: 0, carries: 'nobody' },
      { type: 'experiment.taken', of: idea, revision: 0, end: 'next', carries: 'nobody' },
      { type: 'experiment.replaced', of: idea, revision: 0, end: 'next', carries: 'nobody' },
    ] as const
  }

  it('sees to nothing: it is refused, and the words are kept', () => {
    const talk = atPhase('experiment')
    for (const event of acts(talk))
      expect([event.type, codeOf(talk.send(event))]).toEqual([event.type, 'moved-on'])
    const refusal = refusalOf(talk.send({ type: 'noted.support', text: 'Aikaa', carries: 'nobody' }))
    expect(refusal.kept).toBe('Aikaa')
    expect(JSON.stringify(talk.view())).not.toContain(`${fi.experiment.carries}: ${fi.labels.someone}`)
  })

  it('is where a file from elsewhere stops holding', () => {
    const talk = atPhase('experiment')
    const id = talk.does({ type: 'noted.support', text: 'Aikaa', carries: 'ville' })
    const file = JSON.stringify(toEnvelope(talk)).replace('"carries":"ville"', '"carries":"nobody"')
    const { stopsAt } = importConversation(file, {
      viewer: { participant: 'anna' },
      guide,
      language: 'fi',
      platform: standing(),
    })
    const index = talk.entries().findIndex((one) => one.id === id)
    expect(stopsAt).toEqual({ index, code: 'moved-on' })
  })

  it('is named nowhere, where a thought of an earlier talk comes back with them', () => {
    const talk = gathered({ anna: {}, ville: {} })
    const by = { participant: 'ville' }
    const details = { carries: 'sari' }
    const line = { id: 'kept', kind: 'stop', text: 'Raportit', by, until: 'experiment', details } as const
    talk.does(carriedWith({ parked: [line] }))
    comesTo(talk, 'experiment')
    expect(on(talk, 'kept')).toMatchObject({ text: 'Raportit', carries: null })
    closes(talk)
    const after = talk.view().sections.find((one) => one.part === 'after')
    expect(after).toMatchObject({ carries: [] })
    expect(talk.notes()).toMatchObject({ whoCarriesWhat: [] })
  })
})
