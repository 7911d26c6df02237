import type { Room } from '../room.ts'
import { RESUMES } from './talk.ts'

/** Paused: the phase that was left is remembered, and anyone present resumes there. */
export const paused: Room = {
  edges: { resumed: { rules: [], to: RESUMES } },
}

/**
 * Held, and no final state: answers still come, what was entered for one is confirmed or corrected, the return may move,
 * and a talk that ended early can be resumed until the next one starts.
 */
export const held: Room = {
  edges: {
    resumed: { rules: ['outside-the-talk'], to: RESUMES },
    'noted.return': { rules: ['framing-not-acknowledged'] },
    'experiment.objected': { rules: ['moved-on'] },
    followed: { rules: [] },
  },
  changes: {
    followed: (state) => {
      state.followed = true
    },
  },
  wishes: {
    followed: (state) => state.followed,
  },
}
