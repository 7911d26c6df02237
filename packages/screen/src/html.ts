import type { ScreenNode } from './node.ts'

/** Elements that have no end. */
const VOID: readonly string[] = ['input', 'br', 'hr', 'img']

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] as string)

/** The attributes of a node as an adapter sets them: its own, and its part under both names. */
export const attributesOf = ({ part, attributes }: ScreenNode): Record<string, string | number | true> => ({
  ...(part && { 'data-part': part, part }),
  ...attributes,
})

/**
 * A screen's tree as HTML, for server rendering. A text area's text stands inside it, as in any page; an adapter that takes over
 * finds what it would have drawn itself.
 */
export const toHtml = (node: ScreenNode | string): string => {
  if (typeof node === 'string') return escaped(node)
  const { element, children } = node
  const { value, ...attributes } = attributesOf(node)
  const isText = element === 'textarea'
  const all = {
    ...attributes,
    ...(value !== undefined && !isText && element !== 'select' && { value }),
  }
  const written = Object.entries(all)
    .map(([name, one]) => (one === true ? ` ${name}` : ` ${name}="${escaped(String(one))}"`))
    .join('')
  const start = `<${element}${written}>`
  if (VOID.includes(element)) return start
  // A line break right after the start tag would be taken for none.
  const text = isText && value !== undefined ? `\n${escaped(String(value))}` : ''
  return `${start}${text}${children.map(toHtml).join('')}</${element}>`
}
