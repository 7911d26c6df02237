import { dressPage, showByElement, showInReact, showInVue } from './shown.ts'
import { openTalk } from './talk.ts'
import { type Language, WORDS } from './words.ts'

const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)]

const place = (id: string) => document.querySelector(`#${id}`) as Element

let language = (Object.keys(WORDS) as Language[]).find((one) => navigator.language.startsWith(one)) ?? 'fi'

const drawWords = () => {
  const words: Record<string, string> = WORDS[language]
  document.documentElement.lang = language
  document.title = words.title ?? ''
  for (const one of all<HTMLElement>('[data-word]')) one.textContent = words[one.dataset.word ?? ''] ?? ''
  for (const one of all<HTMLButtonElement>('#languages button'))
    one.setAttribute('aria-pressed', String(one.value === language))
}

drawWords()
const talk = await openTalk(language)
dressPage()
showByElement(place('dom') as HTMLElementTagNameMap['learning-conversation'], talk)
showInReact(place('react'), talk)
showInVue(place('vue'), talk)

for (const one of all<HTMLButtonElement>('#languages button'))
  one.addEventListener('click', () => {
    language = one.value as Language
    drawWords()
    // One conversation, and so one language in all three.
    talk.setLanguage(language)
  })
