export { propsOf } from './attributes.ts'
export type { ControlProps, PartProps, Parts } from './below.ts'
export {
  type ConversationSource,
  useAllowed,
  useConversation,
  useOwnConversation,
  useScreen,
} from './composables.ts'
export { ConversationProvider, LearningConversation } from './LearningConversation.ts'
export { Part } from './part.ts'
