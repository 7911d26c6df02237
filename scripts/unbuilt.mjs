// For the pages of this workspace that Vite builds: its packages are taken from their sources, so that nothing has to be built
// first. Whoever installs the packages needs nothing of this.
import { join } from 'node:path'
import { root } from './workspace.mjs'

/** A plugin for Vite. */
export const unbuilt = () => ({
  name: 'unbuilt',
  config: () => ({
    resolve: {
      conditions: ['source', 'module', 'browser', 'development|production'],
      alias: { '@oivallus/theme/style.css': join(root, 'packages/theme/src/style.css') },
    },
  }),
})
