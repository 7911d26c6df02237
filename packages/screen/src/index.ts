export { type Choice, type Moment, momentOfKind } from './moments/moment.ts'
export { momentsOf, moreMoments } from './moments/moments.ts'
export { kindsOf, linesOn, type PartOf, type SectionOf, sectionOf, sectionsOf, writing } from './sections.ts'
