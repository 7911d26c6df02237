import type { PageAdapter, Shown, ShownPage } from '@oivallus/testing/adapters'
import { LearningConversation, type PartProps } from '@oivallus/vue'
import { createApp, createSSRApp, defineComponent, h, type PropType, shallowRef } from 'vue'

/* Vue under the adapters' suite. */

const own = ({ part, byDefault }: PartProps) =>
  h('section', { 'data-own': part }, [h('h4', part), h(byDefault)])

/** A host that makes everything anew whenever it is drawn, but for the conversation. */
export const Host = defineComponent({
  props: {
    shown: { type: Object as PropType<Shown>, required: true },
    /** How often it was drawn before. */
    times: { type: Number, default: 0 },
  },
  setup: (props) => () => {
    const { conversation, options, own: part } = props.shown
    const slots = part ? { [part]: (given: PartProps) => own(given) } : {}
    return h(LearningConversation, { conversation, ...options, 'data-times': props.times }, slots)
  },
})

const shownBy = (create: typeof createApp, place: Element, shown: Shown): ShownPage => {
  const times = shallowRef(0)
  const app = create({ setup: () => () => h(Host, { shown, times: times.value }) })
  app.mount(place)
  return { again: () => times.value++, unmount: () => app.unmount() }
}

/** Imported by the suite's page. @public */
export const adapter: PageAdapter = {
  mount: (place, shown) => shownBy(createApp, place, shown),
  hydrate: (place, shown) => shownBy(createSSRApp, place, shown),
}
