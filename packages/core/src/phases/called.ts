import type { Room } from '../room.ts'
import { fill, rule, show } from '../rules/rule.ts'
import { addLine } from '../said.ts'
import type { Words } from '../schema.ts'
import type { TopicKind } from '../vocabulary.ts'

/** Before the talk: the matter of work, and who is here. Preparation stays in private streams. */
export interface CalledState {
  topic: {
    text: Words
    kind?: TopicKind
    why?: Words
    serves?: { text: Words; goal?: { id: string; label: string; link?: string } }
  } | null
}

export const called: Room = {
  edges: {
    'topic.set': { rules: [] },
    carried: { rules: ['facilitator-leads'] },
    started: { rules: ['facilitator-leads', 'topic-required'], to: [{ stage: 'framing' }] },
  },
  changes: {
    'topic.set': (state, { event: { type, ...topic } }) => {
      state.called.topic = topic
    },
    carried: (state, { event: { type, ...carried } }) => {
      state.carried = carried
      for (const { id, kind, text, by, until, details } of carried.parked)
        addLine(state, {
          id,
          kind,
          by,
          phase: 'framing',
          text: text ?? '',
          revision: 0,
          status: 'parked',
          until,
          carried: true,
          ...details,
        })
    },
    started: (state, { event, resolved }) => {
      state.form = event.form
      state.settings = { ...resolved?.settings }
      state.started = true
    },
  },
  wishes: {
    started: (state) => state.started,
    carried: (state) => state.carried !== null,
  },
  rules: {
    'topic-required': rule({
      refuses: ({ state }) => state.called.topic === null,
      offers: () => [
        show('topicKinds', 'topic'),
        fill('workLately', { type: 'topic.set', kind: 'workLately' }, 'text'),
      ],
    }),
  },
}
