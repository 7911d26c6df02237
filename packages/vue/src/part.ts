import {
  type Control,
  controlOf,
  dataOf,
  type FocusRoots,
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
import {
  type ComponentPublicInstance,
  computed,
  defineComponent,
  type FunctionalComponent,
  h,
  type PropType,
  type VNode,
} from 'vue'
import { propsOf } from './attributes.ts'
import { type Below, type ControlProps, type PartProps, useBelow } from './below.ts'
import { selected } from './selecting.ts'

type Path = readonly PartId[]

type Inside = (VNode | string)[]

/** Elements for what stands in a node; each part in it has a component of its own. */
const drawnIn = (node: ScreenNode, path: Path, { screen, slots }: Below): Inside => {
  const { ids } = partsIn(node)
  const insideOf = (one: ScreenNode): Inside => {
    const keys = keysOf(one)
    return one.children.map((child, at) => {
      if (typeof child === 'string') return child
      const id = ids.get(child)
      return id === undefined ? element(child, keys[at]) : h(Placed, { key: id, above: path, id })
    })
  }
  const element = (one: ScreenNode, key: string | undefined): VNode => {
    const control = controlOf(one)
    if (control && slots()[control]) return h(Controlled, { key, node: one, control, insideOf })
    return h(one.element, keyed(propsOf(one, screen.value.handle), key), insideOf(one))
  }
  return insideOf(node)
}

const keyed = (props: Record<string, unknown>, key: string | undefined) =>
  key === undefined ? props : { ...props, key }

/** `propsOf` a part; the outermost element says where focus is looked for. */
const partProps = (node: ScreenNode, { screen, roots }: Below, isRoot: boolean): Record<string, unknown> => {
  const props = propsOf(node, screen.value.handle)
  if (isRoot) props.ref = (root: unknown) => addTo(roots, root)
  return props
}

/** What a host draws in a part's place may be a component. */
const addTo = (roots: FocusRoots, root: unknown): void => {
  const element = (root as ComponentPublicInstance | null)?.$el ?? root
  if (element instanceof Element) roots.add(element)
}

/** A control that the host draws. */
const Controlled = defineComponent({
  name: 'OivallusControl',
  props: {
    control: { type: String as PropType<Control>, required: true },
    node: { type: Object as PropType<ScreenNode>, required: true },
    insideOf: { type: Function as PropType<(node: ScreenNode) => Inside>, required: true },
  },
  setup(props) {
    const { slots, screen } = useBelow('A control')
    const inside = () => props.insideOf(props.node)
    return () => {
      const { control, node } = props
      const draw = slots()[control] as ((given: ControlProps) => VNode[]) | undefined
      return draw?.({
        control,
        node,
        screen: screen.value,
        props: propsOf(node, screen.value.handle),
        inside,
      })
    }
  },
})

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
    const inside = () => node.value && drawnIn(node.value, path.value, below)
    const byDefault = () => {
      const one = node.value
      return one && h(one.element, keyed(partProps(one, below, props.isRoot), one.key), inside())
    }
    return () => {
      const part = node.value?.part
      return part && below.slots()[part]
        ? h(Replaced, { part, path: path.value, isRoot: props.isRoot, inside, byDefault })
        : byDefault()
    }
  },
})

/** A part that the host draws: it renders again when its data changes, or anything in it. */
const Replaced = defineComponent({
  name: 'OivallusReplaced',
  props: {
    part: { type: String as PropType<ScreenPart>, required: true },
    path: { type: Array as unknown as PropType<Path>, required: true },
    isRoot: Boolean,
    inside: { type: Function as unknown as PropType<FunctionalComponent>, required: true },
    byDefault: { type: Function as unknown as PropType<FunctionalComponent>, required: true },
  },
  setup(props) {
    const below = useBelow('A part')
    const { slots, screen, snapshot } = below
    const drawing = selected(
      () => {
        const node = partAt(snapshot.value.tree, props.path)
        return { node, data: dataOf(snapshot.value, props.part, node?.key) as unknown }
      },
      (one, other) => one.node === other.node && isShallowEqual(one.data, other.data),
    )
    return () => {
      const { part, isRoot, inside, byDefault } = props
      const { node, data } = drawing.value
      const draw = slots()[part] as ((given: PartProps) => VNode[]) | undefined
      if (!node || !draw) return undefined
      const own = { screen: screen.value, props: partProps(node, below, isRoot), inside, byDefault }
      return draw({ part, data, node, ...own } as PartProps)
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
