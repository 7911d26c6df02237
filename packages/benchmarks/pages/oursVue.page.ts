/* Ours, in Vue. */
import { LearningConversation } from '@oivallus/vue'
import { createApp, h, nextTick, shallowRef } from 'vue'
import { keptTalk, newTalk } from './conversations.ts'
import { handsIn } from './hands.ts'
import { measure } from './look.ts'

const place = document.querySelector('#form') as HTMLElement
const conversation = shallowRef(newTalk())
createApp({ render: () => h(LearningConversation, { conversation: conversation.value }) }).mount(place)

const open = async () => {
  conversation.value = await keptTalk()
  await nextTick()
}

measure(handsIn(() => place, open))
