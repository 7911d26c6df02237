import { type Conversation, OivallusError } from '@oivallus/core'
import {
  createFocusing,
  createFocusRoots,
  createScreen,
  type HostEvent,
  handlersOf,
  type PhaseEvent,
  type RefusedEvent,
  type Screen,
  type ScreenOptions,
  withFiles,
} from '@oivallus/screen'
import {
  defineComponent,
  inject,
  onBeforeUnmount,
  onBeforeUpdate,
  onMounted,
  type PropType,
  provide,
  type SlotsType,
  shallowRef,
  toRaw,
  watch,
} from 'vue'
import { BELOW, type Parts } from './below.ts'
import { whole } from './part.ts'

/** The options of the screen, the same in every adapter, and the host's events by Vue's names. */
const OPTIONS = {
  /** Where text being typed is kept over a reload: a function that gives `localStorage`. Nowhere unless given. */
  typed: { type: [Object, Function] as PropType<ScreenOptions['typed']>, default: undefined },
  /** Gives a file to whoever sits here. By the browser unless given; null for no files. */
  save: { type: Function as PropType<ScreenOptions['save']>, default: undefined },
  /** Loads what makes a calendar entry. Ours unless given; null for none. */
  calendar: { type: Function as PropType<ScreenOptions['calendar']>, default: undefined },
  /** The name of whoever sits here, as the host knows it: preset where one joins. */
  name: { type: String, default: undefined },
  /** What this screen is called to those who do not see it: for a page that has more than one. */
  label: { type: String, default: undefined },
}

const EMITS = {
  /** The talk has moved on, or back. */
  phase: (_: PhaseEvent) => true,
  /** The talk is over. */
  held: (_: object) => true,
  /** Something was refused. */
  refused: (_: RefusedEvent) => true,
  /** Words came back to whoever sits here. */
  returned: (_: object) => true,
}

const OTHER_CONVERSATION =
  'Oivallus: another conversation was given to a screen that was shown already. If it was made in a template or a getter, every ' +
  'rendering makes a new one, and what was said is lost: make it once, with useOwnConversation(() => createConversation(…)) in ' +
  'setup. To show another one on purpose, give the component :key="conversation.id".'

const without = (what: string): OivallusError =>
  new OivallusError(
    'malformed-options',
    `${what}. Give it one, or put it inside <ConversationProvider :conversation="…">.`,
    'conversation',
  )

interface Given extends Omit<ScreenOptions, 'onPhase' | 'onHeld' | 'onRefused' | 'onReturned'> {
  conversation: Conversation
}

/** One screen for each conversation that is given, and focus that follows it. It holds on to nothing until it is shown. */
const provideScreen = (props: Given, parts: Parts, who: string, tell: (event: HostEvent) => void) => {
  const optionsNow = (): ScreenOptions => {
    const { typed, save, calendar, name, label } = props
    return withFiles({ typed: toRaw(typed), save, calendar, name, label, ...handlersOf(tell) })
  }
  const screen = shallowRef<Screen>(createScreen(toRaw(props.conversation), optionsNow()))
  // A page that takes over from a server begins with what the server has drawn.
  const snapshot = shallowRef(screen.value.getServerSnapshot())
  const roots = createFocusRoots()
  let focusing = createFocusing()
  let hadFocus = false
  let unsubscribe: (() => void) | undefined
  const show = () => {
    unsubscribe?.()
    const shown = screen.value
    unsubscribe = shown.subscribe(() => {
      hadFocus = roots.hasFocus()
      snapshot.value = shown.getSnapshot()
    })
    snapshot.value = shown.getSnapshot()
  }
  onMounted(show)
  onBeforeUnmount(() => unsubscribe?.())
  let isTold = false
  watch(
    () => toRaw(props.conversation),
    (conversation) => {
      if (!conversation) throw without(`${who} was given a conversation, and now none`)
      if (process.env.NODE_ENV !== 'production' && !isTold) {
        isTold = true
        console.warn(OTHER_CONVERSATION)
      }
      screen.value = createScreen(conversation, optionsNow())
      focusing = createFocusing()
      show()
    },
  )
  watch([() => props.name, () => props.label, () => props.save, () => props.calendar], () =>
    screen.value.setOptions(optionsNow()),
  )
  watch(snapshot, (now) => focusing.drawn(roots, now, hadFocus, roots.hasFocus()), { flush: 'post' })
  // Slots are given anew, or are other ones, whenever the host draws again.
  const drawn = shallowRef(0)
  onBeforeUpdate(() => {
    drawn.value++
  })
  const slots = () => {
    void drawn.value
    return parts
  }
  provide(BELOW, { screen, snapshot, slots, roots })
}

/**
 * Gives a conversation to what is below it: parts, composables, and the whole. The conversation is the host's: taking this off the
 * page loses nothing. Slots by the names of parts are drawn in place of these.
 */
export const ConversationProvider = defineComponent({
  name: 'ConversationProvider',
  props: {
    ...OPTIONS,
    /** The conversation to show: the host's own, which it makes and disposes of. */
    conversation: { type: Object as PropType<Conversation>, required: true },
  },
  emits: EMITS,
  slots: Object as SlotsType<Parts & { default?: unknown }>,
  setup(props, { slots, emit }) {
    provideScreen(
      props as Given,
      slots as unknown as Parts,
      '<ConversationProvider>',
      ({ type, ...detail }) => (emit as (name: string, detail: object) => void)(type, detail),
    )
    return () => slots.default?.({})
  },
})

/**
 * A whole conversation. Import `@oivallus/theme/style.css` for how it looks.
 *
 * @example
 * const typed = () => localStorage // in the script: a template does not know localStorage
 * <LearningConversation :conversation="conversation" :typed="typed" @held="…" />
 */
export const LearningConversation = defineComponent({
  name: 'LearningConversation',
  props: {
    ...OPTIONS,
    /** The conversation to show, the host's own; inside a provider it is known already. */
    conversation: { type: Object as PropType<Conversation>, default: undefined },
  },
  emits: EMITS,
  slots: Object as SlotsType<Parts>,
  setup(props, { slots, emit }) {
    if (props.conversation)
      provideScreen(
        props as Given,
        slots as unknown as Parts,
        '<ConversationProvider>',
        ({ type, ...detail }) => (emit as (name: string, detail: object) => void)(type, detail),
      )
    else if (!inject(BELOW, null)) throw without('<LearningConversation> was given no conversation')
    return whole
  },
})
