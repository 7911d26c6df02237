import { VERSION } from './protocol.ts'

/** What went wrong between a host and a frame; the talk itself goes on. */
export interface FrameTrouble {
  /**
   * `version`: the other side speaks another version of the protocol. In the frame also `malformed`: the host gave what cannot be
   * taken; `language`: it asked for one that the guide has not; `growing`: the page’s height follows that of the frame.
   */
  code: 'version' | 'malformed' | 'language' | 'growing'
  /** What was wrong, and what to do. */
  message: string
}

/** Tells of each other version once. Answers whether it was news. */
export const tellingVersions = (onTrouble: (trouble: FrameTrouble) => void, other: string) => {
  const told = new Set<number>()
  return (version: number): boolean => {
    if (told.has(version)) return false
    told.add(version)
    onTrouble({
      code: 'version',
      message: `The ${other} speaks version ${version} of the frame’s protocol, and this side version ${VERSION}. Take the same version of @oivallus/dom on both sides.`,
    })
    return true
  }
}
