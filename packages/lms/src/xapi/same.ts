import type { Statement } from './statement.ts'

type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value)

/** JSON with its keys in order. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(fields.map(([key, inner]) => [key, inOrder(inner)]))
}

/** The activities of one kind, each by its id: one may stand without a list, and no order is meant. */
const activitiesOf = (value: unknown): unknown =>
  [value]
    .flat()
    .map((one) => fieldsOf(one).id)
    .sort()

/** What a record store may not change in a statement (xAPI 1.0.3, part two, 2.3.1), in one form. */
const meaningOf = (statement: unknown): string => {
  const { stored: _when, authority: _by, version: _of, ...told } = fieldsOf(statement)
  const { definition: _, ...object } = fieldsOf(told.object)
  const { contextActivities, ...context } = fieldsOf(told.context)
  const activities = Object.entries(fieldsOf(contextActivities))
  return JSON.stringify(
    inOrder({
      ...told,
      id: lower(told.id),
      timestamp: Date.parse(String(told.timestamp)),
      actor: { objectType: 'Agent', ...fieldsOf(told.actor) },
      verb: fieldsOf(told.verb).id,
      object: { objectType: 'Activity', ...object },
      context: {
        ...context,
        registration: lower(context.registration),
        contextActivities: Object.fromEntries(activities.map(([kind, these]) => [kind, activitiesOf(these)])),
      },
    }),
  )
}

/** Whether what a record store holds is the statement that was sent: a resend of the same. */
export const isSame = (statement: Statement, stored: unknown): boolean =>
  meaningOf(statement) === meaningOf(stored)
