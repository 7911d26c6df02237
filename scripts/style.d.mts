import type { Plugin } from 'esbuild'

/** Lets code import a stylesheet as a text. */
export const cssText: Plugin
/** A stylesheet with what it imports, minified. */
export const minified: (file: string) => Promise<string>
