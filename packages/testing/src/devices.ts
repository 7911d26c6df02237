import {
  type Conversation,
  createConversation,
  createMemoryStore,
  type Guide,
  joinConversation,
  nextConversation,
  type Platform,
  type Sender,
  type State,
  type Store,
  type Surroundings,
  type Viewer,
} from '@oivallus/core'
import type { Script, Step } from './script.ts'

/** Who acts, and what. */
export type Acting = Pick<Step, 'as' | 'ownHand'> & { event: { type: string } }

/** The people and screens of a talk, and how it is opened. */
export type Cast = Pick<
  Script,
  'id' | 'people' | 'screens' | 'lead' | 'zone' | 'notice' | 'discloses' | 'language'
>

/** The way of a device to where the talk is kept, as with a server. */
export type StoreFor = (viewer: Viewer) => Store

/** Where a talk is held. */
export interface Where {
  /** `one`: everybody acts through one conversation object. `each`: every own screen and every shared one has its own. */
  devices: 'one' | 'each'
  guide: Guide
  language: string
  platform: Platform
  /**
   * Where the talk is kept, or each device's own way there; without one, a memory store for several devices and none for one.
   */
  store?: Store | StoreFor | undefined
  /** The talk before, in a series. */
  previous?: Conversation | undefined
}

/** The devices at which a talk is held. */
export interface Devices {
  /** The facilitator's, which opened the talk. */
  first: Conversation
  /** All of them, the first one first. */
  all: readonly Conversation[]
  store: Store | undefined
  /** The device at which somebody acts. */
  at(step: Acting): Promise<Conversation>
  /** The same, if it is open already. */
  open(step: Acting): Conversation
  /** Who acts, and with whose hand. */
  sender(step: Acting): Omit<Sender, 'id'>
  /** Resolves when every device has sent what it had and read what there is. */
  settled(): Promise<void>
  dispose(): void
}

/** The shared screen around which somebody sits now, or null. */
const screenOf = (state: State, { people }: Cast, id: string): string | null => {
  const known = state.participants.find((one) => one.id === id)
  return known ? known.screen : (people.find((one) => one.id === id)?.screen ?? null)
}

const scribeOf = (state: State, { screens = [] }: Cast, screen: string): string => {
  const known = Object.hasOwn(state.screens, screen) ? state.screens[screen]?.scribe : undefined
  return known ?? screens.find((one) => one.id === screen)?.scribe ?? ''
}

const isScreen = ({ screens = [] }: Cast, id: string): boolean => screens.some((one) => one.id === id)

/** Opens the devices of a talk: the facilitator's, and on each screen that is needed one more. */
export const openDevices = async (cast: Cast, where: Where): Promise<Devices> => {
  const { devices, guide, language, platform, previous } = where
  const kept = where.store ?? (devices === 'each' ? createMemoryStore(platform) : undefined)
  const storeFor = (viewer: Viewer) => (typeof kept === 'function' ? kept(viewer) : kept)
  const around = (viewer: Viewer): Surroundings => {
    const store = storeFor(viewer)
    return { viewer, guide, language, platform, ...(store && { store }) }
  }
  const viewerOf = (screen: string): Viewer => ({
    screen,
    scribe: cast.screens?.find((one) => one.id === screen)?.scribe ?? '',
  })
  const leadScreen = cast.people.find((one) => one.id === cast.lead)?.screen
  const firstKey = leadScreen ?? cast.lead
  const opening = {
    asked: cast.people.filter((one) => !one.later).map((one) => one.id),
    lead: cast.lead,
    zone: cast.zone,
    ...(cast.notice && { notice: cast.notice }),
    ...(cast.discloses !== undefined && { discloses: cast.discloses }),
  }
  const surroundings = around(leadScreen === undefined ? { participant: cast.lead } : viewerOf(leadScreen))
  const first = previous
    ? nextConversation(previous, surroundings, opening)
    : createConversation(opening, surroundings)
  const open = new Map<string, Conversation>([[firstKey, first]])

  /** The device's key: the id of the screen, or of whoever's own it is. */
  const keyOf = (step: Acting): string => {
    const { as } = step
    if (devices === 'one' || typeof as !== 'string') return firstKey
    if (isScreen(cast, as) || isByOwnHand(step)) return as
    return screenOf(first.getSnapshot().state, cast, as) ?? as
  }

  const join = async (key: string): Promise<Conversation> => {
    const viewer = isScreen(cast, key) ? viewerOf(key) : { participant: key }
    const store = storeFor(viewer)
    if (!store) return first
    await first.settled()
    const joined = await joinConversation(first.id, { ...around(viewer), store })
    open.set(key, joined)
    return joined
  }

  return {
    first,
    get all() {
      return [...open.values()]
    },
    store: storeFor(first.viewer),
    at: async (step) => open.get(keyOf(step)) ?? join(keyOf(step)),
    open: (step) => open.get(keyOf(step)) ?? first,
    sender: (step) => senderOf(first.getSnapshot().state, cast, step),
    settled: async () => {
      // The first round sends what is pending; the second reads what the others sent meanwhile.
      for (const device of open.values()) await device.settled()
      for (const device of open.values()) await device.settled()
    },
    dispose: () => {
      for (const device of open.values()) device.dispose()
    },
  }
}

/** Acts that only one's own hand can do: what is private, and confirming what another entered. */
const OWN_HAND: readonly string[] = ['drafted', 'redrafted', 'discarded', 'confirmed']

const isByOwnHand = ({ ownHand, event }: Acting): boolean => ownHand === true || OWN_HAND.includes(event.type)

const senderOf = (state: State, cast: Cast, step: Acting): Omit<Sender, 'id'> => {
  const { as } = step
  if (typeof as !== 'string') return { by: as }
  if (isScreen(cast, as)) return { by: { screen: as }, enteredBy: scribeOf(state, cast, as) }
  const screen = screenOf(state, cast, as)
  const by = { participant: as }
  if (screen === null || isByOwnHand(step)) return { by }
  const scribe = scribeOf(state, cast, screen)
  return scribe === as ? { by } : { by, enteredBy: scribe }
}
