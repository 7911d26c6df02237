import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A portal as a server has it. */
export interface ServedPortal {
  /** Its Content-Security-Policy. `NONCE` stands for what each answer has anew: by it the design system's styles are known. */
  policy: string
  /** Builds it into a folder, in some seconds. */
  build(to: string): Promise<void>
}

/**
 * Both portals, by their names.
 *
 * @param examples The folder of all examples.
 */
export const portalsIn = (examples: string): Record<'react' | 'vue', ServedPortal> => {
  const portal = (name: string, trustedTypes: string): ServedPortal => ({
    policy: [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-NONCE'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "require-trusted-types-for 'script'",
      `trusted-types ${trustedTypes}`,
      "frame-ancestors 'self'",
    ].join('; '),
    build: async (to) => {
      const args = ['node_modules/vite/bin/vite.js', 'build', '--emptyOutDir', '--outDir', to]
      const env = { ...process.env, NODE_ENV: 'production' }
      await promisify(execFile)(process.execPath, args, { cwd: join(examples, `hr-portal-${name}`), env })
    },
  })
  // Vue has a policy of its own for the markup that it makes.
  return { react: portal('react', "'none'"), vue: portal('vue', 'vue') }
}
