/* A page of a host in Vue, for what is Vue's own: how often what is drawn, and what is made where. */
import type { Conversation, OivallusError } from '@oivallus/core'
import { conversationsOf } from '@oivallus/testing/adapters'
import {
  type ControlProps,
  ConversationProvider,
  LearningConversation,
  Part,
  type PartProps,
  useAllowed,
  useConversation,
  useOwnConversation,
  useScreen,
} from '@oivallus/vue'
import { type App, type Component, createApp, defineComponent, h, ref, shallowRef } from 'vue'

/** How often each component was drawn again: parts by their names, those below by theirs. */
const drawn: Record<string, number> = {}

// What devtools are told of is what Vue has drawn.
Object.assign(globalThis, {
  __VUE_DEVTOOLS_GLOBAL_HOOK__: {
    enabled: true,
    on: () => {},
    emit: (event: string, _app: unknown, _id: unknown, _parent: unknown, component: Drawn | undefined) => {
      if (event !== 'component:updated' || !component) return
      const name = component.vnode?.el?.dataset?.part ?? component.type?.name
      if (name) drawn[name] = (drawn[name] ?? 0) + 1
    },
  },
})

interface Drawn {
  type?: { name?: string }
  vnode?: { el?: HTMLElement }
}

const newTalk = async (): Promise<Conversation> => {
  const [talk] = await conversationsOf({ script: 'service-desk', stage: 'reality' })
  return talk as Conversation
}

const talk = await newTalk()
const spare = await Promise.all([newTalk(), newTalk(), newTalk()])
const made: Conversation[] = []
const make = () => {
  const one = spare[made.length % spare.length] as Conversation
  made.push(one)
  return one
}

const Title = defineComponent({
  name: 'Title',
  setup: () => {
    const title = useConversation((view) => view.title)
    return () => h('p', { id: 'title' }, title.value)
  },
})

/** Of a conversation that is given as a deep ref, as a getter, and as it is. */
const Given = defineComponent({
  name: 'Given',
  setup: () => {
    const titles = [talk, ref(talk), shallowRef(talk), () => talk].map((one) =>
      useConversation((view) => view.title, one as typeof talk),
    )
    return () => h('p', { id: 'given' }, titles.map((one) => one.value).join('|'))
  },
})

const MayPause = defineComponent({
  name: 'MayPause',
  setup: () => {
    const may = useAllowed((allowed) => allowed.some(({ event }) => event.type === 'paused'))
    return () => h('p', { id: 'may-pause' }, String(may.value))
  },
})

const Refused = defineComponent({
  name: 'Refused',
  setup: () => {
    const refused = useScreen((snapshot) => snapshot.refused)
    return () => h('p', { id: 'refused' }, refused.value?.code ?? '')
  },
})

/** Its conversation is lost whenever it is drawn. */
const Careless = defineComponent({
  props: { times: Number },
  setup: (props) => () => h(LearningConversation, { conversation: make(), 'data-times': props.times }),
})

/** So is each of these, though no screen shows them. */
const CarelessReader = defineComponent({
  setup: () => {
    const title = useConversation((view) => view.title, make)
    const acts = useAllowed((allowed) => allowed.length, make)
    return () => h('p', { 'data-part': 'careless' }, `${title.value} ${acts.value}`)
  },
})

/** Reads another conversation at each press, on purpose. */
const Turning = defineComponent({
  props: { times: { type: Number, required: true } },
  setup: (props) => {
    const title = useConversation(
      (view) => view.title,
      () => spare[props.times % spare.length],
    )
    return () => h('p', { 'data-part': 'turning' }, title.value)
  },
})

const Careful = defineComponent({
  props: { times: Number },
  setup: (props) => {
    const conversation = useOwnConversation(make)
    return () => h(LearningConversation, { conversation, 'data-times': props.times })
  },
})

/** A design system's own: whatever is pressed or typed in, and an element around what is refused. */
const OwnButton = defineComponent({
  setup:
    (_, { slots }) =>
    () =>
      h('button', { class: 'own' }, slots.default?.()),
})
const designed = {
  button: ({ props, inside }: ControlProps) => h(OwnButton, props, () => h(inside)),
  textarea: ({ props }: ControlProps) => h('textarea', { ...props, class: 'own' }),
  refusal: ({ props, inside }: PartProps<'refusal'>) => h('aside', { ...props, class: 'own' }, h(inside)),
}

/** Its slot is another function at each drawing, and from the second on there is none. */
const Renewed = defineComponent({
  props: { times: { type: Number, required: true } },
  setup: (props) => () => {
    const { times } = props
    const heading = () => h('h2', { id: 'own-heading' }, `Drawn ${times}`)
    return h(LearningConversation, { conversation: talk }, times < 2 ? { heading } : {})
  },
})

/** Draws what is in it again, at each press. */
const parentOf = (of: Component) =>
  defineComponent({
    setup: () => {
      const times = shallowRef(0)
      return () => [
        h(
          'button',
          { type: 'button', id: 'again', 'data-times': times.value, onClick: () => times.value++ },
          'Again',
        ),
        h(of, { times: times.value }),
      ]
    },
  })

const CASES: Record<string, Component> = {
  whole: () =>
    h(ConversationProvider, { conversation: talk }, () => [
      h(Title),
      h(Given),
      h(MayPause),
      h(Refused),
      h(LearningConversation),
    ]),
  pieces: () =>
    h(ConversationProvider, { conversation: talk }, () => [
      h('aside', [h(Part, { name: 'lines' }), h(Part, { name: 'closing' })]),
      h(Part, { name: 'composer' }),
    ]),
  designed: () => h(LearningConversation, { conversation: talk }, designed),
  designedPieces: () =>
    h(
      ConversationProvider,
      { conversation: talk },
      {
        ...designed,
        default: () => [
          h('aside', h(Part, { name: 'refusal' })),
          h(Part, { name: 'composer' }),
          h(Part, { name: 'heading' }),
          h(Part, { name: 'navigation' }),
        ],
      },
    ),
  careless: parentOf(Careless),
  carelessReader: parentOf(CarelessReader),
  turning: parentOf(Turning),
  careful: parentOf(Careful),
  renewed: parentOf(Renewed),
  alone: () => h(Part, { name: 'lines' }),
  screenAlone: () => h(LearningConversation),
  hookAlone: () => h(Title),
}

const warned: string[] = []
const failed: { reason: string; message: string }[] = []
console.warn = (text: string) => void warned.push(text)

/** A programmer’s mistake has a reason for programs. */
const said = (error: unknown) => {
  const { reason, message } = error as OivallusError
  return { reason, message }
}

let app: App | undefined

const host = {
  drawn,
  warned,
  failed,
  show: (name: string) => {
    app?.unmount()
    app = createApp(CASES[name] as Component)
    app.config.errorHandler = (error) => void failed.push(said(error))
    app.mount('#place')
  },
  hide: () => app?.unmount(),
  send: talk.send,
  setLanguage: talk.setLanguage,
  made: () => made.length,
  /** Whether the one that was made first, which is shown, can still be talked in. */
  goesOn: () => {
    try {
      made[0]?.send({ type: 'noted.question', text: 'Is it still there?' })
      return true
    } catch {
      return false
    }
  },
}

declare global {
  interface Window {
    vue: typeof host
  }
}

/** @public */
export const begin = (): void => {
  window.vue = host
  document.body.id = 'shown'
}
