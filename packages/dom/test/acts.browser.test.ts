import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { HOSTILE_TEXTS } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { inBrowser } from './driver.ts'

const open = inBrowser()

describe('what is typed', () => {
  it('is there again after a reload in the middle of the talk, and so is the talk', async () => {
    const seat = await open({ language: 'fi', asked: ['anna'], kept: true })
    await seat.pressFirst('[data-part="people"]')
    await seat.fill('Anna')
    await seat.press(fi.called.topicPreset)
    await seat.press(fi.forms.full)
    await seat.press(fi.framing.saidClear)
    await seat.next()
    await seat.write('Ensimmäinen rivi')
    await seat.insert('Puolikas ajatus')
    await seat.chooseKind(fi.observations.difficulty)

    await seat.page.reload()
    await seat.page.locator('#shown').waitFor({ state: 'attached' })
    expect(await seat.stage()).toBe('reality')
    expect(await seat.lines()).toEqual(['Ensimmäinen rivi'])
    expect(await seat.typed()).toBe('Puolikas ajatus')
    await seat.openField()
    await seat.key('Enter')
    expect(await seat.last()).toMatchObject({ under: 'difficulty', text: 'Puolikas ajatus' })
    await seat.page.reload()
    await seat.page.locator('#shown').waitFor({ state: 'attached' })
    expect(await seat.lines()).toEqual(['Ensimmäinen rivi', 'Puolikas ajatus'])
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('in an input method is whole: Enter that ends a composition notes nothing', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
    await seat.openField()
    const acts = await seat.count()
    const session = await seat.page.context().newCDPSession(seat.page)
    const compose = (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await compose('に')
    await compose('にほ')
    await compose('にほん')
    expect(await seat.typed()).toBe('にほん')
    // As Chromium tells of a key that the input method has taken: 229, while a word is being composed.
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await session.send('Input.dispatchKeyEvent', {
        type,
        key: 'Enter',
        code: 'Enter',
        windowsVirtualKeyCode: 229,
      })
    expect(await seat.count()).toBe(acts)
    expect(await seat.typed()).toBe('にほん')
    await session.send('Input.insertText', { text: '日本' })
    expect(await seat.typed()).toBe('日本')
    expect(await seat.count()).toBe(acts)
    await seat.key('Shift+Enter')
    await seat.insert('語')
    expect(await seat.typed()).toBe('日本\n語')
    await seat.key('Enter')
    expect(await seat.last()).toMatchObject({ text: '日本\n語' })
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('of ten thousand characters, under three hundred lines, makes no line anew and is whole', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
    await seat.openField()
    await seat.page.evaluate(() => {
      for (let at = 0; at < 300; at++)
        window.talk.send({ type: 'noted.observation', under: 'focus', text: `Line ${at}` })
      for (const one of document.querySelectorAll('[data-part="line"]')) Object.assign(one, { known: true })
    })
    const long = 'A long account of one morning. '.repeat(340).slice(0, 10_000)
    await seat.insert(long)
    await seat.page.keyboard.type('! And so on.')
    // A caret in the midst of the text stays there.
    await seat.key('Control+Home')
    await seat.page.keyboard.type('So: ')
    expect(await seat.typed()).toBe(`So: ${long}! And so on.`)
    const lines = await seat.page.evaluate(() => {
      const all = [...document.querySelectorAll('[data-part="line"]')]
      return [all.length, all.filter((one) => 'known' in one).length]
    })
    expect(lines).toEqual([300, 300])
    await seat.key('Enter')
    expect(await seat.page.evaluate(() => document.querySelectorAll('[data-part="line"]').length)).toBe(301)
    expect(seat.problems).toEqual([])
    await seat.close()
  })
})

describe('hostile text', () => {
  it('typed into the field is shown as text, and runs nothing', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
    const texts = HOSTILE_TEXTS.filter((text) => text.length < 500)
    for (const text of texts) await seat.write(text)
    const shown = await seat.page.locator('[data-part="line"] [data-line="words"]').allTextContents()
    // A text area has line breaks of one kind.
    expect(shown).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n').trim()))
    expect(
      await seat.page.locator('[data-part="conversation"] :is(script, img, iframe, b, svg)').count(),
    ).toBe(0)
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it.each(['called', 'learning', 'distinction', 'experiment', 'followUp', 'held'])(
    'is shown as text where it is read: %s',
    async (stage) => {
      const seat = await open({ language: 'fi', stage, hostile: true })
      const { text, elements } = await seat.page.locator('[data-part="conversation"]').evaluate((one) => ({
        text: one.textContent,
        elements: [...one.querySelectorAll('*')].flatMap((node) => [
          node.localName,
          ...node.getAttributeNames().filter((name) => name.startsWith('on')),
        ]),
      }))
      const isShown = HOSTILE_TEXTS.some((hostile) => text?.includes(hostile.slice(0, 200)))
      expect(isShown).toBe(true)
      for (const one of ['script', 'img', 'iframe', 'b', 'onerror', 'onload', 'style'])
        expect(elements).not.toContain(one)
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  )
})

describe('focus', () => {
  it('goes to the first offer of a refusal, and back to the field', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'learning' })
    await seat.openField()
    await seat.insert('It is the class that waits.')
    await seat.page.evaluate(() => {
      const { stage, moves } = window.talk.state()
      window.talk.send({ type: 'go.reality', of: stage, revision: moves } as never)
    })
    expect((await seat.focus()).element).toBe('textarea')
    await seat.key('Enter')
    expect((await seat.focus()).on).toBe('refusal')
    await seat.key('Escape')
    expect((await seat.focus()).element).toBe('textarea')
    expect(await seat.typed()).toBe('It is the class that waits.')
    await seat.key('Enter')
    await seat.press(en.offers.park, '[data-part="refusal"]')
    expect(await seat.last()).toMatchObject({ type: 'parked', line: { kind: 'learning' } })
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('is closed from the innermost on, by Esc, and is never lost', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'learning' })
    await seat.next()
    expect((await seat.focus()).on).toBe('refusal')
    await seat.key('Escape')
    expect((await seat.focus()).on).toBe('question')
    for (const sheet of [en.labels.elsewhere, en.labels.endForToday, en.screen.more]) {
      await seat.press(sheet, '[data-part="navigation"]')
      expect((await seat.focus()).on).toBe('sheet')
      await seat.key('Escape')
      expect(await seat.page.evaluate(() => document.activeElement?.textContent)).toBe(sheet)
    }
    await seat.openField()
    await seat.insert('Half a thought')
    await seat.key('Escape')
    expect(await seat.page.locator('[data-field="closed"]').textContent()).toBe('Half a thought')
    expect(await seat.stage()).toBe('learning')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('follows a page that another device moved', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'learning', both: true })
    const [first, second] = [seat.page.locator('.place').nth(0), seat.page.locator('.place').nth(1)]
    await seat.walkTo(second.locator('[data-field="closed"]'))
    await seat.page.evaluate(async () => {
      window.talk.send({ type: 'learning.notKnownYet' })
      const { stage, moves } = window.talk.state()
      window.talk.send({ type: 'go.distinction', of: stage, revision: moves } as never)
      await window.talk.settled()
    })
    for (const one of [first, second])
      expect(await one.locator('[data-part="conversation"]').getAttribute('data-stage')).toBe('distinction')
    expect((await seat.focus()).element).not.toBe('body')
    expect(seat.problems).toEqual([])
    await seat.close()
  })
})

describe('a page', () => {
  it('with two viewers of one talk shows each their own, in step', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality', both: true })
    const [siobhan, tomasz] = [seat.page.locator('.place').nth(0), seat.page.locator('.place').nth(1)]
    await seat.write('Three mornings of resets.')
    await seat.page.evaluate(() => window.talk.settled())
    for (const one of [siobhan, tomasz])
      expect(await one.locator('[data-part="line"]').allInnerTexts()).toHaveLength(1)
    await seat.walkTo(tomasz.locator('[data-field="closed"]'))
    await seat.key('Enter')
    await seat.insert('A class waits behind it.')
    expect(await siobhan.textContent()).not.toContain('A class waits')
    await seat.key('Enter')
    await seat.page.evaluate(() => window.talk.settled())
    expect(await siobhan.textContent()).toContain('A class waits behind it.')
    // The other's pen is not in this one's hand.
    expect((await seat.focus()).element).toBe('textarea')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('that takes the conversation off and puts it on again has lost nothing', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality', kept: true })
    await seat.write('Three mornings of resets.')
    await seat.insert('Half a thought')
    await seat.page.evaluate(() => window.talk.unmount())
    expect(await seat.page.locator('.place').first().innerHTML()).toBe('')
    await seat.page.evaluate(() => window.talk.send({ type: 'noted.question', text: 'Meanwhile?' }))
    await seat.page.evaluate(() => window.talk.mount())
    expect(await seat.lines()).toEqual(['Three mornings of resets.', 'Meanwhile?'])
    expect(await seat.typed()).toBe('Half a thought')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('changes its language, and says in which it is', async () => {
    const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
    const lang = () => seat.page.locator('[data-part="conversation"]').getAttribute('lang')
    expect(await lang()).toBe('en')
    await seat.openField()
    await seat.insert('Half a thought')
    for (const texts of [fi, sv]) {
      await seat.page.evaluate((to) => window.talk.setLanguage(to), texts.language)
      expect(await lang()).toBe(texts.language)
      expect(await seat.question()).toBe(texts.questions.centre.one)
      expect(await seat.typed()).toBe('Half a thought')
      expect((await seat.focus()).element).toBe('textarea')
    }
    expect(seat.problems).toEqual([])
    await seat.close()
  })
})
