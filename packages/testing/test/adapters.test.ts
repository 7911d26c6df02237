import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conversationsOf, LEAST, SCENARIOS, scenariosOf, stillOf } from '../src/adapters/index.ts'

const packages = join(import.meta.dirname, '../..')

const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length

describe('the adapters’ suite', () => {
  it('has the same scenarios for every adapter, and no fewer than there were', () => {
    expect(scenariosOf({})).toHaveLength(LEAST.all)
    expect(scenariosOf({ coreOnly: true })).toHaveLength(LEAST.core)
    for (const key of Object.keys(SCENARIOS)) expect(key).toMatch(/^[a-z]+\.[a-zA-Z-]+$/)
  })

  it.each(['dom', 'react', 'vue'])('is run whole by %s, with a driver of at most 200 lines', (name) => {
    const folder = join(packages, name, 'test')
    const files = readdirSync(folder).filter((file) => file.startsWith('conformance'))
    const test = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('')
    expect(test).toContain('adapterSuite({')
    expect(test).not.toMatch(/coreOnly|\b(it|describe)\.(skip|only|todo)/)
    if (name === 'react')
      for (const way of ['plain', 'strict'])
        expect(test).toContain(`describe('React, ${way}', () => conforms('${way}'))`)
    const driver = readdirSync(folder).filter((file) => /^(adapter\b|conformance)/.test(file))
    expect(driver.reduce((sum, file) => sum + linesOf(join(folder, file)), 0)).toBeLessThanOrEqual(200)
  })

  it('is run in its core by an adapter of fewer than 150 lines on another library', () => {
    const folder = join(import.meta.dirname, 'mithril')
    expect(readdirSync(folder).reduce((sum, file) => sum + linesOf(join(folder, file)), 0)).toBeLessThan(150)
  })

  it.each([
    ['learning', 'field', 'Half a thought'],
    ['learning', 'refusal', 'data-part="refusal"'],
    ['learning', 'sheet', 'data-part="sheet"'],
    ['followUp', 'form', 'data-part="form"'],
  ] as const)(
    'compares with HTML in %s that has what is opened on it, in every language: %s',
    async (stage, opened, has) => {
      for (const language of ['fi', 'sv', 'en']) {
        const [conversation] = await conversationsOf({ script: 'service-desk', stage, language })
        if (!conversation) throw new Error('The script has no conversation.')
        expect(await stillOf(conversation, { language })).not.toContain(has)
        expect(await stillOf(conversation, { language, opened })).toContain(has)
      }
    },
  )
})
