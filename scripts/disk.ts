// A small disk of a test's own: a file system in memory, which another file fills up.
import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A disk in which there can be made room, and less of it. */
export interface SmallDisk {
  /** From now on there is room for so many bytes more. */
  leaves(bytes: number): void
  makesRoom(): void
  unmount(): void
}

/**
 * Mounts one on a folder.
 *
 * @returns Nothing where one may not mount, as in a container without that right.
 */
export const mountSmallDisk = (folder: string, size: number): SmallDisk | undefined => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const ballast = join(folder, 'ballast')
  return {
    leaves: (bytes) => {
      const { bavail, bsize } = statfsSync(folder)
      try {
        writeFileSync(ballast, new Uint8Array(bavail * bsize - bytes))
      } catch (error) {
        // Another program took of the room meanwhile: what there was is filled.
        if ((error as { code?: unknown }).code !== 'ENOSPC') throw error
      }
    },
    makesRoom: () => rmSync(ballast),
    // libsql lets go of a file a while after it was closed.
    unmount: () => void execFileSync('umount', ['--lazy', folder]),
  }
}
