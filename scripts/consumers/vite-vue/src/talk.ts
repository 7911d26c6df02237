import { builtIn, createConversation } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { LearningConversation, type PartProps, useConversation, useOwnConversation } from '@oivallus/vue'
import { type ComputedRef, defineComponent, h } from 'vue'

export const Talk = defineComponent({
  setup: () => {
    const conversation = useOwnConversation(() =>
      createConversation(
        { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
        { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' },
      ),
    )
    const title: ComputedRef<string> = useConversation((view) => view.title, conversation)
    return () => [
      h('h1', title.value),
      h(
        LearningConversation,
        { conversation, typed: localStorage, onRefused: ({ code }) => console.info(code) },
        {
          experiment: ({ data, byDefault }: PartProps<'experiment'>) =>
            h('section', [data?.taken?.text, h(byDefault)]),
        },
      ),
    ]
  },
})
