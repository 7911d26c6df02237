/*
 * The one file for a script tag: everything a page needs, under the name `Oivallus`. Languages come as files beside it, each of
 * which puts its texts under `Oivallus.languages`; one is in here.
 */
export * from '@oivallus/core'
export { defineLearningConversation, LearningConversationElement } from './define.ts'
export { mountConversation } from './mount.ts'
