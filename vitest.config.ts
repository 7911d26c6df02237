import { defineConfig } from 'vitest/config'

// `source` is the condition under which the packages of this workspace find each other's TypeScript, unbuilt.
const conditions = ['source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // `*.long.test.ts` is left out of the inner loop (`pnpm check`).
    include: ['{packages,examples}/*/test/**/*.test.{ts,tsx}'],
    allowOnly: false,
    passWithNoTests: false,
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**/*.ts'],
      // The floor is in scripts/coverage.mjs, so that a red test and a low floor are told apart.
      reporter: 'json-summary',
      reportOnFailure: true,
    },
  },
})
