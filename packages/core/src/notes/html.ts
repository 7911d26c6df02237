import type { GuideTexts } from '../guides/guide.ts'
import { type Item, outlineOf } from './outline.ts'
import type { Notes } from './types.ts'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string).replaceAll('\n', '<br>')

const list = (items: readonly string[]): string =>
  items.length > 0 ? `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>` : ''

const listed = ({ text, details }: Item): string => escaped(text) + list(details.map(escaped))

/** What is alone in a section is a paragraph. */
const content = ([only, ...others]: readonly Item[]): string =>
  only && others.length === 0
    ? `<p>${escaped(only.text)}</p>${list(only.details.map(escaped))}`
    : list((only ? [only, ...others] : others).map(listed))

/**
 * The notes as a whole HTML document to print or keep, in the language of the texts. It runs nothing, loads nothing and brings no
 * style of its own, so it opens under any policy.
 */
export const toHtml = (notes: Notes, texts: GuideTexts): string => {
  const { language, title, lead, sections } = outlineOf(notes, texts)
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(title)}</h1>`,
    ...lead.map((text) => `<p>${escaped(text)}</p>`),
    ...sections.map(
      ({ heading, items }) => `<section><h2>${escaped(heading)}</h2>${content(items)}</section>`,
    ),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
