import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { adapterSuite } from '@oivallus/testing/adapters'
import { describe, expect, it } from 'vitest'
import { AXE, inBrowser } from '../../../scripts/adapterSite.ts'

/* The adapter in the React before this one: what anything called an adapter does. */

/** Where a package is installed: React's own packages find the same one. */
const folderOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))

describe('React 18, strict', () => {
  const open = inBrowser({
    code: "import { begin } from '@oivallus/testing/adapters/page'\nimport { strict } from './adapter.tsx'\nawait begin(strict)",
    folder: import.meta.dirname,
    development: true,
    alias: { react: folderOf('react-18'), 'react-dom': folderOf('react-dom-18') },
  })
  it('is what runs', async () => {
    const seat = await open({ script: 'service-desk', stage: 'reality' })
    expect(await seat.page.evaluate(() => window.reactVersion)).toMatch(/^18\./)
    await seat.close()
  })
  adapterSuite({ vitest: { expect, it }, open, axe: AXE, coreOnly: true })
})
