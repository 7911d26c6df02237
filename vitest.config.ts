import { defineConfig } from 'vitest/config'

// `source` is the condition under which the packages of this workspace find each other's TypeScript, unbuilt.
const conditions = ['source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // `*.long.test.ts` and `*.browser.test.ts` are left out of the inner loop (`pnpm check`).
    include: ['{packages,examples}/*/test/**/*.test.{ts,tsx}'],
    // A test that hangs fails; how fast one is says nothing on a shared machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // A file that waits for its browser leaves its core to another: one worker for each, even on two.
    maxWorkers: '100%',
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
