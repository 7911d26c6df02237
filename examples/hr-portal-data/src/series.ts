import { formatDay, type InsideNotes } from '@oivallus/core'
import { type Standing, standingOf, topicOf } from './listed.ts'
import type { Portal, PortalTalk } from './portal.ts'
import { said, type Words } from './words.ts'

/** One talk of a series: what was tried, and what the next talk told of it. */
export interface SeriesTalk {
  id: string
  topic: string
  standing: Standing
  /** On which day it was held, or that it is the next one, and when. */
  when: string
  /** What was tried; null where nothing was. */
  tried: string | null
  cameOfIt: string
  learned: string[]
}

const text = (words: unknown): string => (typeof words === 'string' ? words : '')

const insideOf = (talk: PortalTalk | undefined): InsideNotes | undefined => {
  const notes = talk?.conversation.notes()
  return notes?.projection === 'inside' ? notes : undefined
}

/** The series of a talk, from its first to the one that comes next. What each left is read from its notes. */
export const seriesOf = ({ talks }: Portal, { conversation }: PortalTalk, words: Words): SeriesTalk[] => {
  const { series } = conversation.getSnapshot().state
  const all = talks.filter((one) => one.conversation.getSnapshot().state.series === series)
  return all.map((talk, at) => {
    const { state } = talk.conversation.getSnapshot()
    const { language } = talk.conversation.view()
    const standing = standingOf(state)
    const notes = insideOf(talk)
    const day = notes?.held ?? talk.day
    return {
      id: talk.conversation.id,
      topic: topicOf(state),
      standing,
      when: [standing === 'held' ? '' : words.next, day === null ? '' : formatDay(day, language)]
        .filter(Boolean)
        .join(' · '),
      tried: notes?.experiment ? text(notes.experiment.text) : null,
      cameOfIt: cameOfIt(talk, all[at + 1], words),
      learned: (notes?.lines.learning ?? []).map((line) => text(line.text)).filter(Boolean),
    }
  })
}

/** What the next talk opened with: what became of it, and how one goes on with it. */
const cameOfIt = (talk: PortalTalk, next: PortalTalk | undefined, words: Words): string => {
  const texts = talk.conversation.texts()
  const { lastTime, experiment } = insideOf(next) ?? {}
  const { outcome } = lastTime ?? {}
  if (!outcome?.outcome) {
    const day = insideOf(talk)?.return?.day
    return day ? said(words.toBeTold, { day: formatDay(day, talk.conversation.view().language) }) : ''
  }
  const fate = experiment?.fate && texts.fates[experiment.fate]
  const sentences = [texts.outcomes[outcome.outcome], text(outcome.text), fate]
  return sentences.flatMap((one) => (one ? [one.replace(/\.?$/, '.')] : [])).join(' ')
}
