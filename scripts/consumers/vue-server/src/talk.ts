import { builtIn, restoreConversation } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { LearningConversation, useOwnConversation } from '@oivallus/vue'
import { defineComponent, h } from 'vue'

export const guide = builtIn({ fi })
export const viewer = { participant: 'anna' }

export const Talk = defineComponent({
  props: { envelope: { type: String, required: true } },
  setup: ({ envelope }) => {
    const conversation = useOwnConversation(() =>
      restoreConversation(envelope, { viewer, guide, language: 'fi' }),
    )
    return () => h(LearningConversation, { conversation })
  },
})
