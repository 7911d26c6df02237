import { participantOf, presentIds } from '../people.ts'
import { FORMS, TOPICS } from '../vocabulary.ts'
import { type Context, nameOf } from './context.ts'
import type { Action, PersonView, Section } from './types.ts'

/** Before the talk: the topic, who is here, and one's own preparation. */
export const calledSections = (c: Context): Section[] => {
  const { texts, state } = c
  const { topic } = state.called
  return [
    {
      part: 'topic',
      title: texts.called.whatAbout,
      text: c.words(topic?.text),
      kind: topic?.kind ? texts.topics[topic.kind] : null,
      why: c.words(topic?.why),
      serves: c.words(topic?.serves?.text),
      goal: topic?.serves?.goal ?? null,
      preset: texts.called.topicPreset,
      set: c.act('setTopic', texts.called.whatAbout, { type: 'topic.set', kind: TOPICS[0] }, 'text'),
    },
    peopleSection(c),
    ...(c.me === undefined
      ? []
      : [
          {
            part: 'preparation' as const,
            title: texts.called.ownPreparation,
            note: texts.called.ownPreparationNote,
            drafts: c.mine.drafts,
            add: c.act('prepare', texts.labels.draft, { type: 'drafted' }, 'text'),
          },
        ]),
  ]
}

export const peopleSection = (c: Context): Section => {
  const { texts, state } = c
  return {
    part: 'people',
    title: texts.called.whoIsHere,
    people: state.participants.map((one): PersonView => {
      const roles = [
        ...(one.id === state.lead ? [texts.labels.facilitator] : []),
        ...(one.supervisor ? [texts.labels.supervisor] : []),
        ...(one.guest ? [texts.labels.guest] : []),
        ...(one.screen !== null && state.screens[one.screen]?.scribe === one.id ? [texts.labels.scribe] : []),
      ]
      return {
        id: one.id,
        name: nameOf(c, one.id),
        roles,
        present: one.present,
        screen: one.screen,
      }
    }),
    actions: [
      ...c.may('join', texts.called.ownScreen, { type: 'joined' }, 'name'),
      ...joining(c),
      ...presentIds(state)
        .filter((to) => to !== state.lead)
        .flatMap((to) =>
          c.may(`handOver.${to}`, `${texts.labels.handOver}: ${nameOf(c, to)}`, { type: 'handedOver', to }),
        ),
      ...(state.stage === 'called' && c.isLead
        ? FORMS.map((form) => c.act(`start.${form}`, texts.forms[form], { type: 'started', form }))
        : []),
    ],
  }
}

/** On a shared screen: the scribe joins first, and then enters those who sit around it, or come back to it. */
const joining = ({ state, texts, as }: Context): Action[] => {
  const { by, enteredBy } = as
  if (!('screen' in by) || enteredBy === undefined) return []
  const isHere = (id: string) => participantOf(state, id)?.present === true
  const around = state.participants.filter((one) => one.screen === by.screen).map((one) => one.id)
  const awaited = state.stage === 'called' ? state.asked : around
  const coming = isHere(enteredBy) ? awaited.filter((id) => !isHere(id)) : [enteredBy]
  return coming.map((id) => {
    const name = participantOf(state, id)?.name
    const isKnown = typeof name === 'string'
    return {
      key: `join.${id}`,
      label: `${texts.called.sharedScreen}: ${isKnown ? name : id}`,
      event: { type: 'joined', screen: by.screen, ...(isKnown && { name }) },
      missing: isKnown ? [] : ['name'],
      refusal: null,
      nudge: null,
      as: { by: { participant: id }, ...(id !== enteredBy && { enteredBy }) },
    }
  })
}
