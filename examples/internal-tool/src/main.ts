import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildSite } from './build.ts'
import { othersIn, serversIn } from './others.ts'
import { serveSite } from './serve.ts'

const FIRST_PORT = 4173

/** What stands at each address. */
const WHAT: Readonly<Record<string, string>> = {
  '': 'a learning conversation on a plain page',
  react: 'an HR portal in React',
  vue: 'the same portal in Vue',
  'side-by-side': 'one conversation as the element, in React and in Vue',
  lms: 'a talk in a course: what a learning management system knows of it',
  server: 'both portals on a server: sign in as two people, in two browsers',
}

/** Builds the page's folder, serves it on this machine, and opens it where there is a browser. */
export const start = async (example: string): Promise<void> => {
  const folder = join(example, 'dist')
  await buildSite(example, folder)
  const others = othersIn(join(example, '..'), folder)
  const servers = serversIn(join(example, '..'))
  const { address, close } = await serveSite(folder, FIRST_PORT, others, servers)
  console.log('Oivallus (Ctrl+C ends it)')
  const paths = ['', ...Object.keys({ ...others, ...servers }).map((name) => `${name}/`)]
  const width = Math.max(...paths.map(({ length }) => address.length + length))
  for (const path of paths)
    console.log(`  ${`${address}${path}`.padEnd(width)}  ${WHAT[path.replace('/', '')] ?? ''}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      await close()
      process.exit(0)
    })
  if (process.stdout.isTTY && !process.env.CI) openInBrowser(address)
}

/** The system's own way of opening an address; nothing where there is no screen. */
const opener = (): string[] | undefined => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'darwin') return ['open']
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '']
  return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open'] : undefined
}

const openInBrowser = (address: string): void => {
  const [command, ...args] = opener() ?? []
  if (command === undefined) return
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  // The address has been printed: whoever has no such command opens it by hand.
  child.on('error', () => {})
  child.unref()
}
