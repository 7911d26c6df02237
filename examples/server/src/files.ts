import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { ServedPortal } from '@oivallus/example-hr-portal-data/serving'
import { getMimeType } from 'hono/utils/mime'

/** The files of a folder, by their paths: only what lies in it has an address. */
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => {
        const file = join(one.parentPath, one.name)
        return [relative(folder, file).split(sep).join('/'), file]
      }),
  )

/** What a portal answers, once it is built: at the first visit, into a folder. */
export const filesOf = ({ policy, build }: ServedPortal, folder: string) => {
  let built: Promise<ReadonlyMap<string, string>> | undefined
  /**
   * @param path From its own address on; nothing is its page.
   * @param server Where the conversations are, which the page is told.
   */
  return async (path: string, server: string): Promise<Response> => {
    built ??= build(folder).then(() => filesIn(folder))
    // What could not be built is tried again.
    built.catch(() => {
      built = undefined
    })
    const file = (await built).get(path || 'index.html')
    if (file === undefined) return new Response('', { status: 404 })
    const type = getMimeType(file) ?? 'application/octet-stream'
    const content = readFileSync(file)
    if (!file.endsWith('.html')) return new Response(content, { headers: { 'content-type': type } })
    const nonce = randomUUID()
    const page = content
      .toString()
      .replaceAll('NONCE', nonce)
      .replace('name="portal-server" content=""', `name="portal-server" content="${server}"`)
    const headers = {
      'content-type': type,
      'content-security-policy': policy.replaceAll('NONCE', nonce),
      'cache-control': 'no-store',
    }
    return new Response(page, { headers })
  }
}
