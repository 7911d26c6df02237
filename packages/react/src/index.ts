export { propsOf } from './attributes.ts'
export type { ControlProps, PartProps, Parts } from './context.ts'
export { useAllowed, useConversation, useOwnConversation, useScreen } from './hooks.ts'
export {
  ConversationProvider,
  type ConversationProviderProps,
  LearningConversation,
  type LearningConversationProps,
} from './LearningConversation.tsx'
export { Part } from './part.tsx'
