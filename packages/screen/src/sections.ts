import type { Action, ComposerKind, LineView, Section, View } from '@oivallus/core'
import type { Writing } from './intent.ts'

export type PartOf = Section['part']
export type SectionOf<P extends PartOf> = Extract<Section, { part: P }>

/** The sections of one part; a page of the short form may have several. */
export const sectionsOf = <P extends PartOf>(view: View, part: P): SectionOf<P>[] =>
  view.sections.filter((one): one is SectionOf<P> => one.part === part)

export const sectionOf = <P extends PartOf>(view: View, part: P): SectionOf<P> | undefined =>
  sectionsOf(view, part)[0]

/** What can be written here, of each kind. */
export const kindsOf = (view: View): readonly ComposerKind[] => sectionOf(view, 'composer')?.kinds ?? []

/** Writing a line of a kind, as an action like any other. */
export const writing = ({ key, label, event, missing, nudge }: ComposerKind): Action => ({
  key,
  label,
  event,
  missing,
  refusal: null,
  nudge,
})

/** Every line that stands on the page, once, in the order of the sections. */
export const linesOn = (view: View): LineView[] => {
  const all = view.sections.flatMap((section): readonly LineView[] => {
    if (section.part === 'lines' || section.part === 'support' || section.part === 'parked')
      return section.lines
    if (section.part === 'findings') return [...section.supported, ...section.inTheWay]
    if (section.part === 'needs') return section.needs
    if (section.part === 'experiment') return [...section.ideas, ...(section.taken ? [section.taken] : [])]
    return []
  })
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at)
}

/** What the field of a page can note, of each kind. */
export const writingsOf = (view: View): Writing[] => [
  ...kindsOf(view).map(({ key, label, event, missing, keep, more }) => ({
    key,
    label,
    event,
    missing,
    keep,
    ...(more && { more }),
  })),
  // What is asked at the foot of every page is written in the same field.
  ...view.foot.flatMap(({ key, label, event, missing }) =>
    key === 'heard' && !kindsOf(view).some((kind) => kind.key === key)
      ? [{ key, label, event, missing, keep: false }]
      : [],
  ),
]
