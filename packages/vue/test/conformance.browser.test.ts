import { adapterSuite, type ServerAdapter } from '@oivallus/testing/adapters'
import { describe, expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { AXE, inBrowser } from '../../../scripts/adapterSite.ts'
import { Host } from './adapter.ts'

const server: ServerAdapter = (shown) => renderToString(createSSRApp(Host, { shown }))

describe('Vue', () => {
  const open = inBrowser({
    code: "import { begin } from '@oivallus/testing/adapters/page'\nimport { adapter } from './adapter.ts'\nawait begin(adapter)",
    folder: import.meta.dirname,
    development: true,
    server,
    // Vue asks for a policy of its own, is refused, and works: the one message to expect under a policy this strict.
    isExpected: (problem) => /named 'vue'|trusted-types-policy vue/.test(problem),
  })
  adapterSuite({ vitest: { expect, it }, open, axe: AXE })
})
