/*
 * The page of a package, which an LMS launches: it asks who talks, begins a talk or resumes it, and says what the LMS is told and where
 * the talk is kept. `pack` lays it beside the stand-alone file, whose core it uses, and `settings.js`.
 */
import {
  type Conversation,
  createConversation,
  extendGuide,
  type Guide,
  OivallusError,
  resumeConversation,
  systemPlatform,
} from '@oivallus/core'
import type { LearningConversationElement } from '@oivallus/dom/element'
import type { Company } from './asking.ts'
import { drawPage } from './drawing.ts'
import { loadGuide, settings } from './given.ts'
import { type Keeping, openKeeping } from './keeping.ts'
import { type Launched, launchedAs } from './launching.ts'
import { beginning, elsewhere, left, stopped, talking } from './scenes.ts'

const { format, languages, guide: extension, notice, store: address } = settings

/** Why a store gives no talk: there is none of this id, or none for whoever asks. */
const ABSENT = ['malformed-options', 'store-refused', 'erased']

/** The one screen around which all sit. */
const TABLE = 'table'

let talk: Conversation | undefined
const page = drawPage(document.getElementById('talk') as HTMLElement, languages, (language) =>
  talk?.setLanguage(language),
)

const leave = async (launched: Launched): Promise<void> => {
  await talk?.settled()
  await launched.leave?.()
  page.show(left)
}

/** Shows a talk, and tells the LMS of it. */
const show = (
  shown: Conversation,
  guide: Guide,
  launched: Launched,
  keeping: Keeping,
): LearningConversationElement => {
  // The one before, where there was one, is kept, and shown no more.
  talk?.dispose()
  talk = shown
  const element = document.createElement('learning-conversation') as LearningConversationElement
  // What is typed and not noted yet is kept where the talk is kept, or nowhere.
  if (keeping.where === 'browser') element.options = { typed: () => localStorage }
  element.conversation = talk
  page.show(
    talking(element, launched, keeping, {
      leave: launched.leave && (() => void leave(launched)),
      // An LMS leads to one talk; without one, the next begins where the last has ended.
      next: launched.by === null ? () => ask(guide, launched, keeping) : null,
    }),
  )
  void launched.follow(talk)
  return element
}

/** Begins a talk of those who sit around this screen. They are known by ids that name nobody. */
const begun = ({ names, lead, isSupervisor }: Company, guide: Guide, keeping: Keeping): Conversation => {
  const { store, me } = keeping
  const people = names.map((name, index) => ({
    name,
    id: index === 0 ? me : systemPlatform.id(),
    supervises:
      keeping.isSupervisor === null ? isSupervisor && index === lead : keeping.isSupervisor && index === 0,
  }))
  const opening = {
    asked: people.map(({ id }) => id),
    lead: people[lead]?.id ?? me,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    notice,
  }
  const viewer = { screen: TABLE, scribe: me }
  const opened = createConversation(opening, { viewer, guide, language: page.language(), store })
  for (const { name, id, supervises } of people)
    opened.send(
      { type: 'joined', name, screen: TABLE, ...(supervises && { supervisor: true as const }) },
      { by: { participant: id }, ...(id !== me && { enteredBy: me }) },
    )
  return opened
}

const ask = (guide: Guide, launched: Launched, keeping: Keeping): void =>
  page.show(
    beginning(launched, keeping, (company) =>
      show(begun(company, guide, keeping), guide, launched, keeping).focus(),
    ),
  )

const nameIn = ({ texts }: Guide, language: string): string => texts[language]?.talk.name ?? document.title

/** Opens the talk to which the LMS leads. */
const resume = async (token: string, guide: Guide, launched: Launched, keeping: Keeping): Promise<void> => {
  try {
    const resumed = await resumeConversation(token, { guide, store: keeping.store })
    // As it was read when it was left.
    page.read(resumed.texts().language)
    resumed.setLanguage(page.language())
    show(resumed, guide, launched, keeping)
  } catch (error) {
    // A server that knows who asks, and gives nothing, has no such talk for them.
    const isAbsent = error instanceof OivallusError && ABSENT.includes(error.reason)
    if (!isAbsent) throw error
    page.show(elsewhere(launched, keeping, () => ask(guide, launched, keeping)))
  }
}

let session: Launched | undefined

const start = async (): Promise<void> => {
  try {
    // A session is begun once, however often one tries to reach the store.
    session ??= await launchedAs(format, (trouble) => {
      console.warn(trouble)
      page.tell((words) => words.trouble)
    })
    const liked = session.languages
      .map((one) => one.split('-')[0] ?? '')
      .find((one) => languages.includes(one))
    if (liked) page.read(liked)
    const builtIn = await loadGuide(...languages)
    const guide = extension ? extendGuide(builtIn, extension) : builtIn
    const keeping = await openKeeping(address)
    // A title of the package’s own is in its first language, and stays.
    const [first] = languages
    if (document.title === nameIn(guide, first)) page.call((language) => nameIn(guide, language))
    if (session.token) await resume(session.token, guide, session, keeping)
    else ask(guide, session, keeping)
  } catch (error) {
    console.warn(error)
    page.tell(() => '')
    page.show(stopped(error, session !== undefined, () => void start()))
  }
}

void start()
