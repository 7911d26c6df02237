import { join } from 'node:path'
import { programOf, runProgram } from '../../../scripts/program.ts'
import type { Told } from './serving.ts'

/** A server in a process of its own. */
export interface Server {
  url: string
  /** The bytes on its heap, after everything is cleared away that nobody holds. */
  heap(): Promise<number>
  end(): Promise<void>
}

/** Starts one of the two programs beside this file, and waits until it listens. */
export const startServer = async (name: 'echo' | 'ours', given: unknown = {}): Promise<Server> => {
  // From where it lies, and from where it is bundled.
  const folder = join(import.meta.dirname, '..')
  const program = await programOf(join(folder, 'live', `${name}.ts`), folder)
  let hear = (_told: Told) => {}
  const told = () =>
    new Promise<Told>((resolve) => {
      hear = resolve
    })
  const first = told()
  const running = runProgram(program, given, (one) => hear(one as Told), ['--expose-gc'])
  const begun = await first
  if (!('port' in begun)) throw new Error(`${name} does not listen.`)
  return {
    url: `http://127.0.0.1:${begun.port}`,
    heap: async () => {
      const next = told()
      running.tell({})
      const one = await next
      return 'heap' in one ? one.heap : Number.NaN
    },
    end: running.end,
  }
}
