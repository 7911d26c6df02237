import { en } from '@oivallus/core/en'
import type { Seat } from './seat.ts'

/** More turns than any way to the end takes. */
const MOST = 20

/**
 * Holds a talk to the end by the shortest way, from wherever it stands, in English.
 *
 * @param hasLearned Whether something was noted as learned: then it is asked where that comes from.
 */
export const toTheEnd = async (seat: Seat, hasLearned = false): Promise<void> => {
  const ways: Record<string, () => Promise<void>> = {
    framing: () => seat.press(en.framing.saidClear),
    ...(hasLearned
      ? { distinction: () => seat.press(en.origins.doing, '[data-part="choices"]') }
      : { learning: () => seat.press(en.learning.notKnownYet, '[data-part="choices"]') }),
    experiment: () => seat.press(en.labels.nothingToTry),
    followUp: () => seat.pressFirst('[data-part="choices"]'),
  }
  for (let stage = '', turns = 0; stage !== 'closing'; turns++) {
    if (turns > MOST) throw new Error(`The talk does not go on from ${stage}.`)
    const now = (await seat.stage()) ?? ''
    if (now !== stage) await ways[now]?.()
    stage = now
    if (stage !== 'closing') await seat.next()
  }
  await seat.press(en.offers.saidClosing)
  await seat.press(en.closing.thanks)
}
