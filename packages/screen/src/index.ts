export { type Choice, type Moment, momentOfKind } from './moments/moment.ts'
export { momentsOf, moreMoments } from './moments/moments.ts'
export { momentNow, nextQuestion, type Place, passedOn } from './moments/passing.ts'
export { kindsOf, linesOn, type PartOf, type SectionOf, sectionOf, sectionsOf, writing } from './sections.ts'
