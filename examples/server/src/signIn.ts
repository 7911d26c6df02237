import type { Language } from '@oivallus/example-hr-portal-data'
import { html } from 'hono/html'
import { PEOPLE } from './people.ts'
import { WORDS } from './words.ts'

const NAMES: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

/** The page on which one says who one is: plain HTML, without a script. */
export const signInPage = (language: Language, who: string) => {
  const words = WORDS[language]
  const languages = Object.entries(NAMES).map(
    ([code, name]) =>
      html`<a href="?language=${code}" lang="${code}" ${code === language ? html`aria-current="true"` : ''}>${name}</a>`,
  )
  const people = PEOPLE.map(
    ({ id, name }) => html`
      <label>
        <input type="radio" name="who" value="${id}" ${id === who ? 'checked' : ''} />
        <span><strong>${name}</strong> ${words.people[id as keyof typeof words.people]}</span>
      </label>`,
  )
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${words.title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="style.css" />
  </head>
  <body>
    <main>
      <nav aria-label="${words.language}">${languages}</nav>
      <h1>${words.title}</h1>
      <p>${words.about}</p>
      <form method="post" action="sign-in">
        <input type="hidden" name="language" value="${language}" />
        <fieldset aria-label="${words.title}">${people}</fieldset>
        <div class="row">
          <button name="portal" value="react">${words.react}</button>
          <button name="portal" value="vue">${words.vue}</button>
        </div>
      </form>
      <p class="quiet">${words.other}</p>
    </main>
  </body>
</html>`
}
