import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { toTheEnd } from '@oivallus/testing/adapters'
import { describe, expect, it } from 'vitest'
import { inBrowser, type Seat } from './driver.ts'
import type { Told } from './elementPage.ts'

/* `<learning-conversation>` in a form of a page, under the strictest policy. */

const open = inBrowser(
  `<form><fieldset><learning-conversation name="talk"></learning-conversation></fieldset>
  <button type="reset">Reset</button><button type="submit">Send</button></form><div id="other"></div>`,
  "import { begin } from './elementPage.ts'\nbegin()",
)

const told = ({ page }: Seat): Promise<Told[]> => page.evaluate(() => window.host.told)

/** The token of the talk, and that it leads to it. */
const tokenOf = async ({ page }: Seat, talk = 'talk-1'): Promise<string> => {
  const token = await page.evaluate(() => window.host.element.value)
  const [, content = ''] = token.split('.')
  expect(JSON.parse(Buffer.from(content, 'base64url').toString())).toMatchObject({ conversation: talk })
  return token
}

/** What the form would send of the talk, and whether it is valid. */
const inForm = ({ page }: Seat) =>
  page.evaluate(() => {
    const { form, element } = window.host
    return {
      sent: [...new FormData(form).entries()].map(([name, value]) => `${name}=${value}`),
      isValid: form.checkValidity(),
      says: element.validationMessage,
    }
  })

describe('<learning-conversation>', () => {
  it('holds a talk by keyboard, and tells the page phases and codes, no words and no people', async () => {
    const seat = await open()
    await seat.next()
    expect((await seat.focus()).on).toBe('refusal')
    await seat.key('Escape')
    await toTheEnd(seat)
    expect(await seat.stage()).toBe('held')
    const all = await told(seat)
    expect(all[0]).toEqual({
      type: 'refused',
      detail: { code: 'framing-not-presented' },
      bubbles: true,
      composed: true,
    })
    expect(all.flatMap(({ detail }) => (detail as { phase?: string }).phase ?? [])).toEqual([
      'reality',
      'learning',
      'distinction',
      'experiment',
      'followUp',
      'closing',
      'held',
    ])
    expect(all.at(-1)).toMatchObject({ type: 'held', detail: {} })
    expect(JSON.stringify(all)).not.toMatch(/Anna|Ville|anna|ville|Work lately/)
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('is in its form the resume token of the talk, and valid once the talk is held', async () => {
    const seat = await open()
    const token = await tokenOf(seat)
    expect(await inForm(seat)).toEqual({
      sent: [`talk=${token}`],
      isValid: false,
      says: en.screen.notHeldYet,
    })
    await toTheEnd(seat)
    expect(await inForm(seat)).toEqual({ sent: [`talk=${token}`], isValid: true, says: '' })
    const { element } = await seat.page.evaluate(() => {
      const { element, form } = window.host
      const { value, name, type, validity } = element
      return { element: { value, name, type, valid: validity.valid, own: element.form === form } }
    })
    expect(element).toEqual({
      value: token,
      name: 'talk',
      type: 'learning-conversation',
      valid: true,
      own: true,
    })
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('without a conversation is nothing in its form, and asks for nothing', async () => {
    const seat = await open()
    await seat.page.evaluate(() => {
      window.host.element.conversation = null
    })
    expect(await inForm(seat)).toEqual({ sent: [], isValid: true, says: '' })
    expect(await seat.page.locator('[data-part]').count()).toBe(0)
    await seat.page.evaluate(() => {
      window.host.element.conversation = window.host.opened('talk-2')
    })
    expect((await inForm(seat)).sent).toEqual([`talk=${await tokenOf(seat, 'talk-2')}`])
    expect(await seat.stage()).toBe('framing')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('lets go of what is typed when its form is reset, and keeps the talk', async () => {
    const seat = await open()
    await seat.write('Is this written down?')
    await seat.insert('Half a thought')
    await seat.press('Reset')
    await seat.openField()
    expect(await seat.typed()).toBe('')
    expect(await seat.lines()).toEqual(['Is this written down?'])
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('can be read and not used while it is disabled, or its fieldset is', async () => {
    const seat = await open()
    const isInert = () =>
      seat.page.locator('[data-part="conversation"]').evaluate((one) => one.matches('[inert]'))
    for (const selector of ['learning-conversation', 'fieldset']) {
      const disable = (to: boolean) =>
        seat.page.locator(selector).evaluate((one, disabled) => one.toggleAttribute('disabled', disabled), to)
      await disable(true)
      expect(await isInert(), selector).toBe(true)
      await seat.page.evaluate(() =>
        window.host.conversation.send({ type: 'noted.question', text: 'Meanwhile?' }),
      )
      expect(await isInert(), selector).toBe(true)
      await seat.page.keyboard.press('Tab')
      expect((await seat.focus()).on).toBe('')
      expect((await inForm(seat)).sent).toEqual([])
      await disable(false)
      expect(await isInert(), selector).toBe(false)
    }
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('loses nothing when it is taken off the page and put on again, elsewhere', async () => {
    const seat = await open()
    await seat.openField()
    await seat.insert('Half a thought')
    await seat.page.evaluate(() => window.host.element.remove())
    await seat.page.evaluate(() => {
      window.host.conversation.send({ type: 'noted.question', text: 'Meanwhile?' })
      document.querySelector('#other')?.append(window.host.element)
    })
    expect(await seat.lines()).toEqual(['Meanwhile?'])
    expect(await seat.typed()).toBe('Half a thought')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('reads in the language of its attribute', async () => {
    const seat = await open()
    const lang = () => seat.page.locator('[data-part="conversation"]').getAttribute('lang')
    expect(await lang()).toBe('en')
    await seat.page.evaluate(() => window.host.element.setAttribute('language', 'fi'))
    expect(await lang()).toBe('fi')
    expect((await inForm(seat)).says).toBe(fi.screen.notHeldYet)
    await seat.page.evaluate(() => {
      window.host.element.conversation = window.host.opened('talk-2')
    })
    expect(await lang()).toBe('fi')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('takes options, and tells those who gave them too', async () => {
    const seat = await open()
    await seat.page.evaluate(() => {
      const { element, told } = window.host
      element.options = {
        onRefused: ({ code }) => told.push({ type: 'own', detail: code, bubbles: false, composed: false }),
      }
    })
    await seat.next()
    expect((await told(seat)).map(({ type }) => type)).toEqual(['own', 'refused'])
    expect(await seat.page.evaluate(() => window.host.element.screen !== undefined)).toBe(true)
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('is styled by its parts', async () => {
    const seat = await open()
    const colour = await seat.page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('learning-conversation::part(script) { color: rgb(1, 2, 3) }')
      document.adoptedStyleSheets = [sheet]
      const part = window.host.element.shadowRoot?.querySelector('[data-part="script"]')
      return part ? getComputedStyle(part).color : ''
    })
    expect(colour).toBe('rgb(1, 2, 3)')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('shows something of the page’s own in the place of a part', async () => {
    const seat = await open()
    await seat.openField()
    await seat.insert('Half a thought')
    await seat.page.evaluate(() => {
      const own = document.createElement('p')
      own.slot = 'script'
      own.append('What our house says first')
      window.host.element.append(own)
    })
    const isShown = () => seat.page.getByText(en.framing.points[0], { exact: true }).isVisible()
    await expect.poll(isShown).toBe(false)
    expect(await seat.page.getByText('What our house says first').isVisible()).toBe(true)
    expect(await seat.typed()).toBe('Half a thought')
    await seat.page.evaluate(() => window.host.element.replaceChildren())
    await expect.poll(isShown).toBe(true)
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('asks the page for a talk that the browser remembers in its form', async () => {
    const seat = await open()
    await seat.page.evaluate(() => window.host.element.formStateRestoreCallback('oivallus1.of-yesterday'))
    await seat.page.evaluate(
      (token) => window.host.element.formStateRestoreCallback(token),
      await tokenOf(seat),
    )
    expect(await told(seat)).toEqual([
      { type: 'restore', detail: { token: 'oivallus1.of-yesterday' }, bubbles: true, composed: true },
    ])
    await seat.close()
  })

  it('can have another name, and be given its conversation before it is known to the page', async () => {
    const seat = await open()
    const stage = await seat.page.evaluate(() => {
      const { opened, define } = window.host
      const early = document.createElement('house-talk')
      Object.assign(early, { conversation: opened('talk-2') })
      document.querySelector('#other')?.append(early)
      define('house-talk')
      define('house-talk')
      return early.shadowRoot?.querySelector('[data-part="conversation"]')?.getAttribute('data-stage')
    })
    expect(stage).toBe('framing')
    expect(seat.problems).toEqual([])
    await seat.close()
  })

  it('gets focus where it is given to the element', async () => {
    const seat = await open()
    await seat.page.evaluate(() => window.host.element.focus())
    expect((await seat.focus()).element).not.toBe('body')
    expect((await seat.focus()).element).not.toBe('learning-conversation')
    await seat.close()
  })
})
