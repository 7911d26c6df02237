export { isShallowEqual } from './equal.ts'
export { saveAsFile, withFiles } from './files.ts'
export {
  createFocusing,
  createFocusRoots,
  type Focusing,
  type FocusRoot,
  type FocusRoots,
} from './focusing.ts'
export {
  type HostEvent,
  type HostEvents,
  handlersOf,
  type PhaseEvent,
  type RefusedEvent,
  tellHost,
} from './hostEvents.ts'
export { attributesOf, toHtml } from './html.ts'
export type { Intent, Sheet, Writing } from './intent.ts'
export { type DomEvent, listenersOf, type NativeEvent } from './listening.ts'
export { type Choice, type Moment, momentOfKind } from './moments/moment.ts'
export { momentsOf, moreMoments } from './moments/moments.ts'
export { momentNow, nextQuestion, type Place, passedOn } from './moments/passing.ts'
export {
  CONTROLS,
  type Control,
  controlOf,
  keysOf,
  type NodeEvent,
  PARTS,
  type ScreenNode,
  type ScreenPart,
} from './node.ts'
export {
  type ComposerData,
  dataOf,
  type OtherData,
  type PartData,
  SECTIONS_OF_PARTS,
  type SectionsOfParts,
} from './partData.ts'
export { type Inside, isSameShell, type PartId, partAt, partsIn, pathsTo } from './parts.ts'
export {
  createScreen,
  type SavedFile,
  type Screen,
  type ScreenOptions,
  type ScreenSnapshot,
} from './screen.ts'
export { kindsOf, linesOn, type PartOf, type SectionOf, sectionOf, sectionsOf, writing } from './sections.ts'
export type { TextStore } from './ui.ts'
export { watchView } from './watching.ts'
