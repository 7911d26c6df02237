import { type Conversation, createConversation } from '@oivallus/core'
import { runSeries, series, steadyPlatform } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import type { SavedFile } from '../src/index.ts'
import { guide, nodesIn, screenOf, seenIn, talkIn, wordsIn } from './seen.ts'

describe('before the talk', () => {
  const called = (name?: string) =>
    screenOf(
      createConversation(
        { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
        { viewer: { participant: 'anna' }, guide, language: 'fi', platform: steadyPlatform() },
      ),
      { ...(name !== undefined && { name }) },
    )

  it('one joins under one’s own name, sets the topic by a press, and begins', () => {
    const seen = called('Anna')
    seen.press(seen.texts.called.ownScreen)
    seen.submit()
    expect(wordsIn(seen.part('people'))).toContain('Anna')
    seen.conversation.send({ type: 'joined', name: 'Ville' }, { by: { participant: 'ville' } })
    seen.press(seen.texts.called.topicPreset)
    expect(wordsIn(seen.part('topic'))).toContain(seen.texts.called.topicPreset)
    seen.press(seen.texts.forms.full)
    expect(seen.tree().attributes['data-stage']).toBe('framing')
    expect(seen.focus()).toBe('title')
    expect(seen.events).toEqual([{ type: 'phase', phase: 'framing' }])
  })

  it('one writes another topic', () => {
    const seen = called()
    seen.conversation.send({ type: 'joined', name: 'Anna' })
    seen.press(seen.texts.screen.otherTopic)
    expect(seen.focus()).toBe('question')
    seen.press(seen.texts.screen.ownTopic)
    seen.type('Iltavuorot', 'topic/setTopic/text')
    seen.enter('topic/setTopic/text')
    expect(wordsIn(seen.part('topic'))).toContain('Iltavuorot')
    // It is of the preset kind, which says nothing about it.
    expect(wordsIn(seen.part('topic'))).not.toContain(seen.texts.topics.workLately)
    seen.press(seen.texts.labels.reword)
    seen.type('Iltavuorot uusilla reiteillä', 'topic/setTopic/text')
    seen.enter('topic/setTopic/text')
    expect(wordsIn(seen.part('topic'))).toContain('uusilla reiteillä')
  })

  it('one begins a talk about a deviation, says why now, and is told what it does not replace', () => {
    const seen = called()
    const { texts } = seen
    seen.conversation.send({ type: 'joined', name: 'Anna' })
    seen.conversation.send({ type: 'joined', name: 'Ville' }, { by: { participant: 'ville' } })
    seen.press(texts.screen.otherTopic)
    for (const kind of ['situation', 'deviation', 'newTask', 'experiment', 'endOfProject'] as const)
      expect(seen.has(texts.topics[kind])).toBe(true)
    seen.press(texts.topics.deviation)
    seen.type('Lääke annettiin kahdesti', 'topic/topic.deviation/text')
    seen.press(texts.screen.talkAboutThis)
    expect(wordsIn(seen.part('topic'))).toContain(texts.topics.deviation)
    expect(seen.has(texts.topics.situation)).toBe(false)
    seen.press(texts.called.whyNow)
    seen.type('Kaksi kertaa kuussa', 'topic/why/why')
    seen.submit()
    expect(wordsIn(seen.part('topic'))).toContain('Kaksi kertaa kuussa')
    seen.press(texts.called.serves)
    seen.type('Turvallinen lääkehoito', 'topic/serves/serves.text')
    seen.submit()
    expect(wordsIn(seen.part('topic'))).toContain('Turvallinen lääkehoito')
    seen.press(texts.forms.full)
    expect(wordsIn(seen.part('script'))).toContain(texts.framing.deviation)
  })

  it('one who wants no other topic after all is back where one was', () => {
    const seen = called()
    seen.conversation.send({ type: 'joined', name: 'Anna' })
    seen.press(seen.texts.screen.otherTopic)
    seen.press(seen.texts.screen.notNow)
    expect(seen.has(seen.texts.called.topicPreset)).toBe(true)
  })

  it('a topic is of another kind by a press, in the same words', () => {
    const seen = called()
    seen.conversation.send({ type: 'joined', name: 'Anna' })
    seen.press(seen.texts.called.topicPreset)
    seen.press(seen.texts.screen.otherTopic)
    seen.press(seen.texts.topics.newTask)
    expect(wordsIn(seen.part('topic'))).toContain(seen.texts.topics.newTask)
    expect(seen.has(seen.texts.topics.situation)).toBe(false)
  })

  it('a talk without a topic is asked for one, and one goes nowhere', () => {
    const seen = called()
    seen.conversation.send({ type: 'joined', name: 'Anna' })
    seen.conversation.send({ type: 'joined', name: 'Ville' }, { by: { participant: 'ville' } })
    seen.press(seen.texts.forms.full)
    expect(wordsIn(seen.part('refusal'))).toContain(seen.texts.rules['topic-required'].says)
    seen.pressFirst('refusal')
    expect(seen.parts('refusal')).toEqual([])
    expect(seen.has(seen.texts.topics.deviation)).toBe(true)
  })

  it('whoever does not lead is told who begins', async () => {
    const seen = await seenIn('called', { id: 'service-desk' })
    expect(seen.says(seen.texts.screen.waitForStart.replace('{name}', 'Siobhán'))).toBe(false)
  })

  it('the scribe enters those around a shared screen, under their names', () => {
    const seen = screenOf(
      createConversation(
        { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
        {
          viewer: { screen: 'poyta', scribe: 'anna' },
          guide,
          language: 'fi',
          platform: steadyPlatform(),
        },
      ),
    )
    for (const name of ['Anna', 'Ville']) {
      seen.pressFirst('people')
      const id = String(seen.find(({ attributes }) => attributes.name === 'name')?.attributes['data-field'])
      seen.type(name, id)
      seen.enter(id)
    }
    expect(seen.conversation.getSnapshot().state.participants.map(({ name }) => name)).toEqual([
      'Anna',
      'Ville',
    ])
    expect(seen.conversation.entries().at(-1)).toMatchObject({
      by: { participant: 'ville' },
      enteredBy: 'anna',
    })
  })
})

describe('why we pause', () => {
  it('has one button that stands out, and one goes on from there', async () => {
    const seen = await seenIn('framing', { id: 'kotihoito' })
    const main = nodesIn(seen.tree()).filter(({ attributes }) => attributes['data-weight'] === 'primary')
    expect(main.map(wordsIn)).toEqual([seen.texts.framing.saidClear])
    seen.press(seen.texts.framing.saidClear)
    seen.next()
    expect(seen.tree().attributes['data-stage']).toBe('reality')
  })

  it('lets each one around the table say that nothing is noted from them, under their names, folded', async () => {
    const seen = await seenIn('framing', { id: 'daghemmet' })
    const { nothingFromMe } = seen.texts.offers
    const fold = seen.find((node) => node.element === 'details' && wordsIn(node).includes(nothingFromMe))
    expect(fold && nodesIn(fold).filter(({ element }) => element === 'button').length).toBeGreaterThan(5)
    expect(wordsIn(seen.part('script')).split(nothingFromMe)).toHaveLength(2)
    seen.press(`Fatima: ${nothingFromMe}`)
    expect(seen.conversation.getSnapshot().state.framing.acknowledged.fatima).toBe('nothingFromMe')
  })

  it('says who sees the notes, how long and what they are never used for without being asked', async () => {
    const seen = await seenIn('framing', { id: 'kotihoito' })
    const open = nodesIn(seen.part('script')).filter(({ element }) => element !== 'details')
    const shown = open.flatMap(({ children }) => children.filter((one) => typeof one === 'string'))
    expect(shown).toContain(seen.texts.framing.neverUsedFor)
    expect(shown.some((one) => String(one).includes('viimeistään 12 kuukauden'))).toBe(true)
    expect(wordsIn(seen.part('who-sees'))).toContain(seen.texts.framing.whoSees.onlyYouTwo)
    expect(wordsIn(seen.part('script'))).toContain(seen.texts.framing.outsideView)
  })

  it('shows a host’s link that leads to a page, and none that runs something', async () => {
    const linked = (link: string) => {
      const seen = screenOf(
        createConversation(
          {
            asked: ['anna'],
            lead: 'anna',
            notice: { controller: 'A', contact: 'b', purpose: 'c', legalBasis: 'd', link },
          },
          { viewer: { participant: 'anna' }, guide, language: 'en', platform: steadyPlatform() },
        ),
      )
      seen.conversation.send({ type: 'joined', name: 'Anna' })
      seen.conversation.send({ type: 'topic.set', text: 'Work', kind: 'workLately' })
      seen.conversation.send({ type: 'started', form: 'full' })
      return seen.find(({ element }) => element === 'a')?.attributes.href
    }
    expect(linked('https://example.org/notice')).toBe('https://example.org/notice')
    expect(linked('javascript:alert(1)')).toBe('#')
  })
})

describe('the pages over the talk', () => {
  it('belongs elsewhere: contacts, a pause, an end; nothing is stored', async () => {
    const seen = await seenIn('reality')
    const { length } = seen.conversation.entries()
    seen.press(seen.texts.labels.elsewhere)
    for (const one of ['safetyDelegate', 'shopSteward', 'occupationalHealth', 'nextSuperior'])
      expect(seen.says(seen.texts.contacts[one] ?? '')).toBe(true)
    seen.press(seen.texts.screen.back)
    expect(seen.conversation.entries()).toHaveLength(length)
    seen.press(seen.texts.labels.elsewhere)
    seen.press(seen.texts.elsewhere.pause)
    expect(seen.tree().attributes['data-stage']).toBe('paused')
    seen.press(seen.texts.labels.resume)
    expect(seen.tree().attributes['data-stage']).toBe('reality')
  })

  it('end here for today: asks when we go on, and shows the closing words', async () => {
    const seen = await seenIn('learning')
    seen.press(seen.texts.labels.elsewhere)
    seen.press(seen.texts.elsewhere.end)
    expect(seen.part('sheet').attributes['data-sheet']).toBe('end')
    const [day] = seen.conversation.view().days
    seen.press(day?.label ?? '')
    expect(seen.tree().attributes['data-stage']).toBe('held')
    expect(seen.says(seen.texts.closing.words.one)).toBe(true)
    expect(seen.events).toContainEqual({ type: 'held' })
    expect(seen.focus()).toBe('title')
  })

  it('after an end nothing presses: going on is said, with a quiet button', async () => {
    const seen = await seenIn('learning')
    seen.press(seen.texts.labels.endForToday)
    seen.press(seen.conversation.view().days[0]?.label ?? '')
    const strong = nodesIn(seen.tree()).filter(({ attributes }) => attributes['data-weight'] === 'primary')
    expect(strong).toEqual([])
    expect(seen.says(seen.texts.held.resumeUntilNext)).toBe(true)
    expect(seen.has(seen.texts.held.resumeUntilNext)).toBe(false)
    seen.press(seen.texts.labels.resume)
    expect(seen.tree().attributes['data-stage']).toBe('learning')
  })

  it('end here for today without a day is a pause', async () => {
    const seen = await seenIn('learning')
    seen.press(seen.texts.labels.endForToday)
    seen.press(seen.texts.screen.noDayYet)
    expect(seen.tree().attributes['data-stage']).toBe('paused')
  })

  it('end here for today on another day', async () => {
    const seen = await seenIn('learning')
    seen.press(seen.texts.labels.endForToday)
    seen.press(seen.texts.followUp.otherDay)
    const id = String(seen.find(({ attributes }) => attributes.type === 'date')?.attributes['data-field'])
    seen.type('2026-10-30', id)
    seen.submit()
    expect(seen.tree().attributes['data-stage']).toBe('held')
  })

  it('everything said, and nothing yet', async () => {
    const seen = await seenIn('reality')
    seen.press(seen.texts.screen.more)
    seen.press(seen.texts.screen.allSaid)
    expect(seen.says(seen.texts.screen.nothingYet)).toBe(true)
    seen.escape('sheet')
    seen.type('A morning of resets')
    seen.enter()
    seen.press(seen.texts.screen.more)
    seen.press(seen.texts.screen.allSaid)
    expect(wordsIn(seen.part('sheet'))).toContain('A morning of resets')
  })

  it('the lead is handed over in the midst of it', async () => {
    const seen = await seenIn('learning')
    seen.press(seen.texts.screen.more)
    seen.press(`${seen.texts.labels.handOver}: Tomasz`)
    expect(seen.conversation.getSnapshot().state.lead).toBe('tomasz')
  })

  it('one goes back, and loses nothing', async () => {
    const seen = await seenIn('learning')
    seen.type('Half a thought')
    seen.press(seen.texts.screen.more)
    const back = seen.find(
      (node) => node.element === 'button' && wordsIn(node).includes(seen.texts.stages.reality),
      seen.part('sheet'),
    )
    seen.press(wordsIn(back ?? ''), seen.part('sheet'))
    expect(seen.tree().attributes['data-stage']).toBe('reality')
    expect(seen.typed()).toBe('Half a thought')
    expect(seen.parts('line').length).toBeGreaterThan(2)
  })
})

describe('choosing what to stop at', () => {
  it('is ticking one to three, and unticking', async () => {
    const seen = await seenIn('reality')
    for (const text of ['One', 'Two', 'Three', 'Four']) {
      seen.type(text)
      seen.enter()
    }
    seen.screen.handle({ do: 'ask', moment: 'chosen' })
    for (const text of ['One', 'Two', 'Three', 'Four']) seen.ticks(text)
    expect(seen.conversation.getSnapshot().state.reality.chosen).toHaveLength(3)
    const fourth = seen.find((node) => node.element === 'label' && wordsIn(node).includes('Four'))
    expect(nodesIn(fourth as never).some(({ attributes }) => attributes.disabled)).toBe(true)
    seen.ticks('One')
    expect(seen.conversation.getSnapshot().state.reality.chosen).toHaveLength(2)
  })
})

describe('a line', () => {
  it('shows what can be done about it on request, and hides it again', async () => {
    const seen = await seenIn('reality')
    seen.type('A morning of resets')
    seen.enter()
    const about = seen.texts.screen.aboutLine.replace('{text}', 'A morning of resets')
    seen.press(about)
    expect(seen.has(seen.texts.labels.reword)).toBe(true)
    seen.press(about)
    expect(seen.has(seen.texts.labels.reword)).toBe(false)
    seen.press(about)
    seen.press(seen.texts.labels.discard, seen.part('line'))
    expect(seen.says('A morning of resets')).toBe(false)
    expect(seen.says(seen.texts.labels.withdrawn)).toBe(true)
  })

  it('of another is asked about, or seen differently, and never reworded', async () => {
    const seen = await seenIn('reality')
    seen.conversation.send(
      { type: 'noted.observation', under: 'difficulty', text: 'A class waits' },
      { by: { participant: 'tomasz' } },
    )
    seen.press(seen.texts.screen.aboutLine.replace('{text}', 'A class waits'))
    expect(seen.has(seen.texts.labels.reword)).toBe(false)
    seen.press(seen.texts.kinds.perspective, seen.part('line'))
    const id = String(seen.find(({ attributes }) => attributes.name === 'text')?.attributes['data-field'])
    seen.type('For the office it is quicker', id)
    seen.enter(id)
    expect(seen.conversation.entries().at(-1)?.event).toMatchObject({
      type: 'noted.perspective',
      about: expect.any(String),
    })
  })
})

describe('who sees to a line', () => {
  it('is one tap away, stands with the line, and is told once everything lands on the facilitator', async () => {
    const seen = await seenIn('experiment')
    const { experiment, labels, nudges, screen } = seen.texts
    const sees = `${experiment.carries}: Siobhán`
    const texts = ['The Friday list', 'The second report', 'The morning round']
    for (const text of texts) seen.conversation.send({ type: 'noted.lighten', text })
    if (seen.has(screen.hide)) seen.press(screen.hide)
    for (const text of texts) {
      const about = screen.aboutLine.replace('{text}', text)
      expect([seen.has(sees), seen.says(nudges.everythingOnYou)]).toEqual([false, false])
      seen.press(about)
      // Rewording is about the words, and is there once.
      expect(nodesIn(seen.tree()).filter((node) => wordsIn(node) === labels.reword)).toHaveLength(1)
      seen.press(sees)
      const line = seen.parts('line').find((node) => wordsIn(node).includes(text))
      expect(line && wordsIn(line)).toContain(sees)
      seen.press(about)
    }
    expect(wordsIn(seen.part('nudge'))).toContain(nudges.everythingOnYou)
  })

  it('is said of the support that is wanted, too', async () => {
    const seen = await seenIn('experiment')
    seen.conversation.send({ type: 'noted.support', text: 'A quiet hour' })
    seen.screen.handle({ do: 'ask', moment: 'supportNeeded' })
    seen.press(seen.texts.screen.aboutLine.replace('{text}', 'A quiet hour'))
    seen.press(`${seen.texts.experiment.carries}: Tomasz`)
    expect(wordsIn(seen.part('line'))).toContain(`${seen.texts.experiment.carries}: Tomasz`)
  })
})

describe('what was answered by a press', () => {
  it('can be answered anew', async () => {
    const seen = await seenIn('followUp')
    seen.press(seen.conversation.view().days[0]?.label ?? '')
    seen.screen.handle({ do: 'ask', moment: 'whenBack' })
    seen.press(seen.texts.labels.moveReturn)
    seen.press(seen.texts.followUp.otherDay)
    const id = String(seen.find(({ attributes }) => attributes.type === 'date')?.attributes['data-field'])
    seen.type('2026-10-30', id)
    seen.submit()
    expect(wordsIn(seen.part('return'))).toContain('30 October')
  })
})

describe('a need', () => {
  it('is worded, given a level, agreed and taken forward, by one press at a time', async () => {
    const seen = await seenIn('distinction', { id: 'kotihoito' })
    const { texts } = seen
    seen.press(texts.origins.structures)
    seen.screen.handle({ do: 'ask', moment: 'needed' })
    seen.type('Reittiohjelmaan tarvitaan kohta.')
    seen.enter()
    seen.pressFirst('needs')
    seen.press(texts.levels.it ?? '', seen.part('form'))
    const need = () => seen.conversation.view().sections.find(({ part }) => part === 'needs')
    expect(need()).toMatchObject({ needs: [{ level: texts.levels.it, status: texts.statuses.worded }] })
    seen.pressFirst('needs')
    expect(need()).toMatchObject({ needs: [{ status: texts.statuses.agreed }] })
    seen.press(texts.labels.takeForward)
    expect(need()).toMatchObject({ needs: [{ status: texts.statuses.takenForward }] })
  })
})

describe('a need that waits for a yes', () => {
  it('is before whoever is asked, whatever the question, and says whose yes it still waits for', async () => {
    const { conversations } = await talkIn('distinction', { devices: 'each' })
    const [asking, asked] = conversations as [Conversation, Conversation]
    const sent = asking.send({ type: 'noted.need', text: 'Reittiohjelmaan tarvitaan kohta.', level: 'it' })
    const of = (sent.accepted && sent.entry?.id) || ''
    asking.send({ type: 'need.agreed', of, revision: 0 })
    for (const one of [asking, asked, asking]) await one.settled()
    const theirs = screenOf(asked)
    expect(theirs.parts('needs').map(wordsIn).join()).toContain('Reittiohjelmaan')
    const mine = screenOf(asking)
    expect(mine.parts('needs')).toEqual([])
    mine.screen.handle({ do: 'ask', moment: 'needed' })
    const names = asked
      .getSnapshot()
      .state.participants.flatMap(({ id, name }) =>
        'participant' in asked.viewer && id === asked.viewer.participant ? [name] : [],
      )
    expect(wordsIn(mine.part('needs'))).toContain(
      `${mine.texts.labels.awaits.replace('{names}', '')}${names[0]}`,
    )
    theirs.pressFirst('needs')
    for (const one of [asked, asking]) await one.settled()
    expect(wordsIn(mine.part('needs'))).toContain(mine.texts.statuses.agreed)
    // Then it waits for being taken forward, by either of them.
    theirs.pressFirst('needs')
    for (const one of [asked, asking]) await one.settled()
    expect(theirs.parts('needs')).toEqual([])
    expect(wordsIn(mine.part('needs'))).toContain(mine.texts.statuses.takenForward)
  })
})

describe('the situation of an experiment', () => {
  it('is written in the one field, and stands with the experiment', async () => {
    const seen = await seenIn('experiment', { id: 'kotihoito' })
    seen.pressFirst('experiment')
    seen.press(seen.texts.labels.tryThis)
    expect(seen.part('question').children).toEqual([seen.texts.experiment.situation])
    seen.type('Torstaisin.')
    seen.enter()
    expect(seen.typed()).toBe('')
    expect(wordsIn(seen.part('experiment'))).toContain('Torstaisin.')
    expect(seen.part('question').children).not.toEqual([seen.texts.experiment.situation])
  })
})

describe('after the talk', () => {
  it('gives the notes, as their reader sees them, as a file', async () => {
    const seen = await seenIn('held')
    seen.press(seen.texts.screen.saveNotes)
    const [file] = seen.files
    expect(file?.name).toBe('notes-2026-09-21.html')
    expect(file?.type).toContain('text/html')
    expect(file?.text).toContain('A reset takes me two minutes')
  })

  it('gives the calendar entry, where the page loads what makes it', async () => {
    const file = await new Promise<SavedFile>((save) => {
      void seenIn('held', { save, calendar: () => import('@oivallus/core/calendar') }).then((seen) =>
        seen.press(seen.texts.followUp.addToCalendar),
      )
    })
    expect(file.name).toBe('learning-conversation-2026-10-05.ics')
    expect(file.text).toContain('BEGIN:VEVENT')
  })

  it('says once that it was practice, and once that nobody was assessed', async () => {
    const seen = await seenIn('held', { id: 'service-desk' })
    for (const text of [seen.texts.notes.notAppraisal, seen.texts.talk.practice])
      expect(wordsIn(seen.tree()).split(text).length, text).toBeLessThanOrEqual(2)
  })

  it('has no buttons for files on a page that cannot save any', async () => {
    const seen = await seenIn('held', { save: undefined })
    expect(seen.has(seen.texts.screen.saveNotes)).toBe(false)
    expect(seen.has(seen.texts.followUp.addToCalendar)).toBe(false)
    seen.screen.handle({ do: 'save', what: 'notes' })
  })

  it('shows one’s own mirror to the facilitator alone', async () => {
    const seen = await seenIn('held')
    expect(seen.says(seen.texts.held.mirror)).toBe(true)
    const shared = await seenIn('held', { id: 'library' })
    expect(shared.says(shared.texts.held.mirror)).toBe(false)
  })
})

describe('a later talk', () => {
  it('opens with one card of the last time, and asks what became of it', async () => {
    const [, second] = series.koulukeittio.talks
    const cards: string[] = []
    await runSeries(
      { ...series.koulukeittio, talks: series.koulukeittio.talks.slice(0, 2) },
      {
        devices: 'one',
        guide,
        onStep: ({ step }, device) => {
          const { state } = device.getSnapshot()
          if (step.event.type !== 'go.reality' || !state.carried) return
          const seen = screenOf(device)
          cards.push(wordsIn(seen.part('last-time')))
          for (const outcome of Object.values(seen.texts.outcomes)) expect(seen.has(outcome)).toBe(true)
          expect(seen.part('question').children).toEqual([seen.texts.reality.lastExperiment])
        },
      },
    )
    expect(second?.about).toContain('opens with what became of the experiment')
    expect(cards[0]).toContain('Keitetään pasta kahdessa erässä')
    expect(cards[0]).toContain('Viimeinen luokka syö')
    expect(cards[0]).toContain('Kaksi luokkaa syö syysloman jälkeen')
  })
})
