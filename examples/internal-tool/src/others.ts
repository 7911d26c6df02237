import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Another page that is served beside this one. */
export interface Other {
  /** Its Content-Security-Policy; `NONCE` stands for what each answer has anew. */
  policy: string
  /** Builds it, and answers with its folder. */
  build(): Promise<string>
}

const policyOf = (styles: string, trustedTypes: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
    "frame-ancestors 'self'",
  ].join('; ')

/** A design system writes its styles while the page runs: it is known by the nonce. */
const BY_NONCE = "'self' 'nonce-NONCE'"

/**
 * The other examples that are pages, by their paths. Each is built when somebody comes to it for the first time, since most come
 * for the page alone.
 *
 * @param examples The folder of all examples.
 * @param folder Where they are built, each in a folder of its own.
 */
export const othersIn = (examples: string, folder: string): Record<string, Other> => {
  const built =
    (path: string, example: string, script: string, ...args: string[]) =>
    async () => {
      const to = join(folder, path)
      const cwd = join(examples, example)
      const env = { ...process.env, NODE_ENV: 'production' }
      await execute(process.execPath, [script, ...args, to], { cwd, env })
      return to
    }
  const portal = (name: string) =>
    built(name, `hr-portal-${name}`, 'node_modules/vite/bin/vite.js', 'build', '--emptyOutDir', '--outDir')
  return {
    react: { policy: policyOf(BY_NONCE, "'none'"), build: portal('react') },
    vue: { policy: policyOf(BY_NONCE, 'vue'), build: portal('vue') },
    'side-by-side': {
      policy: policyOf("'self'", 'vue'),
      build: built('side-by-side', 'side-by-side', 'build.mjs'),
    },
  }
}
