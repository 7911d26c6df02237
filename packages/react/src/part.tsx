import {
  controlOf,
  dataOf,
  isSameShell,
  isShallowEqual,
  keysOf,
  type PartId,
  partAt,
  partsIn,
  pathsTo,
  type ScreenNode,
  type ScreenPart,
  type ScreenSnapshot,
} from '@oivallus/screen'
import { createElement, Fragment, memo, type ReactElement, type ReactNode, useCallback, useMemo } from 'react'
import { propsOf } from './attributes.ts'
import { type Below, type ControlProps, drawnBy, type PartProps, useBelow } from './context.ts'
import { useSelected } from './selecting.ts'

type Path = readonly PartId[]

interface Drawn {
  /** `propsOf` the node; the outermost element says where focus is looked for. */
  props: Record<string, unknown>
  inside: ReactNode[]
}

/** Elements for a node; each part in it has a component of its own. */
const drawn = (node: ScreenNode, path: Path, below: Below, isRoot: boolean): Drawn => {
  const { screen, keepRoot, parts } = below
  const { ids } = partsIn(node)
  const insideOf = (one: ScreenNode): ReactNode[] => {
    const keys = keysOf(one)
    return one.children.map((child, at) => {
      if (typeof child === 'string') return child
      const id = ids.get(child)
      return id === undefined ? element(child, keys[at]) : <Placed key={id} above={path} id={id} />
    })
  }
  const element = (one: ScreenNode, key: string | undefined): ReactElement => {
    const props = propsOf(one, screen.handle)
    const control = controlOf(one)
    const draw = control && parts[control]
    if (draw)
      return <Controlled key={key} {...{ control, draw, node: one, screen, props, inside: insideOf(one) }} />
    return createElement(one.element, { ...props, key }, ...insideOf(one))
  }
  const props = propsOf(node, screen.handle)
  if (isRoot) props.ref = keepRoot
  return { props, inside: insideOf(node) }
}

/** A control that the host draws. */
const Controlled = ({
  draw,
  inside,
  ...given
}: Omit<ControlProps, 'inside'> & {
  draw: (props: ControlProps) => ReactNode
  inside: ReactNode[]
}): ReactNode => drawnBy(draw, { ...given, inside: createElement(Fragment, null, ...inside) })

interface PlacedProps {
  above: Path
  /** Of the part inside what is above; undefined for the root of the screen. */
  id?: PartId
  isRoot?: boolean
}

/** One part, which renders again when it changes, whatever changes inside the parts in it. */
const Placed = memo(({ above, id, isRoot = false }: PlacedProps): ReactNode => {
  const below = useBelow('A part')
  const path = useMemo(() => (id === undefined ? above : [...above, id]), [above, id])
  const select = useCallback(({ tree }: ScreenSnapshot) => partAt(tree, path), [path])
  const node = useSelected(below.screen, select, isSameShell)
  if (!node) return null
  const { props, inside } = drawn(node, path, below, isRoot)
  const byDefault = createElement(node.element, { ...props, key: node.key }, ...inside)
  const replaced = node.part && below.parts[node.part]
  return replaced && node.part ? (
    <Replaced
      part={node.part}
      path={path}
      draw={replaced as Draw}
      props={props}
      inside={createElement(Fragment, null, ...inside)}
    >
      {byDefault}
    </Replaced>
  ) : (
    byDefault
  )
})
Placed.displayName = 'OivallusPart'

type Draw = (props: PartProps) => ReactNode

interface Drawing {
  node: ScreenNode | undefined
  data: unknown
}

const isSameDrawing = (one: Drawing, other: Drawing): boolean =>
  one.node === other.node && isShallowEqual(one.data, other.data)

/** A part that the host draws: it renders again when its data changes, or anything in it. */
const Replaced = ({
  part,
  path,
  draw,
  ...byDefault
}: {
  part: ScreenPart
  path: Path
  draw: Draw
} & Pick<PartProps, 'props' | 'inside' | 'children'>): ReactNode => {
  const { screen } = useBelow('A part')
  const select = useCallback(
    (snapshot: ScreenSnapshot): Drawing => {
      const node = partAt(snapshot.tree, path)
      return { node, data: dataOf(snapshot, part, node?.key) }
    },
    [part, path],
  )
  const { node, data } = useSelected(screen, select, isSameDrawing)
  return node ? drawnBy(draw, { part, data, node, screen, ...byDefault } as PartProps) : null
}

const ROOT: Path = []

/** The whole screen. */
export const Whole = (): ReactNode => <Placed above={ROOT} isRoot />

/**
 * One part of the conversation, wherever it stands on the page; nothing while the talk does not show it.
 *
 * @example
 * <ConversationProvider conversation={conversation}>
 *   <Part name="experiment" />
 * </ConversationProvider>
 */
export const Part = ({ name }: { name: ScreenPart }): ReactNode => {
  const { screen } = useBelow('<Part>')
  const select = useCallback(({ tree }: ScreenSnapshot) => pathsTo(tree, name), [name])
  const paths = useSelected(screen, select, isSamePaths)
  return paths.map((path) => <Placed key={path.join('/')} above={path} isRoot />)
}

const isSamePaths = (one: readonly Path[], other: readonly Path[]): boolean =>
  one.length === other.length &&
  one.every((path, at) => path.length === other[at]?.length && path.every((id, i) => id === other[at]?.[i]))
