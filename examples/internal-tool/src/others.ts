import { execFile } from 'node:child_process'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { portalsIn, type ServedPortal } from '@oivallus/example-hr-portal-data/serving'
import { POLICY } from './serve.ts'

const execute = promisify(execFile)

/** Another page that is served beside this one. */
export interface Other {
  /** Its Content-Security-Policy; `NONCE` stands for what each answer has anew. */
  policy: string
  /** Builds it, and answers with its folder. */
  build(): Promise<string>
}

/** A server of its own, in this very program. */
export interface OtherServer {
  listener: RequestListener
  close(): Promise<void>
}

/**
 * The other examples that are pages, by their paths. Each is built when somebody comes to it for the first time, since most come
 * for the page alone.
 *
 * @param examples The folder of all examples.
 * @param folder Where they are built, each in a folder of its own.
 */
export const othersIn = (examples: string, folder: string): Record<string, Other> => {
  const portal = ({ policy, build }: ServedPortal, to: string): Other => ({
    policy,
    build: async () => {
      await build(to)
      return to
    },
  })
  const portals = portalsIn(examples)
  return {
    react: portal(portals.react, join(folder, 'react')),
    vue: portal(portals.vue, join(folder, 'vue')),
    'side-by-side': {
      policy: POLICY.replace("trusted-types 'none'", 'trusted-types vue'),
      build: async () => {
        const to = join(folder, 'side-by-side')
        const env = { ...process.env, NODE_ENV: 'production' }
        await execute(process.execPath, ['build.mjs', to], { cwd: join(examples, 'side-by-side'), env })
        return to
      },
    },
    lms: {
      policy: `${POLICY}; frame-src 'self'`,
      build: async () => {
        const to = join(folder, 'lms')
        await execute(process.execPath, ['build.mjs', to], { cwd: join(examples, 'lms-course') })
        return to
      },
    },
  }
}

/**
 * The example that is a server, by its path. It is opened when somebody comes to it for the first time, with its database.
 *
 * @param examples The folder of all examples.
 */
export const serversIn = (examples: string): Record<string, () => Promise<OtherServer>> => ({
  server: async () => {
    const example = join(examples, 'server')
    const { load } = await import(pathToFileURL(join(example, 'load.mjs')).href)
    return (await load()).openExample(example, '/server')
  },
})
