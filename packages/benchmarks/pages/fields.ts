import type { Phase } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'

/** What is asked in one field. */
export interface Field {
  name: string
  title: string
  /** Chosen among; without them, written. */
  choices?: readonly string[]
}

const { questions, called, framing, reality, distinction, experiment, followUp } = fi

const asked = (...names: (keyof typeof questions)[]): Field[] =>
  names.map((name) => ({ name, title: questions[name].one }))

const chosen = (name: keyof typeof questions, choices: object): Field => ({
  name,
  title: questions[name].one,
  choices: Object.values(choices),
})

/** What the full Finnish guide asks two people, as the 28 fields of a form over the seven phases. */
export const FIELDS: Record<Phase, readonly Field[]> = {
  framing: [
    { name: 'topic', title: called.whatAbout },
    { name: 'framing', title: framing.modelSentence.one, choices: [framing.saidClear] },
  ],
  reality: [...asked('centre', 'success', 'difficulty'), { name: 'stopAt', title: reality.choose }],
  learning: asked('taught', 'understand', 'surprised', 'differently', 'unlearn', 'customer', 'serves'),
  distinction: [
    chosen('origin', fi.origins),
    ...asked('supported', 'inTheWay', 'needed'),
    { name: 'whoAnswers', title: distinction.whoAnswers, choices: Object.values(fi.levels) },
  ],
  experiment: [
    ...asked('change'),
    { name: 'situation', title: experiment.situation },
    { name: 'carries', title: experiment.carries },
    ...asked('goOn', 'makeRoom', 'supportNeeded'),
  ],
  followUp: [
    chosen('whenBack', [followUp.oneWeek, followUp.otherDay, followUp.noReturn]),
    ...asked('howNotice', 'learnMore'),
  ],
  closing: [{ name: 'closing', title: fi.closing.words.one, choices: [fi.closing.thanks] }],
}

/** A phase, as a step of a form. */
export interface Step {
  phase: Phase
  name: string
  fields: readonly Field[]
}

/** The phases with their names and fields, in order. */
export const STEPS: readonly Step[] = Object.entries(FIELDS).map(([phase, fields]) => ({
  phase: phase as Phase,
  name: fi.stages[phase as Phase],
  fields,
}))

/** What is looked for on every page: the first question, the first one of the phase in which one types, and of the next. */
export const LOOKED_FOR = {
  first: called.whatAbout,
  typedAt: questions.centre.one,
  next: questions.taught.one,
}
