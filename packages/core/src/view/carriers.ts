import { carrierActs } from '../carriers.ts'
import { personIn } from '../people.ts'
import type { Line } from '../state.ts'
import { type Context, carrierOf } from './context.ts'
import type { Action, ListedLine } from './types.ts'

/** Saying who sees to a line: all together, or one of those here. */
export const carrierActions = (c: Context, line: Line): Action[] => {
  const speaker = personIn(line.by)
  // What bears the name of somebody around this screen, its scribe enters for them.
  const isEntered = c.me === undefined && c.around.some(({ id }) => id === speaker)
  const [first, ...others] = carrierActs(c.state, line)
  if (!first) return []
  const action = (event: typeof first): Action[] => {
    const key = `carries.${event.carries}`
    const label = `${c.texts.experiment.carries}: ${carrierOf(c, event.carries)}`
    return isEntered && speaker !== undefined && event.type === 'revised'
      ? c.mayAs(speaker, key, label, event)
      : c.may(key, label, event)
  }
  // Whoever may not name one may name nobody.
  const may = action(first)
  return may.length > 0 ? [...may, ...others.flatMap(action)] : []
}

/** A line as it is read; where it can be said who sees to it, with that. */
export const listed = (c: Context, line: Line): ListedLine => {
  const actions = carrierActions(c, line)
  return actions.length > 0 ? { ...c.line(line), actions } : c.line(line)
}
