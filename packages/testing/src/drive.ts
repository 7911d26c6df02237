import type {
  Conversation,
  Decided,
  Entry,
  Guide,
  Offer,
  Platform,
  Refusal,
  SentEvent,
  Store,
} from '@oivallus/core'
import { OivallusError } from '@oivallus/core'
import { type Devices, openDevices, type StoreFor, type Where } from './devices.ts'
import { resolveEvent, resolveFields, UnknownLabel } from './resolve.ts'
import { type PlacedStep, type Script, type ScriptSeries, stepsOf } from './script.ts'
import { steadyPlatform } from './steadyPlatform.ts'

/** How a script is run. */
export interface RunOptions {
  /**
   * `one`: everybody acts through one conversation object. `each`: every own screen and every shared one has its own,
   * over one store, and reads what the others sent between the steps.
   */
  devices: 'one' | 'each'
  /** The content of the talk, with texts in its language. */
  guide: Guide
  /**
   * The language of what is read.
   *
   * @default the script's
   */
  language?: string
  /**
   * Clock, ids and days.
   *
   * @default a steady platform that begins when the script does
   */
  platform?: Platform
  /**
   * Where the talk is kept, or each device's own way there.
   *
   * @default in memory for several devices; in the conversation object alone for one
   */
  store?: Store | StoreFor
  /**
   * Called after every step, when all devices have seen it, with the device at which it was made; the run waits for what it
   * returns.
   */
  onStep?: (done: StepResult, device: Conversation) => void | Promise<void>
  /** Stops after the first step of which this is true: a talk in the middle, to go on with by hand. */
  until?: (done: StepResult, device: Conversation) => boolean
}

/** What became of one step. */
export interface StepResult {
  step: PlacedStep
  /** Position among all steps of the talk, from 0. */
  index: number
  /** The event as it was sent, with labels, days and revisions filled in. */
  event: SentEvent
  /** What was said instead, when the step was refused. */
  refusal?: Refusal
  /** The offer that was taken, as it was sent. */
  taken?: SentEvent
  /** What went into the log. Absent when nothing did. */
  entry?: Decided
  /** Someone's own words, left out because this one device is another's. */
  leftOut?: true
  /** Acts at the keyboard so far, this one included. */
  acts: number
}

/** A script that was run. */
export interface Run {
  script: Script
  /** The facilitator's device. */
  conversation: Conversation
  /** Every device, the facilitator's first. */
  conversations: readonly Conversation[]
  /** Where the talk was kept, if anywhere. */
  store: Store | undefined
  /** The shared log. */
  log: readonly (Entry | Decided)[]
  steps: StepResult[]
  /** Ids by label. */
  labels: Record<string, string>
  /** Acts at the keyboard, all told. */
  acts: number
  /** Lets go of all devices. */
  dispose(): void
}

/** A script that did not go as it is written: which, where, and what was said. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError'
  /** Id of the script. */
  readonly script: string
  /** The step, as one looks it up in the script: `steps[7]`. */
  readonly place: string
  readonly refusal: Refusal | undefined

  constructor(script: string, step: PlacedStep, what: string, refusal?: Refusal, options?: ErrorOptions) {
    const who = typeof step.as === 'string' ? step.as : `level ${step.as.level}`
    super(`Script "${script}", ${step.place} (${step.event.type} by ${who}): ${what}.`, options)
    this.script = script
    this.place = step.place
    this.refusal = refusal
  }
}

/**
 * Runs a script from the first step to the last, and stops at the first step that does not go as written.
 *
 * @throws {ScriptError} naming the script, the step and the refusal.
 *
 * @example
 * const { conversation, acts } = await run(scripts.kotihoito, { devices: 'each', guide: builtIn({ fi }) })
 */
export const run = (script: Script, options: RunOptions): Promise<Run> => runAfter(script, options, {})

/**
 * Runs the talks of a series one after another, each opened by the one before it.
 *
 * @throws {ScriptError} as run.
 */
export const runSeries = async (series: ScriptSeries, options: RunOptions): Promise<Run[]> => {
  const platform = options.platform ?? steadyPlatform(series.talks[0]?.begins)
  const runs: Run[] = []
  for (const script of series.talks) {
    const before = runs.at(-1)
    runs.push(await runAfter(script, { ...options, platform }, before?.labels ?? {}, before?.conversation))
  }
  return runs
}

const runAfter = async (
  script: Script,
  options: RunOptions,
  before: Readonly<Record<string, string>>,
  previous?: Conversation,
): Promise<Run> => {
  const platform = options.platform ?? steadyPlatform(script.begins)
  if ('moveTo' in platform) (platform as ReturnType<typeof steadyPlatform>).moveTo(script.begins)
  const where: Where = { language: script.language, ...options, platform, previous }
  const devices = await openDevices(script, where)
  const talk: Talk = {
    script,
    devices,
    platform,
    devicesAre: options.devices,
    labels: { ...before },
    acts: 0,
  }
  const steps: StepResult[] = []
  let stopped = false
  for (const group of together(stepsOf(script))) {
    for (const step of group) await devices.at(step)
    // Whatever crosses is sent in one breath, before any device has seen the other's.
    const done = group.map((step, at) => perform(talk, step, steps.length + at))
    await devices.settled()
    for (const result of done) {
      stands(talk, result)
      steps.push(result)
      const device = devices.open(result.step)
      await options.onStep?.(result, device)
      stopped ||= options.until?.(result, device) === true
    }
    if (stopped) break
  }
  return {
    script,
    conversation: devices.first,
    conversations: devices.all,
    store: devices.store,
    log: devices.first.entries(),
    steps,
    labels: talk.labels,
    acts: talk.acts,
    dispose: devices.dispose,
  }
}

interface Talk {
  script: Script
  devices: Devices
  devicesAre: 'one' | 'each'
  platform: Platform
  labels: Record<string, string>
  acts: number
}

/** Steps in groups: each with those that cross it. */
const together = (steps: readonly PlacedStep[]): PlacedStep[][] => {
  const groups: PlacedStep[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (step.meanwhile && last) last.push(step)
    else groups.push([step])
  }
  return groups
}

const PRIVATE: readonly string[] = ['drafted', 'redrafted', 'discarded']

/** Somebody's own words stay off a device that is not theirs. */
const isAnothers = ({ devices, devicesAre }: Talk, { as, event }: PlacedStep): boolean => {
  const { viewer } = devices.first
  return (
    devicesAre === 'one' &&
    PRIVATE.includes(event.type) &&
    !('participant' in viewer && viewer.participant === as)
  )
}

const perform = (talk: Talk, step: PlacedStep, index: number): StepResult => {
  const { script, devices, platform, labels } = talk
  const device = devices.open(step)
  const id = `${device.id}.${index + 1}`
  if (step.keyboard !== false) talk.acts++
  if (step.label !== undefined && Object.hasOwn(labels, step.label))
    throw new ScriptError(script.id, step, `the label "${step.label}" was given before; name it otherwise`)
  if (isAnothers(talk, step)) {
    // A later step may point to it, and is then left out too.
    if (step.label !== undefined) labels[step.label] = id
    return { step, index, event: step.event as SentEvent, leftOut: true, acts: talk.acts }
  }
  const known = { state: device.getSnapshot().state, labels, platform }
  const event = inPlace(() => resolveEvent(step.event, known), talk, step)
  const sent = inPlace(() => device.send(event, { id, ...devices.sender(step) }), talk, step)
  const result: StepResult = { step, index, event, acts: talk.acts }
  if (sent.accepted) {
    if (step.refused) throw new ScriptError(script.id, step, `accepted, where "${step.refused}" is written`)
    return labelled(talk, { ...result, ...(sent.entry && { entry: sent.entry }) })
  }
  const { refusal } = sent
  if (refusal.code !== step.refused) throw new ScriptError(script.id, step, said(refusal, step), refusal)
  if (step.takes === undefined) return { ...result, refusal }
  const taken = inPlace(() => offered(talk, step, refusal, known), talk, step)
  const again = inPlace(() => device.send(taken, { id: `${id}a`, ...refusal.as }), talk, step)
  if (!again.accepted)
    throw new ScriptError(
      script.id,
      step,
      `its offer was refused too, with "${again.refusal.code}" (${again.refusal.message})`,
      again.refusal,
    )
  return labelled(talk, { ...result, refusal, taken, ...(again.entry && { entry: again.entry }) })
}

const said = ({ code, message }: Refusal, { refused }: PlacedStep): string =>
  refused
    ? `refused with "${code}" (${message}), where "${refused}" is written`
    : `refused with "${code}" (${message})`

/** A mistake in the script itself is told with its place. */
const inPlace = <T>(perform: () => T, { script }: Talk, step: PlacedStep): T => {
  try {
    return perform()
  } catch (cause) {
    if (cause instanceof UnknownLabel || cause instanceof OivallusError)
      throw new ScriptError(script.id, step, cause.message.replace(/\.$/, ''), undefined, { cause })
    throw cause
  }
}

/** The event of the offer that the step takes. */
const offered = (
  { script }: Talk,
  step: PlacedStep,
  refusal: Refusal,
  known: Parameters<typeof resolveFields>[1],
): SentEvent => {
  const { offer: key, with: values = {} } =
    typeof step.takes === 'object' ? step.takes : { offer: step.takes }
  const offer: Offer | undefined = refusal.offers.find((one) => one.key === key)
  const keys = refusal.offers.map((one) => one.key).join(', ')
  if (!offer)
    throw new ScriptError(script.id, step, `"${key}" is not offered; there is ${keys || 'nothing'}`, refusal)
  if ('show' in offer)
    throw new ScriptError(script.id, step, `"${key}" shows something and sends nothing`, refusal)
  if ('send' in offer) return offer.send
  const open = offer.missing.filter((field) => !Object.hasOwn(values, field))
  if (open.length > 0)
    throw new ScriptError(script.id, step, `"${key}" needs ${open.join(', ')}; give it in "with"`, refusal)
  return { ...offer.fill, ...resolveFields(values, known) } as SentEvent
}

const labelled = (talk: Talk, result: StepResult): StepResult => {
  const { step, entry } = result
  if (step.label === undefined) return result
  if (!entry) throw new ScriptError(talk.script.id, step, `it bears a label and left nothing in the log`)
  talk.labels[step.label] = entry.id
  return result
}

/** What was accepted is in the log when all devices have settled; otherwise it came back to its author. */
const stands = ({ script, devices }: Talk, { step, entry }: StepResult): void => {
  if (!entry || PRIVATE.includes(entry.event.type)) return
  if (devices.first.entries().some((one) => one.id === entry.id)) return
  throw new ScriptError(
    script.id,
    step,
    'accepted on its own screen, it did not hold where it met the others',
  )
}
