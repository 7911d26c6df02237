import type { LineView, NudgeView, ProgressStep, Refusal, View } from '@oivallus/core'
import type { ScreenPart } from './node.ts'
import type { ScreenSnapshot } from './screen.ts'
import { linesOn, type PartOf, type SectionOf, sectionOf } from './sections.ts'

/** Places that show one section of the view. */
export const SECTIONS_OF_PARTS = {
  topic: 'topic',
  people: 'people',
  preparation: 'preparation',
  script: 'script',
  'last-time': 'lastTime',
  questions: 'questions',
  lines: 'lines',
  turns: 'turns',
  chosen: 'chosen',
  parked: 'parked',
  origins: 'origins',
  findings: 'findings',
  needs: 'needs',
  experiment: 'experiment',
  support: 'support',
  return: 'return',
  sharing: 'sharing',
  closing: 'closing',
  after: 'after',
  checklist: 'checklist',
  outside: 'outside',
  elsewhere: 'elsewhere',
} as const satisfies Partial<Record<ScreenPart, PartOf>>

/** Which section of the view each place shows. */
export type SectionsOfParts = typeof SECTIONS_OF_PARTS

/** The one field: what it takes, who sees it, and what is typed in it. */
export interface ComposerData {
  section: SectionOf<'composer'> | undefined
  text: string
}

/** Places that show something else than the view or one section of it. */
export interface OtherData {
  progress: readonly ProgressStep[]
  'who-sees': string
  heading: Pick<View, 'title' | 'purpose'>
  line: LineView | undefined
  composer: ComposerData
  'came-back': View['cameBack']
  refusal: Refusal | null
  nudge: readonly NudgeView[]
}

/** What stands in a place, as data: for whoever draws it in their own way. Whatever is not listed here is given the view. */
export type PartData = {
  [P in ScreenPart]: P extends keyof OtherData
    ? OtherData[P]
    : P extends keyof SectionsOfParts
      ? SectionOf<SectionsOfParts[P]> | undefined
      : View
}

type Reads = { [P in keyof OtherData]: (snapshot: ScreenSnapshot, key: string | undefined) => OtherData[P] }

const OTHERS: Reads = {
  progress: ({ view }) => view.progress,
  'who-sees': ({ view }) => view.whoSees,
  heading: ({ view: { title, purpose } }) => ({ title, purpose }),
  line: ({ view }, key) => linesOn(view).find(({ id }) => id === key),
  composer: ({ view, typed }) => ({ section: sectionOf(view, 'composer'), text: typed }),
  'came-back': ({ view }) => view.cameBack,
  refusal: ({ refused }) => refused,
  nudge: ({ view }) => view.nudges,
}

/** The data of a place on a screen. */
export const dataOf = <P extends ScreenPart>(
  snapshot: ScreenSnapshot,
  part: P,
  key?: string,
): PartData[P] => {
  const read = (OTHERS as Partial<Record<ScreenPart, (snapshot: ScreenSnapshot, key?: string) => unknown>>)[
    part
  ]
  if (read) return read(snapshot, key) as PartData[P]
  const section = (SECTIONS_OF_PARTS as Partial<Record<ScreenPart, PartOf>>)[part]
  return (section ? sectionOf(snapshot.view, section) : snapshot.view) as PartData[P]
}
