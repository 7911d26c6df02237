import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative, sep } from 'node:path'
import type { Other, OtherServer } from './others.ts'

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
  '.zip': 'application/zip',
}

/** How many ports are tried, one after another. */
const PORTS = 100

/** A folder that is served. */
export interface Served {
  /** Where it is, with a slash at the end. */
  address: string
  close(): Promise<void>
}

/** What is answered. */
interface Answer {
  status: number
  type: string
  policy: string
  content: string | Buffer
  /** Where else it is to be asked for. */
  location?: string
}

const NOTHING: Answer = { status: 404, type: 'text/plain; charset=utf-8', policy: POLICY, content: '' }

/** The files of a folder, by their paths: only what lies in it has an address. */
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => {
        const file = join(one.parentPath, one.name)
        return [`/${relative(folder, file).split(sep).join('/')}`, file]
      }),
  )

/** What a folder answers for a path. */
const answering = (files: ReadonlyMap<string, string>, policy: string) => {
  return (path: string): Answer => {
    const file = files.get(path === '/' ? '/index.html' : path)
    if (file === undefined) return NOTHING
    const type = TYPES[extname(file)] ?? NOTHING.type
    const content = readFileSync(file)
    if (!policy.includes('NONCE') || extname(file) !== '.html') return { status: 200, type, policy, content }
    const nonce = randomUUID()
    return {
      status: 200,
      type,
      policy: policy.replaceAll('NONCE', nonce),
      content: content.toString().replaceAll('NONCE', nonce),
    }
  }
}

/** Another page is built once, at the first visit; one that could not be built says why, and is tried again. */
const answeringOther = ({ build, policy }: Other) => {
  let built: Promise<ReturnType<typeof answering>> | undefined
  return async (path: string): Promise<Answer> => {
    built ??= build().then((folder) => answering(filesIn(folder), policy))
    try {
      return (await built)(path)
    } catch (error) {
      built = undefined
      return { ...NOTHING, status: 500, content: String(error) }
    }
  }
}

/** Another server is opened once, at the first visit; one that could not be opened is tried again. */
const openingOnce = (open: () => Promise<OtherServer>) => {
  let opened: Promise<OtherServer> | undefined
  return {
    at: async (): Promise<OtherServer> => {
      opened ??= open()
      try {
        return await opened
      } catch (error) {
        opened = undefined
        throw error
      }
    },
    close: async () => (await opened)?.close(),
  }
}

/**
 * Serves the files of a folder, on this machine alone, at the first free port.
 *
 * @param port Where to begin; 0 lets the system choose.
 * @param others Pages that are served below it, by the first step of their path.
 * @param servers Servers that answer below it, likewise.
 */
export const serveSite = async (
  folder: string,
  port: number,
  others: Readonly<Record<string, Other>> = {},
  servers: Readonly<Record<string, () => Promise<OtherServer>>> = {},
): Promise<Served> => {
  const own = answering(filesIn(folder), POLICY)
  const other = new Map(Object.entries(others).map(([name, one]) => [name, answeringOther(one)]))
  const opening = new Map(Object.entries(servers).map(([name, open]) => [name, openingOnce(open)]))
  const answerTo = async (path: string): Promise<Answer> => {
    const [, name = '', ...rest] = path.split('/')
    const below = other.get(name)
    if (!below) return own(path)
    // What a page loads is found from its folder, and that ends with a slash.
    return rest.length > 0 ? below(`/${rest.join('/')}`) : { ...NOTHING, status: 308, location: `/${name}/` }
  }
  const server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const below = opening.get(pathname.split('/')[1] ?? '')
    let failed: Answer | undefined
    try {
      if (below) return (await below.at()).listener(request, answer)
    } catch (error) {
      failed = { ...NOTHING, status: 500, content: String(error) }
    }
    const { status, type, policy, content, location } = failed ?? (await answerTo(pathname))
    answer.writeHead(status, {
      ...(location && { location }),
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
    answer.end(content)
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
    close: async () => {
      server.closeAllConnections()
      server.close()
      for (const one of opening.values()) await one.close()
    },
  }
}
