import type {
  Conversation,
  Decided,
  Entry,
  EventType,
  Guide,
  Kind,
  Offer,
  Platform,
  Sender,
  Sent,
  SentEvent,
  State,
  Store,
} from '@oivallus/core'
import { PHASES } from '@oivallus/core'
import type { ArbitraryAct, ArbitraryTalk } from './arbitraryTalk.ts'
import { type Acting, type Cast, openDevices, type StoreFor } from './devices.ts'
import { lineIn } from './resolve.ts'
import { joining } from './script.ts'
import { steadyPlatform } from './steadyPlatform.ts'

/** What became of one act: the event as it was sent, and the offer that was taken. */
export interface Played {
  act: ArbitraryAct
  event: SentEvent
  sent: Sent
  taken?: { offer: Offer; event: SentEvent; sent: Sent }
}

/** An arbitrary talk that was played. */
export interface PlayedTalk {
  /** The device that opened it. */
  conversation: Conversation
  /** Every device, settled. */
  conversations: readonly Conversation[]
  store: Store | undefined
  /** The talk before, if this one follows one. */
  previous: Conversation | undefined
  log: readonly (Entry | Decided)[]
  played: Played[]
  dispose(): void
}

/** How an arbitrary talk is played. */
export interface PlayOptions {
  devices: 'one' | 'each'
  guide: Guide
  /** @default 'fi' */
  language?: string
  platform?: Platform
  store?: Store | StoreFor
  /** Called after every act. */
  onAct?: (played: Played, conversation: Conversation) => void
}

/** Plays an arbitrary talk to its end. Refusals are part of it; it throws only what core throws. */
export const play = async (talk: ArbitraryTalk, options: PlayOptions): Promise<PlayedTalk> => {
  const platform = options.platform ?? steadyPlatform()
  const previous = await playedBefore(talk, { ...options, platform })
  const devices = await openDevices(talk.cast, { language: 'fi', ...options, platform, previous })
  for (const step of joining(talk.cast)) {
    const device = await devices.at(step)
    device.send(step.event as SentEvent, devices.sender(step))
    await devices.settled()
  }
  const played: Played[] = []
  for (const act of talk.acts) {
    const acting = actingIn(devices.first.getSnapshot().state, talk.cast, act)
    const device = await devices.at(acting)
    const result = perform(talk, act, device, devices.sender(acting), `${device.id}.${played.length}`)
    played.push(result)
    options.onAct?.(result, device)
    if (!act.crosses) await devices.settled()
  }
  await devices.settled()
  return {
    conversation: devices.first,
    conversations: devices.all,
    store: devices.store,
    log: devices.first.entries(),
    played,
    previous,
    dispose: () => {
      devices.dispose()
      previous?.dispose()
    },
  }
}

/** The talk before, on one device; none unless it was held, which those who are there see to by ending it for the day. */
const playedBefore = async (
  talk: ArbitraryTalk,
  { guide, language, platform }: PlayOptions,
): Promise<Conversation | undefined> => {
  if (!talk.before) return
  const first: ArbitraryTalk = { ...talk, before: null, acts: talk.before }
  const { conversation } = await play(first, {
    devices: 'one',
    guide,
    ...(language !== undefined && { language }),
    ...(platform && { platform }),
  })
  const state = () => conversation.getSnapshot().state
  const hand = state().participants.find((one) => one.present)
  if (state().stage !== 'held' && hand)
    conversation.send({ type: 'ended', day: '2026-09-29' }, { by: { participant: hand.id } })
  return state().stage === 'held' ? conversation : undefined
}

/** Whose hand it is: the facilitator's for going on and back, else any. */
const actingIn = ({ lead }: State, { people, screens = [] }: Cast, act: ArbitraryAct): Acting => {
  const { wish, hand, ownHand } = act
  const hands = [...people, ...screens].map(({ id }) => id)
  const any = hands[hand % hands.length] ?? ''
  const own = ownHand && { ownHand: true as const }
  if (typeof wish !== 'string') return { as: any, event: wish, ...own }
  const facilitator = people.find(({ id }) => id === lead)
  return { as: facilitator?.screen ?? facilitator?.id ?? any, event: { type: wish }, ...own }
}

const perform = (
  { cast, form }: ArbitraryTalk,
  act: ArbitraryAct,
  device: Conversation,
  sender: Omit<Sender, 'id'>,
  id: string,
): Played => {
  const { state } = device.getSnapshot()
  const { wish } = act
  const event = pointed(typeof wish === 'string' ? moving(state, wish, form) : wish, state, cast, act)
  const sent = device.send(event, { id, ...sender })
  if (sent.accepted || act.takes === null) return { act, event, sent }
  const offers = sent.refusal.offers.filter((offer) => !('show' in offer))
  const offer = offers[act.takes % Math.max(offers.length, 1)]
  if (!offer) return { act, event, sent }
  const taken = taking(offer, act)
  const again = device.send(taken, { id: `${id}a`, ...sent.refusal.as })
  return { act, event, sent, taken: { offer, event: taken, sent: again } }
}

/** To go on from where one is, or back. */
const moving = (state: State, wish: 'on' | 'back', form: 'full' | 'short'): SentEvent => {
  const seen = { of: state.stage, revision: state.moves }
  if (state.stage === 'called')
    return state.called.topic === null
      ? { type: 'topic.set', text: '…', kind: 'workLately' }
      : { type: 'started', form }
  if (state.stage === 'paused' || state.stage === 'held') return { type: 'resumed' }
  const ends = [
    PHASES.indexOf(state.page.at(-1) ?? state.stage),
    PHASES.indexOf(state.page[0] ?? state.stage),
  ] as const
  const to = wish === 'on' ? PHASES[ends[0] + 1] : PHASES[Math.max(ends[1] - 1, 0)]
  return to === undefined ? { type: 'closed', ...seen } : ({ type: `go.${to}`, ...seen } as SentEvent)
}

/** The kind of line that an event can be about. */
const kindFor = (type: EventType): Kind | undefined => {
  if (type.startsWith('need.') || type === 'noted.answer') return 'need'
  if (type === 'learning.shared' || type === 'sharing.agreed') return 'learning'
  if (type.startsWith('experiment.')) return 'idea'
  return type.startsWith('origin.') || type === 'lines.chosen' ? 'observation' : undefined
}

/** An event with what it points to: the lines, people and screens that there are. */
const pointed = (
  wish: SentEvent,
  state: State,
  { people, screens = [] }: Cast,
  { about, stale }: ArbitraryAct,
): SentEvent => {
  const lines = state.lines.flat()
  const ofKind = lines.filter((line) => line.kind === kindFor(wish.type) && line.status === 'open')
  const candidates = ofKind.length > 0 ? ofKind : lines
  const line = (offset = 0) => candidates[(about + offset) % Math.max(candidates.length, 1)]?.id ?? 'nothing'
  const several = (given: unknown) => [...new Set((given as unknown[]).map((_, at) => line(at)))]
  const person = people[about % people.length]?.id ?? ''
  const points: Record<string, (given: unknown) => unknown> = {
    of: (given) => (given === 'topic' ? given : line()),
    about: () => line(),
    need: () => line(),
    lines: several,
    from: several,
    to: (given) => (wish.type === 'handedOver' ? person : given),
    participant: () => person,
    except: (given) => ((given as unknown[]).length > 0 ? [person] : []),
    carries: (given) => (given === 'us' ? given : person),
    screen: () => screens[about % Math.max(screens.length, 1)]?.id ?? 'nowhere',
  }
  const event: Record<string, unknown> = Object.fromEntries(
    Object.entries(wish).map(([field, given]) => [field, points[field]?.(given) ?? given]),
  )
  const isMove = wish.type.startsWith('go.') || wish.type === 'closed'
  if (isMove) event.of = state.stage
  if (wish.type === 'experiment.continued') event.of = state.carried?.experiment?.id ?? event.of
  const revision = isMove ? state.moves : (lineIn(state, event.of)?.revision ?? 0)
  if ('revision' in wish) event.revision = revision + (stale ? 1 : 0)
  return event as unknown as SentEvent
}

/** The event of an offer, with what it leaves open filled in. */
const taking = (offer: Offer, { words: said, day }: ArbitraryAct): SentEvent => {
  if ('send' in offer) return offer.send
  if (!('fill' in offer)) throw new Error('An offer that shows something sends nothing.')
  const value = (field: string) =>
    field === 'day' || field === 'end' ? day : field === 'level' ? 'it' : said
  return {
    ...offer.fill,
    ...Object.fromEntries(offer.missing.map((field) => [field, value(field)])),
  } as unknown as SentEvent
}
