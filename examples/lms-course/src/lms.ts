/* The page of an LMS: a course with one talk, launched in a frame. What the run-time holds is kept in this browser. */
import type { ScormVersion } from '@oivallus/lms/scorm'
import { createRuntime } from './runtime.ts'
import { WORDS, type Words } from './words.ts'

/** Where each package was laid out. */
const FOLDERS: Record<ScormVersion, string> = { '1.2': 'scorm12', '2004': 'scorm2004' }

const find = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`The page has no ${selector}.`)
  return found
}

const [status, open, close, forget] = ['#status', '#open', '#close', '#forget'].map((one) => find(one)) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
]
const place = find('#place')
const versions = [...document.querySelectorAll<HTMLInputElement>('[name="version"]')]

let language = navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in WORDS) ?? 'fi'
const words = (): Words => WORDS[language] as Words

const version = (): ScormVersion =>
  versions.find(({ checked }) => checked)?.value === '2004' ? '2004' : '1.2'
const key = () => `lms ${version()}`
const kept = () => localStorage.getItem(key())

/** The names and values of what the run-time holds, as `cmi.core.exit`; without those that are empty or of its own. */
const valuesIn = (held: unknown, name: string): [string, string][] => {
  if (held !== null && typeof held === 'object')
    return Object.entries(held).flatMap(([one, inner]) => valuesIn(inner, `${name}.${one}`))
  return held === '' || held === null || held === undefined ? [] : [[name, String(held)]]
}

const statusIn = (holds: string | null): keyof Words => {
  const { cmi } = JSON.parse(holds ?? '{}')
  const said = cmi?.core?.lesson_status ?? cmi?.completion_status
  return said === 'completed' ? 'completed' : said === 'incomplete' ? 'incomplete' : 'notBegun'
}

const drawKnown = () => {
  const values = valuesIn(JSON.parse(kept() ?? '{}').cmi ?? {}, 'cmi')
  const rows = values.flatMap(([name, value]) =>
    [name, value].map((text, index) =>
      Object.assign(document.createElement(index === 0 ? 'dt' : 'dd'), { textContent: text }),
    ),
  )
  const list = find('#knows dl')
  list.replaceChildren(...rows)
  if (rows.length === 0) list.textContent = words().nothing
}

const draw = () => {
  document.documentElement.lang = language
  document.title = words().title
  for (const one of document.querySelectorAll<HTMLElement>('[data-word]'))
    one.textContent = words()[one.dataset.word as keyof Words]
  for (const one of document.querySelectorAll<HTMLElement>('[data-label]'))
    one.setAttribute('aria-label', words()[one.dataset.label as keyof Words])
  for (const one of document.querySelectorAll<HTMLButtonElement>('#languages button'))
    one.setAttribute('aria-pressed', String(one.value === language))
  const isOpen = place.firstChild !== null
  const isBegun = kept() !== null
  status.textContent = words()[statusIn(kept())]
  open.textContent = isBegun ? words().goOn : words().open
  open.hidden = isOpen
  close.hidden = !isOpen
  forget.hidden = isOpen || !isBegun
  for (const one of versions) one.disabled = isOpen
  drawKnown()
}

const launch = () => {
  const { name, api } = createRuntime({
    version: version(),
    kept: kept(),
    keep: (holds) => {
      localStorage.setItem(key(), holds)
      draw()
    },
  })
  Object.assign(window, { API: undefined, API_1484_11: undefined, [name]: api })
  const address = `${FOLDERS[version()]}/index.html`
  place.append(Object.assign(document.createElement('iframe'), { src: address, title: words().talk }))
  draw()
  close.focus()
}

open.addEventListener('click', launch)
close.addEventListener('click', () => {
  place.replaceChildren()
  draw()
  open.focus()
})
forget.addEventListener('click', () => {
  localStorage.removeItem(key())
  draw()
  open.focus()
})
for (const one of versions) one.addEventListener('change', draw)
for (const one of document.querySelectorAll<HTMLButtonElement>('#languages button'))
  one.addEventListener('click', () => {
    language = one.value
    draw()
  })
draw()
