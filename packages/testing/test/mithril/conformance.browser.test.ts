import { describe, expect, it } from 'vitest'
import { AXE, inBrowser } from '../../../../scripts/adapterSite.ts'
import { adapterSuite } from '../../src/adapters/index.ts'

describe('an adapter on another library', () => {
  const open = inBrowser({
    code: "import { begin } from '../../src/adapters/page.ts'\nimport { adapter } from './adapter.ts'\nawait begin(adapter)",
    folder: import.meta.dirname,
  })
  adapterSuite({ vitest: { expect, it }, open, axe: AXE, coreOnly: true })
})
