import type { EventType, Line, Platform, SentEvent, State } from '@oivallus/core'
import { EVENT_FIELDS } from './schema.ts'
import type { ScriptedEvent } from './script.ts'

/** What a script's shorthand is resolved by. */
export interface Known {
  state: State
  /** Ids by label. */
  labels: Readonly<Record<string, string>>
  platform: Pick<Platform, 'now' | 'dayOf' | 'addDays'>
}

/** A label that no earlier step bears. */
export class UnknownLabel extends Error {
  override readonly name = 'UnknownLabel'
}

const REFERENCES: readonly string[] = ['of', 'about', 'need', 'lines', 'from']
const DAYS: readonly string[] = ['day', 'end']

const dayFrom = (text: string, { state, platform }: Known): string => {
  const [, days] = /^\+(\d+)d$/.exec(text) ?? []
  if (days === undefined) return text
  return platform.addDays(platform.dayOf(platform.now(), state.zone), Number(days))
}

const idOf = (text: string, { labels }: Known): string => {
  if (!text.startsWith('@')) return text
  const label = text.slice(1)
  if (!Object.hasOwn(labels, label))
    throw new UnknownLabel(`no step before it that made something bears the label "${label}"`)
  return labels[label] as string
}

/** Fields with their labels and days resolved. */
export const resolveFields = <T>(fields: T, known: Known): T =>
  Object.fromEntries(
    Object.entries(fields as Record<string, unknown>).map(([key, value]) => {
      if (REFERENCES.includes(key) && typeof value === 'string') return [key, idOf(value, known)]
      if (REFERENCES.includes(key) && Array.isArray(value))
        return [key, value.map((one) => idOf(String(one), known))]
      if (DAYS.includes(key) && typeof value === 'string') return [key, dayFrom(value, known)]
      return [key, key === 'line' ? resolveFields(value, known) : value]
    }),
  ) as T

/** The line with this id. */
export const lineIn = (state: State, id: unknown): Line | undefined =>
  state.lines.flat().find((line) => line.id === id)

/** Rules that the guide of this talk has changed, which those who talk are shown. */
const changedRules = ({ settings }: State): string[] =>
  Object.entries(settings).flatMap(([code, setting]) => (setting?.reason === undefined ? [] : [code]))

/** What the screen would fill in by itself: the stage one sees, the revision one answers to, the rules that are shown. */
const filledIn = (state: State, event: Record<string, unknown> & { type: EventType }) => {
  const { type } = event
  if (type.startsWith('go.') || type === 'closed') return { of: state.stage, revision: state.moves, ...event }
  if (type === 'framing.presented') return { softened: changedRules(state), ...event }
  if ('revision' in EVENT_FIELDS[type]) return { revision: lineIn(state, event.of)?.revision ?? 0, ...event }
  return event
}

/** A scripted event as it is sent. */
export const resolveEvent = (event: ScriptedEvent, known: Known): SentEvent =>
  filledIn(known.state, resolveFields(event, known)) as SentEvent
