import { en } from '@oivallus/core/en'
import { keptIn, type Seat, seatIn, toTheEnd } from '@oivallus/testing/adapters'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'

/* Somebody who talks in a frame of an LMS, in English. */

/** What is said: no stretch of it is any business of the LMS’s. */
const SAID = 'The parcels come after the bus has left'
export const LEARNED = 'Whoever knows of a delay rings the desk'
/** The same of names, topic, phases and kinds of lines. */
export const PRIVATE =
  /parcel|bus has|delay|Anna|Ville|reality|learning\b|distinction|observation|workLately/i

/** The frame in which the page of a package stands, once it has drawn something. */
export const talkIn = async (page: Page): Promise<Frame> => {
  let found: Frame | undefined
  const look = async () => {
    for (const frame of page.frames())
      if (frame !== page.mainFrame() && (await frame.locator('#talk .scene > *').count()) > 0) found = frame
    return found
  }
  await expect.poll(look).toBeDefined()
  return found as Frame
}

/** Fills in who talks: Ville sits at the keyboard, and Anna leads. */
export const beginIn = async (frame: Frame): Promise<void> => {
  await frame.getByRole('button', { name: 'English' }).click()
  await frame.getByLabel('Your name').fill('Ville')
  await frame.getByLabel('Who are you talking with?').fill('Anna')
  await frame.getByRole('radio', { name: 'Anna' }).check()
  await frame.getByRole('button', { name: 'Go to the talk' }).click()
}

/** Chooses the topic, and starts. */
export const start = async (seat: Seat): Promise<void> => {
  await seat.press(en.topics.workLately)
  await seat.press(en.forms.full)
}

/** From the framing into the learning phase, with a line on the way. */
export const toLearning = async (seat: Seat): Promise<void> => {
  await seat.press(en.framing.saidClear)
  await seat.next()
  await seat.write(SAID)
  for (let left = 8; (await seat.stage()) !== 'learning' && left > 0; left--) await seat.next()
  expect(await seat.stage()).toBe('learning')
  await seat.write(LEARNED)
}

/** Begins in a frame, and talks as far as the learning phase, until all of it is kept. */
export const talkToLearning = async (frame: Frame, page: Page, problems: string[]): Promise<void> => {
  await beginIn(frame)
  const seat = seatIn(frame, page, problems)
  await start(seat)
  await toLearning(seat)
  await keptIn(frame)
}

export const hold = async (seat: Seat): Promise<void> => {
  await toTheEnd(seat, true)
  expect(await seat.stage()).toBe('held')
}
