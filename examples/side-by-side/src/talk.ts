import { builtIn, type Conversation, systemPlatform } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { run, scripts } from '@oivallus/testing'

/** A talk that could have happened, once they look at what it has been like: from here on it is yours. */
export const openTalk = async (language: string): Promise<Conversation> => {
  const { conversation } = await run(scripts.kotihoito, {
    devices: 'one',
    guide: builtIn({ fi, sv, en }),
    language,
    platform: systemPlatform,
    until: (_, device) => device.getSnapshot().state.stage === 'reality',
  })
  return conversation
}
