import { PHASES, type Phase, QUESTIONS } from '../vocabulary.ts'
import type { GuideSettings } from './settings.ts'
import { bad } from './unusable.ts'

/** Lists without which a talk has nothing to choose from, and the rule that then asks for what nobody can give. */
const NEEDED: readonly { path: string; of(settings: GuideSettings): readonly unknown[]; rule: string }[] = [
  { path: 'observations', of: ({ observations }) => observations, rule: 'something can be noted in reality' },
  { path: 'levels', of: ({ levels }) => levels, rule: 'need-not-agreed' },
  { path: 'rhythm.offered', of: ({ rhythm }) => rhythm.offered, rule: 'left-loose' },
]

/** Every list in which each stands once: an id names one thing, and a choice is offered once. */
const listsOf = (settings: GuideSettings): [string, readonly (string | number)[]][] => [
  ['tags', settings.tags],
  ['levels', settings.levels],
  ['contacts', settings.contacts],
  ['observations', settings.observations],
  ['rhythm.offered', settings.rhythm.offered],
  ['shortForm', settings.shortForm],
  // A line that answers a question names it by its id alone, whatever its phase.
  ['questions', PHASES.flatMap((phase) => settings.questions[phase])],
]

const homeOf = (question: string): Phase | undefined =>
  PHASES.find((phase) => (QUESTIONS[phase] as readonly string[]).includes(question))

/**
 * Whether the lists of a guide can be used: none that is needed is empty, each stands once, and what is named is there.
 *
 * @throws {OivallusError} `malformed-guide`.
 */
export const checkLists = (settings: GuideSettings): void => {
  for (const { path, of, rule } of NEEDED)
    if (of(settings).length === 0) throw bad(path, [], 'at least one', rule)
  for (const [path, all] of listsOf(settings)) {
    const twice = all.find((one, at) => all.indexOf(one) !== at)
    if (twice !== undefined) throw bad(`${path}.${twice}`, twice, 'each once', 'one id, one thing')
  }
  for (const phase of PHASES)
    for (const id of settings.questions[phase]) {
      const home = homeOf(id) ?? phase
      if (home !== phase)
        throw bad(
          `questions.${phase}.${id}`,
          id,
          `an id of its own: this one is asked in ${home}`,
          'one id, one thing',
        )
    }
  const asked = PHASES.flatMap((phase) => settings.questions[phase])
  settings.shortForm.forEach((id, at) => {
    if (!asked.includes(id))
      throw bad(`shortForm[${at}]`, id, `one of ${asked.join(', ')}`, 'a question that is asked')
  })
}
