import { isPresent, participantOf, presentIds } from '../people.ts'
import { filled } from '../refusal.ts'
import { FORMS, TOPICS } from '../vocabulary.ts'
import { ownWords } from './composer.ts'
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
      ...settingTopic(c),
    },
    peopleSection(c),
    ...(c.me === undefined
      ? []
      : [
          {
            part: 'preparation' as const,
            title: texts.called.ownPreparation,
            note: texts.called.ownPreparationNote,
            drafts: ownWords(c, c.mine.drafts),
            add: c.act('prepare', texts.labels.draft, { type: 'drafted' }, 'text'),
          },
        ]),
  ]
}

/** Setting one thing of the topic leaves the others as they are. */
const settingTopic = (c: Context) => {
  const { texts } = c
  const { text, kind = TOPICS[0], why, serves } = c.state.called.topic ?? {}
  const words = c.words(text)
  const purpose = c.words(serves?.text)
  const known = {
    kind,
    ...(words !== null && { text: words }),
    ...(c.words(why) !== null && { why }),
    ...(serves && purpose !== null && { serves }),
  }
  const unknown = words === null ? ['text'] : []
  const set = (key: string, label: string, change: object, ...missing: string[]) =>
    c.may(key, label, { type: 'topic.set', ...known, ...change }, ...unknown, ...missing)
  const { text: _, ...rest } = known
  return {
    set: c.act('setTopic', texts.called.whatAbout, { type: 'topic.set', ...rest }, 'text'),
    kinds: TOPICS.flatMap((one) => set(`topic.${one}`, texts.topics[one], { kind: one })),
    more: [
      ...set('why', texts.called.whyNow, {}, 'why'),
      ...set(
        'serves',
        texts.called.serves,
        { serves: { ...(serves?.goal && { goal: serves.goal }) } },
        'serves.text',
      ),
      ...c.goals.flatMap((goal) =>
        set(`goal.${goal.id}`, goal.label, { serves: { text: purpose ?? goal.label, goal } }),
      ),
    ],
  }
}

/** Who is here, who comes and goes, who leads and who types. Folded once the talk goes on, unless somebody waits at the door. */
export const peopleSection = (c: Context): Section => {
  const { texts, state } = c
  const pen = takesThePen(c)
  const atTheDoor = Object.values(state.knocking).map((name) =>
    filled(texts.called.atTheDoor, { name: c.words(name) ?? texts.labels.someone }),
  )
  return {
    part: 'people',
    title: texts.called.whoIsHere,
    folded: state.stage !== 'called' && pen.length + atTheDoor.length === 0,
    atTheDoor,
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
      ...Object.entries(state.knocking).flatMap(([id, name]) =>
        c.may(`welcome.${id}`, `${texts.labels.welcome}: ${c.words(name) ?? texts.labels.someone}`, {
          type: 'welcomed',
          participant: id,
        }),
      ),
      ...pen,
      ...(c.around.length > 1
        ? c.around.flatMap(({ id }) =>
            c.mayAs(id, `leave.${id}`, `${nameOf(c, id)}: ${texts.labels.leave}`, { type: 'left' }),
          )
        : []),
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

/** Around a shared screen whose scribe is another: whoever's hand this is can take the notes. */
const takesThePen = (c: Context): Action[] => {
  const hand = c.me ?? c.as.enteredBy ?? ''
  const screen = participantOf(c.state, hand)?.screen
  if (!screen) return []
  return c.mayAs(hand, 'takePen', c.texts.offers.takePen, { type: 'scribe.taken', screen })
}

/** On a shared screen: the scribe joins first, and then enters those who sit around it, or come back to it. */
const joining = (c: Context): Action[] => {
  const { state, texts } = c
  const { by, enteredBy } = c.as
  if (!('screen' in by) || enteredBy === undefined) return []
  const known = state.participants.filter((one) => one.screen === by.screen).map((one) => one.id)
  const awaited = isPresent(state, enteredBy)
    ? new Set([...state.asked, ...known, ...Object.keys(state.welcomed)])
    : [enteredBy]
  return [...awaited]
    .filter((id) => !isPresent(state, id))
    .flatMap((id) => {
      const name = c.words(participantOf(state, id)?.name ?? state.knocking[id])
      const event = { type: 'joined', screen: by.screen } as const
      const label = `${texts.called.sharedScreen}: ${name ?? id}`
      return name === null
        ? c.mayAs(id, `join.${id}`, label, event, 'name')
        : c.mayAs(id, `join.${id}`, label, { ...event, name })
    })
}
