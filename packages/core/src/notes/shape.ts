const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92

/** The shape of a JSON text: how deep its brackets stand, how many values it lists, and whether it ends in the middle. */
export interface Shape {
  depth: number
  values: number
  open: boolean
}

/** Looks at each character once and keeps nothing, so no text is too deep or too wide for it. */
export const shapeOf = (text: string): Shape => {
  let level = 0
  let depth = 0
  let values = 1
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) quoted = !quoted
    else if (quoted) {
      if (code === BACKSLASH) at++
    } else if (code === COMMA) values++
    else if (code === 91 || code === 123) depth = Math.max(depth, ++level)
    else if (code === 93 || code === 125) level--
  }
  return { depth, values, open: quoted || level > 0 }
}
