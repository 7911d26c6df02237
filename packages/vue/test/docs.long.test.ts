import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtIn, createConversation, toEnvelope } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import type { Component } from 'vue'
import { createSSRApp } from 'vue'
import { compileScript, parse } from 'vue/compiler-sfc'
import { renderToString } from 'vue/server-renderer'

/* The single-file components that docs/vue.md shows: each is compiled and drawn on a server, as a reader would. */

const page = readFileSync(join(import.meta.dirname, '../../../docs/vue.md'), 'utf8')
const samples = [...page.matchAll(/```vue\n([\s\S]*?)```/g)].map(([, source]) => source ?? '')

const modules = join(import.meta.dirname, '../node_modules')
mkdirSync(modules, { recursive: true })
const place = mkdtempSync(join(modules, '.samples-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const compiled = async (source: string, at: number): Promise<Component> => {
  const { descriptor, errors } = parse(source, { filename: `sample-${at}.vue` })
  expect(errors).toEqual([])
  const { content } = compileScript(descriptor, { id: `sample-${at}`, inlineTemplate: true })
  const outfile = join(place, `sample-${at}.mjs`)
  writeFileSync(join(place, `sample-${at}.ts`), content)
  await build({
    entryPoints: [join(place, `sample-${at}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['source'],
    external: ['vue'],
    tsconfigRaw: {},
  })
  return (await import(pathToFileURL(outfile).href)).default
}

const conversation = createConversation(
  { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
  { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' },
)

describe('docs/vue.md', () => {
  it('shows the whole, its parts, composables and a server', () => {
    expect(samples.length).toBeGreaterThanOrEqual(6)
  })

  it.each(samples.map((source, at) => [at, source] as const))('sample %s is drawn', async (at, source) => {
    const props = { conversation, envelope: JSON.stringify(toEnvelope(conversation)) }
    const html = await renderToString(createSSRApp(await compiled(source, at), props))
    expect(html).toContain(source.includes('<li>') ? conversation.view().title : 'data-part="conversation"')
  })
})
