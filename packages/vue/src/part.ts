import {
  dataOf,
  isSameShell,
  isShallowEqual,
  keysOf,
  PARTS,
  type PartId,
  partAt,
  partsIn,
  pathsTo,
  type ScreenNode,
  type ScreenPart,
} from '@oivallus/screen'
import { computed, defineComponent, type FunctionalComponent, h, type PropType, type VNode } from 'vue'
import { propsOf } from './attributes.ts'
import { type Below, type PartProps, useBelow } from './below.ts'
import { selected } from './selecting.ts'

type Path = readonly PartId[]

/** Elements for a node; each part in it has a component of its own. */
const drawn = (node: ScreenNode, path: Path, { screen, roots }: Below, isRoot: boolean): VNode => {
  const { ids } = partsIn(node)
  const element = (one: ScreenNode, key: string | undefined): VNode => {
    const props = propsOf(one, screen.value.handle)
    if (key !== undefined) props.key = key
    if (isRoot && one === node) props.ref = (root: unknown) => root && roots.add(root as Element)
    const keys = keysOf(one)
    return h(
      one.element,
      props,
      one.children.map((child, at) => {
        if (typeof child === 'string') return child
        const id = ids.get(child)
        return id === undefined ? element(child, keys[at]) : h(Placed, { key: id, above: path, id })
      }),
    )
  }
  return element(node, node.key)
}

/** One part, which renders again when it changes, whatever changes inside the parts in it. */
const Placed = defineComponent({
  name: 'OivallusPart',
  props: {
    above: { type: Array as unknown as PropType<Path>, required: true },
    /** Of the part inside what is above; without one it is what is above. */
    id: String,
    isRoot: Boolean,
  },
  setup(props) {
    const below = useBelow('A part')
    const path = computed<Path>((before) => {
      const now = props.id === undefined ? props.above : [...props.above, props.id]
      return before && isSamePath(before, now) ? before : now
    })
    const node = selected(() => partAt(below.snapshot.value.tree, path.value), isSameShell)
    // One function for good: another one would be another component, and take what is being typed with it.
    const byDefault = () => node.value && drawn(node.value, path.value, below, props.isRoot)
    return () => {
      const part = node.value?.part
      return part && below.parts[part] ? h(Replaced, { part, path: path.value, byDefault }) : byDefault()
    }
  },
})

/** A part that the host draws: it renders again when its data changes, or anything in it. */
const Replaced = defineComponent({
  name: 'OivallusReplaced',
  props: {
    part: { type: String as PropType<ScreenPart>, required: true },
    path: { type: Array as unknown as PropType<Path>, required: true },
    byDefault: { type: Function as unknown as PropType<FunctionalComponent>, required: true },
  },
  setup(props) {
    const { parts, screen, snapshot } = useBelow('A part')
    const drawing = selected(
      () => {
        const node = partAt(snapshot.value.tree, props.path)
        return { node, data: dataOf(snapshot.value, props.part, node?.key) as unknown }
      },
      (one, other) => one.node === other.node && isShallowEqual(one.data, other.data),
    )
    return () => {
      const { part, byDefault } = props
      const { node, data } = drawing.value
      const draw = parts[part] as ((given: PartProps) => VNode[]) | undefined
      return node && draw?.({ part, data, node, screen: screen.value, byDefault } as PartProps)
    }
  },
})

const isSamePath = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at])

const ROOT: Path = []

/** The whole screen. */
export const whole = (): VNode => h(Placed, { above: ROOT, isRoot: true })

/**
 * One part of the conversation, wherever it stands on the page; nothing while the talk does not show it.
 *
 * @example
 * <ConversationProvider :conversation="conversation">
 *   <Part name="experiment" />
 * </ConversationProvider>
 */
export const Part = defineComponent({
  name: 'Part',
  props: {
    name: {
      type: String as PropType<ScreenPart>,
      required: true,
      validator: (name: ScreenPart) => PARTS.includes(name),
    },
  },
  setup(props) {
    const { snapshot } = useBelow('<Part>')
    const paths = selected(
      () => pathsTo(snapshot.value.tree, props.name),
      (one, other) =>
        one.length === other.length && one.every((path, at) => isSamePath(path, other[at] ?? ROOT)),
    )
    return () => paths.value.map((path) => h(Placed, { key: path.join('/'), above: path, isRoot: true }))
  },
})
