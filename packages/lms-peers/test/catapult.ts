import { randomUUID } from 'node:crypto'
import { courseStructure, startUnit } from '@oivallus/lms/cmi5'
import { expect } from 'vitest'
import { followedOf, heldTalk } from './followed.ts'

/** Asks the interface of a running player (https://github.com/adlnet/CATAPULT, player/service). */
const player = (address: string) => {
  const { username, password, origin, pathname } = new URL(address)
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
  return async (path: string, body?: string, type = 'application/json') => {
    const response = await fetch(`${origin}${pathname.replace(/\/$/, '')}/api/v1/${path}`, {
      headers: { authorization, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { method: 'POST', body }),
    })
    const text = await response.text()
    expect(response.ok, `${path}: ${response.status} ${text}`).toBe(true)
    return JSON.parse(text)
  }
}

/** Imports a course into ADL's player, holds a talk in it, and answers whether the player is satisfied. */
export const isSatisfied = async (address: string): Promise<boolean> => {
  const ask = player(address)
  const course = courseStructure({
    id: `urn:uuid:${randomUUID()}`,
    title: { en: 'Learning conversation' },
    description: { en: 'Two people stop to ask what the work has taught them.' },
    url: 'https://talks.example/index.html',
  })
  const { id } = await ask('course', course, 'text/xml')
  const reg = randomUUID()
  const actor = { account: { homePage: 'https://portal.example', name: '4711' } }
  const { url } = await ask(`course/${id}/launch-url/0`, JSON.stringify({ actor, reg }))
  const unit = await startUnit({ launch: url })
  await unit.follow(followedOf(await heldTalk()))
  await unit.terminate()
  expect(await unit.deadLetters()).toEqual([])
  return (await ask(`registration/${reg}`)).metadata.moveOn.satisfied
}
