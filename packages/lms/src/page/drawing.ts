import { element } from './elements.ts'
import { type Words, wordsIn } from './wordsIn.ts'

/** What the page shows now, in the words of a language. It is asked again when another is chosen. */
export type Scene = (words: Words) => Node[]

/** The page around a talk: the choice of a language, what is told beside the talk, and a scene. */
export interface Page {
  /** The language that is read now. */
  language(): string
  /** Chooses a language, if it is one of those that there are. */
  read(language: string): void
  show(scene: Scene): void
  /** Calls the page by a name in each language, instead of its title in one. */
  call(nameIn: (language: string) => string): void
  /** Tells something beside the scene, to those who only hear the page as well. It takes the place of what was told before. */
  tell(what: (words: Words) => string): void
}

/**
 * Draws the page into a place.
 *
 * @param languages Which can be chosen; with one, there is no choice. The first is read first.
 * @param chosen Told of each choice.
 */
export const drawPage = (
  place: HTMLElement,
  languages: readonly [string, ...string[]],
  chosen: (language: string) => void,
): Page => {
  let [language] = languages
  let scene: Scene = () => []
  let told: (words: Words) => string = () => ''
  let nameIn: (language: string) => string = () => document.title

  const name = element('h1')

  const choice = element('fieldset', { className: 'languages' })
  const beside = element('p', { className: 'beside', role: 'status' })
  const shown = element('div', { className: 'scene' })

  const draw = () => {
    const words = wordsIn(language)
    document.documentElement.lang = language
    document.title = nameIn(language)
    name.textContent = document.title
    choice.hidden = languages.length < 2
    choice.replaceChildren(element('legend', {}, words.languages), ...languages.map(button))
    beside.textContent = told(words)
    shown.replaceChildren(...scene(words))
  }
  const button = (one: string): HTMLElement => {
    const made = element('button', { type: 'button', lang: one }, wordsIn(one).ownName)
    made.setAttribute('aria-pressed', String(one === language))
    made.addEventListener('click', () => {
      read(one)
      chosen(one)
      for (const other of choice.querySelectorAll('button')) if (other.lang === one) other.focus()
    })
    return made
  }

  const lead = () => {
    const first = shown.querySelector<HTMLElement>('p, h2')
    if (!first) return
    first.tabIndex = -1
    first.focus()
  }
  const read = (one: string) => {
    if (!languages.includes(one)) return
    language = one
    draw()
  }

  place.replaceChildren(element('header', {}, name, choice), beside, shown)
  draw()
  return {
    language: () => language,
    read,
    show: (next) => {
      // Whoever pressed what goes away with the scene is led to the one that comes.
      const isPressed = shown.contains(document.activeElement)
      scene = next
      draw()
      if (isPressed) lead()
    },
    call: (given) => {
      nameIn = given
      draw()
    },
    tell: (what) => {
      told = what
      beside.textContent = what(wordsIn(language))
    },
  }
}
