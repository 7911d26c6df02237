const QUOTE = 34
const BACKSLASH = 92

/**
 * How deep the brackets of a JSON text stand in each other, and whether something is still open where it ends. Looks at each
 * character once and keeps nothing, so no text is too deep for it.
 */
export const depthOf = (text: string): { deepest: number; open: boolean } => {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) quoted = !quoted
    else if (quoted) {
      if (code === BACKSLASH) at++
    } else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth)
    else if (code === 93 || code === 125) depth--
  }
  return { deepest, open: quoted || depth > 0 }
}
