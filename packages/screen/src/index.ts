export { createFocusing, type Focusing, type FocusRoot } from './focusing.ts'
export { attributesOf, toHtml } from './html.ts'
export type { Intent, Sheet, Writing } from './intent.ts'
export { type DomEvent, listenersOf, type NativeEvent } from './listening.ts'
export { type Choice, type Moment, momentOfKind } from './moments/moment.ts'
export { momentsOf, moreMoments } from './moments/moments.ts'
export { momentNow, nextQuestion, type Place, passedOn } from './moments/passing.ts'
export { type NodeEvent, PARTS, type ScreenNode, type ScreenPart } from './node.ts'
export {
  createScreen,
  type SavedFile,
  type Screen,
  type ScreenEvent,
  type ScreenOptions,
  type ScreenSnapshot,
} from './screen.ts'
export { kindsOf, linesOn, type PartOf, type SectionOf, sectionOf, sectionsOf, writing } from './sections.ts'
export type { TextStore } from './ui.ts'
