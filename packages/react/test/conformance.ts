import { adapterSuite, type ServerAdapter } from '@oivallus/testing/adapters'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AXE, inBrowser } from '../../../scripts/adapterSite.ts'
import { Host } from './adapter.tsx'

const server: ServerAdapter = (shown) => renderToString(createElement(Host, shown))

/** Runs the adapters' suite: in a file of its own for each way, so that they run side by side. */
export const conforms = (way: 'plain' | 'strict') => {
  const open = inBrowser({
    code: `import { begin } from '@oivallus/testing/adapters/page'\nimport { ${way} } from './adapter.tsx'\nawait begin(${way})`,
    folder: import.meta.dirname,
    development: true,
    server,
  })
  adapterSuite({ vitest: { expect, it }, open, axe: AXE })
}
