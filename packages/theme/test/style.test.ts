import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { minified } from '../../../scripts/style.mjs'

const folder = join(import.meta.dirname, '../src')
const style = await minified(join(folder, 'style.css'))

describe('the stylesheet', () => {
  it('asks for nothing from anywhere: no font, no picture, no other sheet', () => {
    expect(style).not.toMatch(/url\(|@import|@font-face|https?:/)
  })

  it('lets a page set every token that the document names', () => {
    const document = readFileSync(join(folder, '../../../docs/theming.md'), 'utf8')
    const named = [...document.matchAll(/`--oivallus-([a-z-]+)`/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(5)
    for (const name of named) expect(style).toMatch(new RegExp(`var\\(\\s*--oivallus-${name}\\b`))
  })

  it('lies about the place of nothing by left and right, so that it turns with the text', () => {
    expect(style).not.toMatch(/(margin|padding|border)-(left|right)|[;{](left|right):/)
  })
})
