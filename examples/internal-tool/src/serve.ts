import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative, sep } from 'node:path'

/** As strict as a portal may be: nothing inline, nothing from elsewhere, and no markup from text. Nothing here breaks it. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "frame-ancestors 'self'",
].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** How many ports are tried, one after another. */
const PORTS = 100

/** A folder that is served. */
export interface Served {
  /** Where it is, with a slash at the end. */
  address: string
  close(): void
}

/**
 * Serves the files of a folder, on this machine alone, at the first free port.
 *
 * @param port Where to begin; 0 lets the system choose.
 */
export const serveSite = async (folder: string, port: number): Promise<Served> => {
  // Only what lies in the folder has an address.
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => {
        const file = join(one.parentPath, one.name)
        return [`/${relative(folder, file).split(sep).join('/')}`, file]
      }),
  )
  const server = createServer(({ url = '/' }, answer) => {
    const { pathname } = new URL(url, 'http://127.0.0.1')
    const file = files.get(pathname === '/' ? '/index.html' : pathname)
    answer.writeHead(file === undefined ? 404 : 200, {
      'content-type': TYPES[extname(file ?? '')] ?? 'text/plain; charset=utf-8',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
    answer.end(file === undefined ? '' : readFileSync(file))
  })
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  for (let at = port; ; at++)
    try {
      await listen(at)
      break
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || at >= port + PORTS) throw error
    }
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
