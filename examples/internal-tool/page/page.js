// @ts-check
// The page around the conversation: which language, who sits where, a talk to watch, and files. The conversation itself is
// <learning-conversation>, from the one script tag; what a portal needs of this is in the README.

/** @import { By, Conversation, Decided, Entry, Envelope, Opening, SentEvent, State, Viewer } from '@oivallus/core' */
/** @import { ListedTalk, ReplayedTalk } from '../src/talks.ts' */

/**
 * @typedef {'shared' | 'own' | 'projector'} Seating
 * @typedef {ReplayedTalk['cast']} Cast Who takes part, and around which screens; who leads comes first.
 * @typedef {{ id: string, step: number }} Replay Which talk is watched, and how far.
 * @typedef {{ envelope: Envelope, replay: Replay | null, readOnly?: boolean }} Kept A talk as the browser keeps it.
 * @typedef {object} Table The talk that is open: everything that goes when another is opened.
 * @property {string} id
 * @property {Cast} cast
 * @property {Conversation[]} conversations One for each screen on the page.
 * @property {Replay | null} replay
 * @property {ReplayedTalk | null} talk What is replayed.
 * @property {boolean} readOnly
 * @property {ReturnType<typeof createClock>} clock
 * @property {ReturnType<typeof Oivallus.createMemoryStore>} store Over which the screens of one talk agree.
 */

const LANGUAGES = ['fi', 'sv', 'en']

/* What the browser keeps: the talk as an envelope, the one before it, and what was chosen on the page. */

const KEPT = 'oivallus.example'

/** In a frame from another site a browser may refuse: then a reload begins anew. */
const storage = (() => {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
})()

/** @returns {{ language?: string, seating?: Seating, talk?: Kept, previous?: Kept }} */
const readKept = () => {
  try {
    return JSON.parse(storage?.getItem(KEPT) ?? '{}')
  } catch {
    return {}
  }
}

const kept = readKept()

const keep = () => {
  try {
    storage?.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // A full store costs nothing but the reload.
  }
}

/* The page and its words. */

/**
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 */
const find = (selector) => {
  const found = document.querySelector(selector)
  if (!found) throw new Error(`The page has no ${selector}.`)
  return /** @type {T} */ (found)
}

/**
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 */
const all = (selector) => /** @type {T[]} */ ([...document.querySelectorAll(selector)])

/** @param {string} name */
const load = async (name) => (await fetch(name)).json()

/** @type {Record<string, Record<string, string> & { inLanguage: Record<string, string> }>} */
const WORDS = await load('words.json')
/** @type {ListedTalk[]} */
const TALKS = await load('talks/index.json')
// All three, so that each viewer can change theirs at any moment. A portal in one language loads that one.
const guide = await Oivallus.loadGuide(...LANGUAGES)

let language = kept.language ?? LANGUAGES.find((one) => navigator.language.startsWith(one)) ?? 'fi'
/** @type {Seating} */
let seating = kept.seating ?? 'shared'

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] For the places in braces.
 */
const word = (key, values = {}) =>
  (WORDS[language]?.[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]))

/** What is said beside the talk, and whether there is a talk to go back to. */
let notice = ''

const drawWords = () => {
  document.documentElement.lang = language
  document.title = word('title')
  for (const one of all('[data-word]')) one.textContent = word(one.dataset.word ?? '')
  for (const one of all('[data-label]')) one.setAttribute('aria-label', word(one.dataset.label ?? ''))
  for (const one of all('#languages button'))
    one.setAttribute('aria-pressed', String(one.getAttribute('value') === language))
  drawTalks()
  drawNotice()
  drawCaptions()
  drawReplay()
}

const drawNotice = () => {
  find('#notice').textContent = notice
  find('#previous').hidden = kept.previous === undefined
}

/** @param {string} text */
const say = (text) => {
  notice = text
  drawNotice()
}

const drawTalks = () => {
  /** @type {HTMLSelectElement} */
  const select = find('#watch select')
  const chosen = select.value || TALKS.find((one) => one.language === language)?.id
  select.replaceChildren(
    ...TALKS.map(({ id, title, people, form, language: spoken }) => {
      const size = word(people > 2 ? 'team' : 'one').toLowerCase()
      const about = [
        size,
        ...(form === 'short' ? [word('isShort')] : []),
        WORDS[language]?.inLanguage[spoken],
      ]
      return new Option(`${title} (${about.join(', ')})`, id, false, id === chosen)
    }),
  )
}

/* Who sits where. */

/** The table around which people sit, and one aside that this page does not show. */
const TABLE = 'table'
const ASIDE = 'aside'

/**
 * At which screen somebody of a talk of one's own sits; null for one of their own.
 *
 * @param {number} index Their place among those who take part.
 */
const seatOf = (index) => {
  if (seating === 'shared') return TABLE
  if (seating === 'projector') return index === 1 ? null : TABLE
  return index < 2 ? null : ASIDE
}

/**
 * Whose screens the page shows.
 *
 * @param {Cast} cast
 * @returns {Viewer[]}
 */
const viewersOf = ({ lead, people, screens }) => {
  const around = (/** @type {string} */ id) => people.filter((one) => one.screen === id).length
  const [room] = [...screens].sort((one, other) => around(other.id) - around(one.id))
  const others = people.filter((one) => one.id !== lead)
  const phone = [...others, ...people].find((one) => one.screen === null)
  const other = others[0]?.id ?? lead
  /** @type {Viewer} */
  const first = room ? { screen: room.id, scribe: room.scribe } : { participant: lead }
  if (seating === 'projector') return [first, { participant: phone?.id ?? other }]
  if (seating === 'shared') return [first]
  return lead === other ? [{ participant: lead }] : [{ participant: lead }, { participant: other }]
}

/**
 * Who takes part in a talk, and where they sit.
 *
 * @param {State} state
 * @returns {Cast}
 */
const castOf = (state) => {
  const lead = state.lead ?? state.asked[0] ?? ''
  const people = state.participants.map(({ id, name, screen }) => ({
    id,
    name: typeof name === 'string' ? name : id,
    screen,
  }))
  const seats = Object.entries(state.screens).map(([id, { scribe }]) => ({ id, scribe }))
  return {
    lead,
    people: people.sort((one, other) => Number(other.id === lead) - Number(one.id === lead)),
    screens: seats.filter(({ id }) => people.some((one) => one.screen === id)),
  }
}

/** @param {Table} at */
const stateOf = ({ conversations: [first] }) => /** @type {Conversation} */ (first).getSnapshot().state

/** Everybody takes their seat, by their own hand. */
const takeSeats = async (/** @type {Table} */ at) => {
  const [first] = at.conversations
  at.cast.people.forEach(({ id, name }, index) => {
    const screen = seatOf(index)
    first?.send(
      {
        type: 'joined',
        name,
        ...(screen !== null && { screen }),
        ...(index === 0 && { supervisor: /** @type {const} */ (true) }),
      },
      { by: { participant: id } },
    )
  })
  await settled(at)
  at.cast = castOf(stateOf(at))
}

/**
 * @param {Viewer} viewer
 * @param {number} index Which screen of the page it is.
 */
const captionOf = (viewer, index) => {
  if (!('participant' in viewer)) return word('projectorScreen')
  const { people = [], lead } = table?.cast ?? {}
  const name = people.find((one) => one.id === viewer.participant)?.name ?? viewer.participant
  if (seating === 'projector' && index > 0) return word('phone', { name })
  return word(viewer.participant === lead ? 'leadScreen' : 'ownScreen', { name })
}

/**
 * Two screens on one page need names that tell them apart, also for those who hear the page.
 *
 * @param {(typeof elements)[number]} element
 * @param {string | undefined} label
 */
const callIt = (element, label) => {
  if (element.options.label !== label) element.options = { ...element.options, label }
}

const drawCaptions = () => {
  const viewers = table?.conversations.map(({ viewer }) => viewer) ?? []
  const { people = [] } = table?.cast ?? {}
  const screens = all('.device')
  const captions = all('.caption')
  find('#talk').dataset.seating = viewers.length > 1 ? seating : 'shared'
  for (const [index, screen] of screens.entries()) {
    const viewer = viewers[index]
    const caption = captions[index]
    screen.hidden = viewer === undefined && index > 0
    if (!viewer || !caption) continue
    caption.hidden = viewers.length < 2
    caption.textContent = captionOf(viewer, index)
    callIt(
      /** @type {(typeof elements)[number]} */ (elements[index]),
      viewers.length < 2 ? undefined : caption.textContent,
    )
  }
  const isShown = (/** @type {string} */ id) =>
    viewers.some((one) => ('participant' in one && one.participant === id) || 'screen' in one)
  const aside = viewers.length > 1 && table && !table.talk ? people.filter(({ id }) => !isShown(id)) : []
  find('#aside').hidden = aside.length === 0
  const names = aside.map(({ name }) => name).join(', ')
  find('#aside').textContent = names && word('aside', { names })
}

/* Opening a talk. */

/** A clock that can be set back: a talk that is watched, or read from a file, has its own times. */
const createClock = () => {
  let behind = 0
  return {
    now: () => new Date(Date.now() - behind).toISOString(),
    /** @param {string | null} moment null for the present. */
    set: (moment) => {
      behind = moment === null ? 0 : Date.now() - Date.parse(moment)
    },
  }
}

/** @type {Table | null} */
let table = null

/** @param {Table} at */
const settled = ({ conversations }) => Promise.all(conversations.map((one) => one.settled()))

/**
 * What each viewer is given besides who they are.
 *
 * @param {Pick<Table, 'clock' | 'store'>} at
 */
const surroundings = ({ clock, store }) => ({
  guide,
  language,
  store,
  platform: { ...Oivallus.systemPlatform, now: clock.now },
})

const emptyTable = () => {
  const clock = createClock()
  const store = Oivallus.createMemoryStore({ ...Oivallus.systemPlatform, now: clock.now })
  return { clock, store, conversations: [], replay: null, talk: null, readOnly: false }
}

/**
 * A new talk over a store of its own.
 *
 * @param {Opening} opening
 * @param {Cast} cast
 * @param {string | null} [moment] When it is opened; now unless given.
 * @returns {Promise<Table>}
 */
const openNew = async (opening, cast, moment = null) => {
  const at = emptyTable()
  at.clock.set(moment)
  const viewer = { participant: cast.lead }
  const conversation = Oivallus.createConversation(opening, { viewer, ...surroundings(at) })
  await conversation.settled()
  conversation.dispose()
  return { ...at, id: conversation.id, cast }
}

/**
 * A talk from its envelope, over a store of its own.
 *
 * @param {Envelope} envelope
 * @returns {Promise<Table>}
 */
const openKept = async (envelope) => {
  const at = emptyTable()
  for (const [name, { entries, pending = [] }] of Object.entries(envelope.streams)) {
    const stream = /** @type {Parameters<typeof at.store.append>[1]} */ (name)
    /** @type {Entry[]} */
    const acts = [...entries, ...pending.map((one) => ({ ...one, at: null }))]
    for (const [version, act] of acts.entries()) {
      at.clock.set(act.at)
      await at.store.append(envelope.id, stream, version, [act])
    }
  }
  at.clock.set(null)
  const { entries = [], pending = [] } = envelope.streams.shared ?? {}
  const cast = castOf(Oivallus.replay(/** @type {Entry[]} */ ([...entries, ...pending])))
  return { ...at, id: envelope.id, cast }
}

/** Lets the screens of the page show a talk, each with its own viewer. */
const sitDown = async (/** @type {Table} */ at) => {
  for (const one of at.conversations) one.dispose()
  const given = surroundings(at)
  at.conversations = await Promise.all(
    viewersOf(at.cast).map((viewer) => Oivallus.joinConversation(at.id, { viewer, ...given })),
  )
}

/** @type {HTMLElementTagNameMap['learning-conversation'][]} */
const elements = all('learning-conversation')

/** Shows what is open, and keeps it after every act. */
const show = () => {
  if (!table) return
  const { conversations } = table
  for (const [index, element] of elements.entries()) element.conversation = conversations[index] ?? null
  for (const one of conversations) one.subscribe(keepSoon)
  keepNow()
  drawWords()
}

let isKeeping = false
const keepSoon = () => {
  if (isKeeping) return
  isKeeping = true
  // Once for all the screens that heard of it, when the store has taken it.
  setTimeout(keepNow)
}

/** The talk as an envelope: what each of those who sit here may keep, under one roof. */
const keepNow = () => {
  isKeeping = false
  if (!table) return
  const { conversations, replay, id, readOnly } = table
  const envelopes = conversations.map((one) => Oivallus.toEnvelope(one))
  const before = kept.talk?.envelope.id === id ? kept.talk.envelope.streams : {}
  const streams = Object.assign({}, before, ...envelopes.map((one) => one.streams))
  const [envelope] = envelopes
  if (!envelope) return
  kept.talk = { envelope: { ...envelope, streams }, replay, ...(readOnly && { readOnly }) }
  keep()
}

/**
 * Puts another talk on the page. The one before it stays within reach.
 *
 * @param {Table} next
 */
const change = (next) => {
  keepNow()
  const { talk } = kept
  const isBegun = talk?.envelope.streams.shared?.entries.some(({ event }) => event.type === 'topic.set')
  // One that was only watched can be watched again.
  if (isBegun && !talk?.replay && talk?.envelope.id !== next.id) kept.previous = talk
  for (const one of table?.conversations ?? []) one.dispose()
  table = next
  show()
}

/* A talk of one's own. */

const startNew = async () => {
  const data = new FormData(find('#new'))
  const names = [...new Set(String(data.get('names')).split(','))].map((name) => name.trim()).filter(Boolean)
  const people = (names.length > 0 ? names : word('presetOne').split(', ')).map((name, index) => ({
    id: `p${index + 1}`,
    name,
    screen: seatOf(index),
  }))
  const asked = people.map(({ id }) => id)
  const lead = asked[0] ?? 'p1'
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const next = await openNew({ asked, lead, zone }, { lead, people, screens: [] })
  // First by the hand of who leads: then the screens are known at which the others sit.
  next.cast.screens = [...new Set(people.map(({ screen }) => screen))].flatMap((id) => {
    const scribe = people.find(({ screen }) => screen === id)?.id
    return id === null || scribe === undefined ? [] : [{ id, scribe }]
  })
  await sitDown(next)
  await takeSeats(next)
  const form = data.get('form')
  if (form === 'full' || form === 'short') {
    const text = guide.texts[language]?.called.topicPreset ?? ''
    for (const event of /** @type {SentEvent[]} */ ([
      { type: 'topic.set', text, kind: 'workLately' },
      { type: 'started', form },
    ]))
      next.conversations[0]?.send(event)
    await settled(next)
  }
  change(next)
}

/* A talk to watch. */

/** @param {string} id */
const watch = async (id, step = 0) => {
  /** @type {ReplayedTalk} */
  const talk = await load(`talks/${id}.json`)
  const opening = { ...talk.opening, id: Oivallus.systemPlatform.id() }
  const next = await openNew(opening, talk.cast, talk.at)
  Object.assign(next, { talk, replay: { id, step } })
  await sitDown(next)
  change(next)
}

/**
 * Sends what one step of the talk is, each act with its id and its sender. It answers whether there was one and it held.
 */
const doStep = async () => {
  const { talk, replay, clock, conversations } = table ?? {}
  const step = replay && talk?.steps[replay.step]
  if (!table || !replay || !step || !conversations || !clock) return false
  for (const { id, by, enteredBy, event, at, own, carried } of step.acts) {
    if (at !== null) clock.set(at)
    if (carried) {
      await settled(table)
      await table.store.append(table.id, 'shared', conversations[0]?.entries().length ?? 0, [carried])
      await settled(table)
      continue
    }
    // What is for its author alone is written on their screen, if it is one of those here.
    const device = own ? conversations.find(({ viewer }) => isOf(viewer, by)) : conversations[0]
    const sender = { id, by, ...(enteredBy !== undefined && { enteredBy }) }
    const sent = device?.send(/** @type {SentEvent} */ (event), sender)
    if (sent && !sent.accepted) {
      wentOn = true
      return false
    }
  }
  await settled(table)
  replay.step += 1
  askAbout(step.moment)
  return true
}

/**
 * Each screen shows the question that was answered. Screens move their focus to it; whoever watches keeps theirs.
 *
 * @param {string | null} moment Empty for the one that waits next; null stays where one is.
 */
const askAbout = (moment) => {
  if (moment === null) return
  const focused = document.activeElement
  const [left, top] = [window.scrollX, window.scrollY]
  for (const { screen } of elements) screen?.handle({ do: 'ask', moment })
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  window.scrollTo(left, top)
}

/** The talk was carried on by hand, and what is replayed no longer follows. */
let wentOn = false

/** @param {Viewer} viewer @param {By} by */
const isOf = (viewer, by) =>
  'participant' in viewer && 'participant' in by && viewer.participant === by.participant

const next = async () => {
  await doStep()
  keepSoon()
  drawReplay()
}

const nextPhase = async () => {
  const stage = () => table?.talk?.steps[(table.replay?.step ?? 0) - 1]?.stage
  const before = stage()
  do if (!(await doStep())) break
  while (stage() === before)
  keepSoon()
  drawReplay()
}

/**
 * @param {string} className
 * @param {...(string | Node)} content
 */
const paragraph = (className, ...content) => {
  const made = document.createElement('p')
  made.className = className
  made.append(...content)
  return made
}

/**
 * Words in the language in which they were said.
 *
 * @param {string} text
 */
const spoken = (text) => {
  const made = document.createElement('span')
  made.lang = table?.talk?.language ?? language
  made.textContent = text
  return made
}

/** How far, and who did what, in words. */
const told = () => {
  const { talk, replay } = table ?? {}
  if (!talk || !replay) return []
  const step = talk.steps[replay.step - 1]
  const far = word('howFar', { at: replay.step, all: talk.steps.length })
  if (wentOn) return [paragraph('quiet', far), paragraph('', word('wentOn'))]
  if (!step) return [paragraph('quiet', far), paragraph('', word('notBegun'))]
  const { who, what, refused } = step.told[/** @type {'fi'} */ (language)]
  const isTogether = step.acts.some(({ by }) => 'screen' in by)
  const typist = step.typist && (isTogether || step.typist !== who) ? step.typist : ''
  const name = document.createElement('b')
  name.textContent = [isTogether ? word('together') : who, typist && word('types', { name: typist })]
    .filter(Boolean)
    .join(', ')
  return [
    paragraph('quiet', far, ...(step.aloud ? [' · ', spoken(step.aloud)] : [])),
    paragraph('', name, ` · ${what}`, ...(step.words ? [': ', spoken(step.words)] : [])),
    ...(refused
      ? [
          paragraph(
            'refused',
            refused.message,
            ...(refused.taken ? [` ${word('taken')}: ${refused.taken}.`] : []),
          ),
        ]
      : []),
    ...(replay.step === talk.steps.length ? [paragraph('', word('ended'))] : []),
  ]
}

const drawReplay = () => {
  const { talk, replay } = table ?? {}
  find('#replay').hidden = !talk || !replay
  if (!talk || !replay) return
  const saying = find('#told')
  saying.replaceChildren(...told())
  saying.scrollTop = 0
  // What is longer than its place is scrolled by keyboard too.
  if (saying.scrollHeight > saying.clientHeight) saying.tabIndex = 0
  else saying.removeAttribute('tabindex')
  const isOver = wentOn || replay.step >= talk.steps.length
  const hadFocus = document.activeElement?.matches('#next, #next-phase')
  for (const one of all('#next, #next-phase')) /** @type {HTMLButtonElement} */ (one).disabled = isOver
  // A button that can no longer be pressed lets go of the focus: it goes to the one that can.
  if (isOver && hadFocus) find('#restart').focus()
}

/* Files. */

const save = () => {
  const [conversation] = table?.conversations ?? []
  if (!conversation) return
  Oivallus.saveAsFile({
    name: `${word('fileName')}-${new Date().toISOString().slice(0, 10)}.json`,
    type: 'application/json;charset=utf-8',
    text: JSON.stringify(Oivallus.toEnvelope(conversation), null, 2),
  })
  say(word('saved'))
}

/** @param {File} file */
const open = async (file) => {
  const text = await file.text().catch(() => undefined)
  try {
    if (text === undefined) throw new Error('unreadable')
    await openText(text)
    closeMenu()
  } catch (error) {
    say(`${word(whatIsWrong(error, text))} ${word('unchanged')}`)
  }
}

/** @param {string} text */
const openText = async (text) => {
  const envelope = Oivallus.parseEnvelope(text)
  const viewer = { participant: castOf(Oivallus.replay(envelope.streams.shared?.entries ?? [])).lead }
  // Every act is decided again: what was changed elsewhere opens for reading only.
  const { conversation, stopsAt } = Oivallus.importConversation(envelope, { viewer, guide, language })
  // Words that were taken back leave a mark that cannot be decided again; the talk is whole all the same.
  const isWhole = stopsAt === null || ('reason' in stopsAt && stopsAt.reason === 'erased')
  const next = await openKept(envelope)
  if (isWhole) {
    conversation.dispose()
    await sitDown(next)
  } else {
    next.conversations = [conversation]
    next.readOnly = true
  }
  wentOn = false
  change(next)
  say(isWhole ? word('opened') : word('readOnly', { at: stopsAt.index + 1 }))
}

/**
 * What is wrong with a file, as a key of the words.
 *
 * @param {unknown} error
 * @param {string} [text]
 */
const whatIsWrong = (error, text) => {
  if (text === undefined) return 'unreadable'
  if (!(error instanceof Oivallus.OivallusError)) return 'damaged'
  if (error.reason === 'newer-envelope') return 'newer'
  if (error.path === 'format' || !text.trimStart().startsWith('{')) return 'foreign'
  const isShort = /^streams\.[^.[]+\.entries$/.test(error.path)
  return isShort || !text.trimEnd().endsWith('}') ? 'cutOff' : 'damaged'
}

/* What can be done on the page. */

const closeMenu = () => {
  const menu = /** @type {HTMLDetailsElement} */ (find('#menu'))
  menu.open = false
  find('#talk').focus()
  find('#talk').scrollIntoView({ block: 'nearest' })
}

/** @type {Promise<void>} */
let before = Promise.resolve()

/**
 * One thing after another: what is pressed while something is under way waits for it.
 *
 * @param {() => unknown} act
 */
const inTurn = async (act) => {
  const wait = before
  /** @type {() => void} */
  let done = () => {}
  before = new Promise((resolve) => {
    done = resolve
  })
  await wait
  try {
    await act()
  } finally {
    done()
  }
}

for (const one of all('#languages button'))
  one.addEventListener('click', () => {
    language = one.getAttribute('value') ?? 'fi'
    kept.language = language
    notice = ''
    // The element hands it on to its conversation.
    for (const element of elements) element.setAttribute('language', language)
    presetNames()
    drawWords()
    keep()
  })

for (const one of /** @type {HTMLInputElement[]} */ (all('#screens input')))
  one.addEventListener('change', () =>
    inTurn(async () => {
      seating = /** @type {Seating} */ (one.value)
      kept.seating = seating
      if (!table || table.readOnly) return keep()
      // In a talk of one's own people move to the other screens; one that is watched is only looked at from there.
      if (!table.talk && stateOf(table).stage !== 'held') await takeSeats(table)
      await sitDown(table)
      show()
    }),
  )

/** The names that are there from the beginning, until somebody writes others. */
const presetNames = () => {
  const field = /** @type {HTMLInputElement} */ (find('#new [name=names]'))
  const size = new FormData(find('#new')).get('size')
  if (field.dataset.own !== 'true') field.value = word(size === 'team' ? 'presetTeam' : 'presetOne')
}
find('#new [name=names]').addEventListener('input', (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target)
  field.dataset.own = String(field.value.trim() !== '')
})
for (const one of all('#new [name=size]'))
  one.addEventListener('change', () => {
    find('#new [name=names]').dataset.own = 'false'
    presetNames()
  })

find('#new').addEventListener('submit', (event) => {
  event.preventDefault()
  inTurn(async () => {
    notice = ''
    wentOn = false
    await startNew()
    closeMenu()
  })
})

find('#watch').addEventListener('submit', (event) => {
  event.preventDefault()
  inTurn(async () => {
    notice = ''
    wentOn = false
    await watch(String(new FormData(find('#watch')).get('talk')))
    closeMenu()
    find('#next').focus()
  })
})

find('#next').addEventListener('click', () => inTurn(next))
find('#next-phase').addEventListener('click', () => inTurn(nextPhase))
find('#restart').addEventListener('click', () =>
  inTurn(async () => {
    wentOn = false
    if (table?.replay) await watch(table.replay.id)
    find('#next').focus()
  }),
)
find('#carry-on').addEventListener('click', () =>
  inTurn(async () => {
    if (!table) return
    table.talk = null
    table.replay = null
    show()
    find('#talk').focus()
  }),
)

find('#save').addEventListener('click', save)
find('#open').addEventListener('change', (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target)
  const [file] = field.files ?? []
  if (file) inTurn(() => open(file))
  // The same file can be chosen again.
  field.value = ''
})

find('#previous button').addEventListener('click', () =>
  inTurn(async () => {
    const { previous } = kept
    if (!previous) return
    delete kept.previous
    notice = ''
    wentOn = false
    await comeBack(previous)
    find('#talk').focus()
  }),
)

/* The beginning: where one left off, or a new talk. */

/** @param {Kept} one */
const comeBack = async ({ envelope, replay, readOnly }) => {
  const next = await openKept(envelope)
  if (readOnly) {
    next.readOnly = true
    const viewer = { participant: next.cast.lead }
    next.conversations = [Oivallus.importConversation(envelope, { viewer, guide, language }).conversation]
    return change(next)
  }
  if (replay) {
    /** @type {ReplayedTalk} */
    const talk = await load(`talks/${replay.id}.json`)
    const last = envelope.streams.shared?.entries.at(-1)
    next.clock.set(last?.at ?? talk.at)
    Object.assign(next, { talk, replay, cast: talk.cast })
  }
  await sitDown(next)
  change(next)
}

// What is typed and not sent survives a reload: the browser keeps it, under the id of the talk and of who types.
for (const element of elements) {
  element.options = { typed: storage }
  element.setAttribute('language', language)
}
for (const one of /** @type {HTMLInputElement[]} */ (all('#screens input')))
  one.checked = one.value === seating
window.addEventListener('pagehide', keepNow)
drawWords()
presetNames()
if (kept.talk) await comeBack(kept.talk).catch(startNew)
else await startNew()
