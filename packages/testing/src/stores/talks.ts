import {
  builtIn,
  type Conversation,
  createConversation,
  fillTemplate,
  joinConversation,
  type SentEvent,
  type Store,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { steadyPlatform } from '../steadyPlatform.ts'
import { BEGINS } from './scenario.ts'

const guide = builtIn({ fi })
const VILLE = { by: { participant: 'ville' } }

/**
 * Anna's device and Ville's, each over a store; the talk between them has come to reality.
 *
 * @param name What makes the ids of this talk others than those of the talks before it.
 */
export const twoDevices = async (
  annas: Store,
  villes: Store,
  name = 'talk',
): Promise<{ anna: Conversation; ville: Conversation }> => {
  const around = (participant: string) => ({
    viewer: { participant },
    guide,
    language: 'fi',
    platform: steadyPlatform(BEGINS, `${name}.${participant}`),
  })
  const anna = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { ...around('anna'), store: annas },
  )
  const opening: [SentEvent, typeof VILLE?][] = [
    [{ type: 'joined', name: 'Anna' }],
    [{ type: 'joined', name: 'Ville' }, VILLE],
    [{ type: 'topic.set', text: 'Viime viikot' }],
    [{ type: 'started', form: 'full' }],
    [{ type: 'framing.presented', softened: [] }],
    [{ type: 'framing.acknowledged' }, VILLE],
  ]
  for (const [event, sender] of opening) anna.send(event, sender)
  const { moveOn } = anna.view()
  if (moveOn) anna.send(fillTemplate(moveOn, {}))
  await anna.settled()
  const ville = await joinConversation(anna.id, { ...around('ville'), store: villes })
  return { anna, ville }
}

/** The words of the lines that a device shows, in their order. */
export const linesOf = (talk: Conversation): unknown[] =>
  talk
    .getSnapshot()
    .state.lines.flat()
    .map(({ text }) => text)

/** Every device sends what it has and reads what there is, until nothing is on its way. */
export const settle = async (...devices: readonly Conversation[]): Promise<void> => {
  for (let round = 0; round < 3; round++) for (const device of devices) await device.settled()
}
