import { builtIn, createConversation, systemPlatform } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { expect, it } from 'vitest'
import { PLAIN } from '../src/screen/style.ts'
import { NoMoreInput, type Terminal } from '../src/screen/terminal.ts'
import { hold } from '../src/talk.ts'
import { fi as words } from '../src/words/fi.ts'

const guide = builtIn({ fi })

/** What one does at a screen: leaves a field with words in it, or chooses by label. */
interface Hand {
  leaves?: string
  chooses?: RegExp
}

/** A screen at which these are done one after another; it remembers what stood in the field each time. */
const screen = (hands: Hand[]) => {
  const fields: string[] = []
  const next = (): Hand => {
    const hand = hands.shift()
    if (!hand) throw new NoMoreInput(false)
    return hand
  }
  const terminal: Terminal = {
    drawn: true,
    width: 80,
    style: PLAIN,
    show: () => {},
    say: () => {},
    wait: async () => {},
    close: () => {},
    write: async ({ initial = '' }) => {
      fields.push(initial)
      const { leaves = '' } = next()
      return { words: leaves, sent: false }
    },
    choose: async ({ options }) => {
      const { chooses } = next()
      return options.find(({ label }) => chooses?.test(label))?.key
    },
  }
  return { terminal, fields }
}

const ANNA = { screen: 'table', scribe: 'anna' }

it('keeps the words of a field that one turned back from, wherever the menu leads', async () => {
  const conversation = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { viewer: ANNA, guide, language: 'fi', platform: systemPlatform },
  )
  conversation.send({ type: 'joined', name: 'Anna', screen: 'table' }, { by: { participant: 'anna' } })
  conversation.send(
    { type: 'joined', name: 'Ville', screen: 'table' },
    { by: { participant: 'ville' }, enteredBy: 'anna' },
  )
  conversation.send({ type: 'topic.set', text: 'Työ viime aikoina' })
  conversation.send({ type: 'started', form: 'full' })
  const { terminal, fields } = screen([
    { chooses: /^Sanottu ja selvä/ },
    { chooses: /^Mennään eteenpäin/ },
    { leaves: 'Kesken jäänyt lause' },
    { chooses: /^Kysymykset/ },
    { chooses: /onnistunut/ },
    { leaves: 'Kesken jäänyt lause' },
    { chooses: /^Kirjoitetaan jotakin muuta/ },
    { chooses: /^Kysymys/ },
  ])
  const surroundings = { conversation, terminal, guide, texts: fi, words, platform: systemPlatform }
  await expect(hold({ ...surroundings, onAct: () => [] })).rejects.toThrow(NoMoreInput)
  expect(fields).toEqual(['', 'Kesken jäänyt lause', ''])
  expect(conversation.entries().at(-1)?.event).toMatchObject({
    type: 'noted.question',
    text: 'Kesken jäänyt lause',
  })
})
