import {
  type Conversation,
  createConversation,
  type Guide,
  type GuideTexts,
  type Platform,
} from '@oivallus/core'
import { wrapped } from './screen/style.ts'
import type { Option, Terminal } from './screen/terminal.ts'
import type { Words } from './words.ts'

/** What is agreed before the talk. */
interface Plan {
  names: string[]
  /** Who leads, types and decides: places in the list of names; -1 for nobody. */
  lead: number
  scribe: number
  supervisor: number
  topic: string
  form: 'full' | 'short'
}

interface Asking {
  terminal: Terminal
  texts: GuideTexts
  words: Words
}

/** The one screen around which everybody sits. */
const SCREEN = 'table'

/** Asks who is here and what about, and opens the talk: everybody around this screen, one at the keyboard. */
export const openTalk = async (
  asking: Asking & { guide: Guide; platform: Platform },
): Promise<Conversation> => {
  const { terminal, texts } = asking
  terminal.show({
    place: 'called',
    header: [terminal.style.large(texts.talk.name)],
    question: [],
    said: [],
    choices: [],
    notice: [],
  })
  const names = await askNames(asking)
  const topic = await askTopic(asking)
  const plan: Plan = { names, topic, lead: 0, scribe: 0, supervisor: 0, form: 'full' }
  return opened(await settle(plan, asking), asking)
}

const askNames = async ({ terminal, texts, words }: Asking): Promise<string[]> => {
  let hint = words.names
  for (;;) {
    terminal.say(['', terminal.style.large(texts.called.whoIsHere), terminal.style.quiet(hint)])
    const { words: said } = await terminal.write({ label: texts.notes.participants, hint: words.sendOnly })
    const names = [...new Set(said.split(',').map((name) => name.trim()))].filter(Boolean)
    if (names.length > 0) return names
    hint = words.noNames
  }
}

const askTopic = async ({ terminal, texts, words }: Asking, now?: string): Promise<string> => {
  terminal.say(['', terminal.style.large(texts.called.whatAbout)])
  const preset = now ?? texts.called.topicPreset
  const { words: said } = await terminal.write({ label: texts.notes.topic, hint: words.sendOnly, preset })
  return said || preset
}

/** Shows what was agreed; one press begins, another changes something. */
const settle = async (first: Plan, asking: Asking): Promise<Plan> => {
  const { terminal, texts, words } = asking
  let plan = first
  for (;;) {
    terminal.show({
      place: `plan ${JSON.stringify(plan)}`,
      header: [terminal.style.large(texts.talk.name)],
      question: summaryOf(plan, asking),
      said: [],
      choices: [],
      notice: [],
    })
    const changes: Option[] = [
      ...(plan.names.length > 1
        ? (['lead', 'scribe', 'supervisor'] as const).map((role) => ({
            key: role,
            label: words.change(roleName(role, texts)),
          }))
        : []),
      { key: 'topic', label: words.change(texts.notes.topic) },
      { key: 'form', label: plan.form === 'full' ? texts.forms.short : texts.forms.full },
    ]
    const key = await terminal.choose({ options: [{ key: 'start', label: texts.labels.start }, ...changes] })
    if (key === 'start' || key === undefined) return plan
    plan = await changed(plan, key, asking)
  }
}

const roleName = (role: 'lead' | 'scribe' | 'supervisor', { labels }: GuideTexts): string =>
  role === 'lead' ? labels.facilitator : labels[role]

const changed = async (plan: Plan, key: string, asking: Asking): Promise<Plan> => {
  const { terminal, texts, words } = asking
  if (key === 'topic') return { ...plan, topic: await askTopic(asking, plan.topic) }
  if (key === 'form') return { ...plan, form: plan.form === 'full' ? 'short' : 'full' }
  const role = key as 'lead' | 'scribe' | 'supervisor'
  const chosen = await terminal.choose({
    question: roleName(role, texts),
    options: [
      ...plan.names.map((name, at) => ({ key: String(at), label: name })),
      ...(role === 'supervisor' ? [{ key: '-1', label: words.nobody }] : []),
    ],
  })
  return chosen === undefined ? plan : { ...plan, [role]: Number(chosen) }
}

const summaryOf = (plan: Plan, { terminal, texts, words }: Asking): string[] => {
  const { names, topic, form } = plan
  const roles = (at: number) =>
    (['lead', 'scribe', 'supervisor'] as const)
      .filter((role) => plan[role] === at)
      .map((role) => roleName(role, texts).toLowerCase())
      .join(', ')
  const people = names.map((name, at) => (roles(at) ? `${name} (${roles(at)})` : name)).join(', ')
  const size =
    names.length === 1 ? words.alone : names.length === 2 ? words.oneToOne : words.team(names.length)
  return [
    ...wrapped(topic, terminal.width).map(terminal.style.large),
    ...wrapped(people, terminal.width),
    `${size} · ${texts.called.sharedScreen.toLowerCase()} · ${texts.forms[form].toLowerCase()}`,
  ]
}

/** Opens the talk as it was planned, and starts it. */
const opened = (
  plan: Plan,
  { guide, texts, platform }: Asking & { guide: Guide; platform: Platform },
): Conversation => {
  const people = plan.names.map((name, at) => ({ id: `p${at + 1}`, name, at }))
  const idOf = (at: number) => people[at]?.id ?? 'p1'
  const scribe = idOf(plan.scribe)
  const conversation = createConversation(
    {
      asked: people.map(({ id }) => id),
      lead: idOf(plan.lead),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    { viewer: { screen: SCREEN, scribe }, guide, language: texts.language, platform },
  )
  // The scribe first: nobody is entered before the hand that enters is there.
  for (const { id, name, at } of [...people].sort((one) => (one.at === plan.scribe ? -1 : 0)))
    conversation.send(
      {
        type: 'joined',
        name,
        screen: SCREEN,
        ...(at === plan.supervisor && { supervisor: true as const }),
      },
      { by: { participant: id }, ...(id !== scribe && { enteredBy: scribe }) },
    )
  conversation.send({
    type: 'topic.set',
    text: plan.topic,
    ...(plan.topic === texts.called.topicPreset && { kind: 'workLately' as const }),
  })
  conversation.send({ type: 'started', form: plan.form })
  return conversation
}
