import type { Plugin } from 'esbuild'

/** Lets code import a stylesheet as a text. */
export const cssText: Plugin
