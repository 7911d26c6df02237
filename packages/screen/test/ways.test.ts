import { createConversation } from '@oivallus/core'
import { steadyPlatform } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { guide, nodesIn, type Seen, screenOf, seenIn, talkIn, wordsIn } from './seen.ts'

const stageOf = (seen: Seen) => seen.tree().attributes['data-stage']

/** Every place to which focus can go, as it stands on the screen. */
const places = (seen: Seen) => nodesIn(seen.tree()).map(({ attributes }) => attributes['data-focus'])

describe('what an offer shows', () => {
  it('is who waits for a turn, by name', async () => {
    const { conversations } = await talkIn('reality', { devices: 'each' })
    const seen = screenOf(conversations[0] as never)
    seen.press(seen.texts.stages.learning)
    seen.press(seen.texts.offers.whoWaits)
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.focus()).toBe('turns')
    expect(seen.named('turns')).toContain('Tomasz')
  })

  it('is the closing words', async () => {
    const seen = await seenIn('closing')
    const { stage, moves } = seen.conversation.getSnapshot().state
    const event = { type: 'closed', of: stage, revision: moves } as const
    const action = { key: 'close', label: '', event, missing: [], refusal: null, nudge: null }
    seen.screen.handle({ do: 'act', place: 'x', action })
    seen.press(seen.texts.offers.closingWords)
    expect(seen.named(seen.focus())).toContain(seen.texts.closing.words.one)
  })

  it('is what is said in the framing', async () => {
    const seen = await seenIn('framing')
    seen.press(seen.texts.stages.reality)
    seen.press(seen.texts.offers.modelSentence)
    expect(places(seen)).toContain(seen.focus())
    expect(seen.named(seen.focus())).toContain(seen.texts.framing.modelSentence.one)
  })
})

describe('the closing', () => {
  it('has its large words first, and a small way back, to a pause, elsewhere and to ending at the foot', async () => {
    const seen = await seenIn('closing')
    const parts = nodesIn(seen.tree()).flatMap(({ part }) => part ?? [])
    expect(parts.indexOf('closing')).toBeLessThan(parts.indexOf('navigation'))
    const foot = nodesIn(seen.part('navigation')).filter(({ element }) => element === 'button')
    expect(foot.every(({ attributes }) => attributes['data-weight'] === 'quiet')).toBe(true)
    expect(seen.has(seen.texts.labels.elsewhere, seen.part('navigation'))).toBe(true)
    expect(seen.has(seen.texts.labels.endForToday, seen.part('navigation'))).toBe(true)

    seen.press(seen.texts.screen.more)
    expect(seen.has(seen.texts.screen.questions)).toBe(false)
    seen.press(seen.texts.labels.pause)
    expect(stageOf(seen)).toBe('paused')
    seen.press(seen.texts.labels.resume)
    expect(stageOf(seen)).toBe('closing')
    seen.press(seen.texts.screen.more)
    seen.press(`${seen.texts.labels.goBack}: ${seen.texts.stages.followUp}`)
    expect(stageOf(seen)).toBe('followUp')
  })

  it('bears the mark of a practice talk, as every page does', async () => {
    const conversation = createConversation(
      { asked: ['anna'], lead: 'anna' },
      { viewer: { participant: 'anna' }, guide, language: 'fi', platform: steadyPlatform() },
    )
    const seen = screenOf(conversation)
    conversation.send({ type: 'joined', name: 'Anna' })
    conversation.send({ type: 'topic.set', kind: 'workLately', text: 'Työ' })
    conversation.send({ type: 'started', form: 'short' })
    const isMarked = () => wordsIn(seen.tree()).includes(seen.texts.talk.practice)
    const stages = [String(stageOf(seen))]
    for (let at = 0; at < 20 && stageOf(seen) !== 'closing'; at++) {
      expect([stageOf(seen), isMarked()]).toEqual([stageOf(seen), true])
      const { moveOn } = seen.conversation.view()
      const [offer] = (moveOn?.refusal?.offers ?? []).filter((one) => 'send' in one)
      if (moveOn?.refusal === null) conversation.send(moveOn.event as never)
      else if (offer && 'send' in offer) conversation.send(offer.send)
      else conversation.send({ type: 'return.none', because: 'Harjoitus' })
      stages.push(String(stageOf(seen)))
    }
    expect(stages).toContain('closing')
    expect(isMarked()).toBe(true)
  })
})

describe('more', () => {
  it('does not offer again what the foot has', async () => {
    const seen = await seenIn('reality')
    seen.press(seen.texts.screen.more)
    expect(wordsIn(seen.part('sheet'))).not.toContain(seen.texts.labels.endForToday)
  })
})
