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
  const topic = asking.texts.called.topicPreset
  const nobody: Plan = { names: [], topic, lead: 0, scribe: 0, supervisor: 0, form: 'full' }
  const named = await askNames(nobody, asking)
  return opened(await settle(await askTopic(named, asking), asking), asking)
}

/** Shows one question before the talk, alone on its page. */
const asks = ({ terminal, texts }: Asking, place: string, question: string[], notice: string[] = []): void =>
  terminal.show({
    place,
    header: [terminal.style.large(texts.talk.name)],
    question,
    said: [],
    choices: [],
    notice: notice.map(terminal.style.warm),
  })

/** Between two names stands a comma, or a word for *and*. */
const BETWEEN = /\s*[,&]\s*|\s+(?:ja|sekä|och|samt|and)\s+/iu

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const askNames = async (plan: Plan, asking: Asking): Promise<Plan> => {
  const { terminal, texts, words } = asking
  let initial = plan.names.join(', ')
  let notice: string[] = []
  for (;;) {
    const { large, quiet } = terminal.style
    asks(asking, 'names', [large(texts.called.whoIsHere), quiet(words.names)], notice)
    const isKnown = plan.names.length > 0
    const hint = isKnown ? words.send : words.sendOnly
    const { words: said, sent } = await terminal.write({ label: texts.notes.participants, hint, initial })
    if (!sent && isKnown) return plan
    initial = said
    const names = said
      .split(BETWEEN)
      .map((name) => name.trim())
      .filter(Boolean)
    const isTwice = names.some((name, at) => names.findIndex((one) => isSame(one, name)) < at)
    if (names.length > 0 && !isTwice) return { ...plan, names, ...rolesAmong(names, plan) }
    notice = [isTwice ? words.sameName : words.noNames]
  }
}

/** Roles stay with their place in the list; whoever is no longer there leaves theirs to the first. */
const rolesAmong = ({ length }: readonly string[], { lead, scribe, supervisor }: Plan) => {
  const within = (at: number) => (at < length ? at : 0)
  return { lead: within(lead), scribe: within(scribe), supervisor: within(supervisor) }
}

/** Asks what the talk is about; whoever turns back is asked for the names again. */
const askTopic = async (plan: Plan, asking: Asking): Promise<Plan> => {
  const { terminal, texts, words } = asking
  const { topic: preset } = plan
  asks(asking, 'topic', [terminal.style.large(texts.called.whatAbout)])
  const { words: said, sent } = await terminal.write({ label: texts.notes.topic, hint: words.send, preset })
  return sent ? { ...plan, topic: said || preset } : askTopic(await askNames(plan, asking), asking)
}

/** Shows what was agreed; one press begins, another changes something, and turning back asks the question before. */
const settle = async (first: Plan, asking: Asking): Promise<Plan> => {
  const { terminal, texts, words } = asking
  let plan = first
  for (;;) {
    asks(asking, `plan ${JSON.stringify(plan)}`, summaryOf(plan, asking))
    const changes: Option[] = [
      ...(plan.names.length > 1
        ? (['lead', 'scribe', 'supervisor'] as const).map((role) => ({
            key: role,
            label: words.change(roleName(role, texts)),
          }))
        : []),
      { key: 'topic', label: words.change(texts.notes.topic) },
      { key: 'form', label: plan.form === 'full' ? texts.forms.short : texts.forms.full },
      { key: 'names', label: words.correctNames },
    ]
    const key = await terminal.choose({ options: [{ key: 'start', label: texts.labels.start }, ...changes] })
    if (key === 'start') return plan
    plan = await changed(plan, key ?? 'topic', asking)
  }
}

const roleName = (role: 'lead' | 'scribe' | 'supervisor', { labels }: GuideTexts): string =>
  role === 'lead' ? labels.facilitator : labels[role]

const changed = async (plan: Plan, key: string, asking: Asking): Promise<Plan> => {
  const { terminal, texts, words } = asking
  if (key === 'topic') return askTopic(plan, asking)
  if (key === 'names') return askNames(plan, asking)
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
