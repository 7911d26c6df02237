/* A page of a host in Vue, for what is Vue's own: how often what is drawn, and what is made where. */
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
import { beginHost, count, fail, make, spare, talk } from '../../../scripts/hostPage.ts'

// What devtools are told of is what Vue has drawn.
Object.assign(globalThis, {
  __VUE_DEVTOOLS_GLOBAL_HOOK__: {
    enabled: true,
    on: () => {},
    emit: (event: string, _app: unknown, _id: unknown, _parent: unknown, component: Drawn | undefined) => {
      if (event !== 'component:updated' || !component) return
      const name = component.vnode?.el?.dataset?.part ?? component.type?.name
      if (name) count(name)
    },
  },
})

interface Drawn {
  type?: { name?: string }
  vnode?: { el?: HTMLElement }
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

let app: App | undefined

/** @public */
export const begin = (): void =>
  beginHost({
    show: (name) => {
      app?.unmount()
      app = createApp(CASES[name] as Component)
      app.config.errorHandler = fail
      app.mount('#place')
    },
    hide: () => app?.unmount(),
  })
