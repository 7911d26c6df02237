import { isShallowEqual } from './equal.ts'
import type { ScreenNode, ScreenPart } from './node.ts'

/** A part's name among its siblings: its key, or which one of its name it is. */
export type PartId = string

/** The parts inside a node: by their ids, and back. */
export interface Inside {
  byId: ReadonlyMap<PartId, ScreenNode>
  ids: ReadonlyMap<ScreenNode, PartId>
}

const below = new WeakMap<ScreenNode, Inside>()

/**
 * The parts that stand in a node with no other part between, by an id that stays the same while the part does. An adapter gives
 * each part a component of its own, so that what one types draws the field anew, and nothing else.
 */
export const partsIn = (node: ScreenNode): Inside => {
  const known = below.get(node)
  if (known) return known
  const byId = new Map<PartId, ScreenNode>()
  const look = ({ children }: ScreenNode): void => {
    for (const one of children) {
      if (typeof one === 'string') continue
      if (!one.part) {
        look(one)
        continue
      }
      const base = `${one.part}.${one.key ?? ''}`
      let id = base
      for (let at = 1; byId.has(id); at++) id = `${base}.${at}`
      byId.set(id, one)
    }
  }
  look(node)
  const found = { byId, ids: new Map([...byId].map(([id, one]) => [one, id])) }
  below.set(node, found)
  return found
}

/** The part at the end of a path of ids from the root; undefined when it is no longer there. */
export const partAt = (root: ScreenNode, path: readonly PartId[]): ScreenNode | undefined =>
  path.reduce<ScreenNode | undefined>((node, id) => node && partsIn(node).byId.get(id), root)

/** Whether two nodes are drawn alike but for what stands inside the parts in them; none is like none. */
export const isSameShell = (
  one: ScreenNode | string | undefined,
  other: ScreenNode | string | undefined,
): boolean => {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  return (
    one.element === other.element &&
    one.key === other.key &&
    one.part === other.part &&
    one.on === other.on &&
    isShallowEqual(one.attributes, other.attributes) &&
    one.children.length === other.children.length &&
    one.children.every((child, at) => {
      const its = other.children[at] as ScreenNode | string
      const areParts = typeof child !== 'string' && typeof its !== 'string' && child.part && its.part
      return areParts ? child.part === its.part && child.key === its.key : isSameShell(child, its)
    })
  )
}

/** Every part of a name on a screen, in the order of the page; none where the talk does not show it now. */
export const pathsTo = (root: ScreenNode, part: ScreenPart): readonly (readonly PartId[])[] => {
  const found: (readonly PartId[])[] = []
  const look = (node: ScreenNode, path: readonly PartId[]): void => {
    if (node.part === part) found.push(path)
    else for (const [id, one] of partsIn(node).byId) look(one, [...path, id])
  }
  look(root, [])
  return found
}
