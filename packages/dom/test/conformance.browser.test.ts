import { adapterSuite } from '@oivallus/testing/adapters'
import { describe, expect, it } from 'vitest'
import { AXE, inBrowser } from '../../../scripts/adapterSite.ts'
import { server } from './adapter.ts'

describe('plain DOM', () => {
  const open = inBrowser({
    code: "import { begin } from '@oivallus/testing/adapters/page'\nimport { adapter } from './adapter.ts'\nawait begin(adapter)",
    folder: import.meta.dirname,
    server,
  })
  adapterSuite({
    vitest: { expect, it },
    open,
    axe: AXE,
    knownGaps: {
      'host.around': 'a slot of the element takes the place of what is drawn by default, and cannot hold it',
    },
  })
})
