import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Conversation, Viewer } from '../src/conversation.ts'
import { createConversation, joinConversation, restoreConversation } from '../src/create.ts'
import type { SentEvent } from '../src/events.ts'
import { replay } from '../src/evolve.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import type { Changed, Store } from '../src/store/contract.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { steadyPlatform } from './platform.ts'
import { as, comesTo, guide, lineAt, on, seen, type Talk, talkOf } from './talk.ts'

/** A store behind a bad line: it may be offline, lose what it answers, refuse at random, and tell late or in disorder. */
const behind = (store: Store) => {
  const waiting: (() => void)[] = []
  const line = {
    offline: false,
    losesAnswers: 0,
    conflicts: 0,
    /** Whether notifications wait until they are let through. */
    holds: false,
    deaf: false,
    appended: 0,
    lets: (reversed = false) => {
      const all = waiting.splice(0)
      for (const tell of reversed ? all.reverse() : all) tell()
    },
  }
  const through = async () => {
    for (let hops = 0; hops < 3; hops++) await null
    if (line.offline) throw new Error('no network')
  }
  const wrapped: Store = {
    ...store,
    append: async (conversation, stream, expected, entries) => {
      await through()
      if (line.conflicts > 0) {
        line.conflicts--
        return { appended: false, version: (await store.read(conversation, stream)).version }
      }
      line.appended++
      const result = await store.append(conversation, stream, expected, entries)
      if (line.losesAnswers > 0) {
        line.losesAnswers--
        throw new Error('the answer was lost')
      }
      await through()
      return result
    },
    read: async (...what) => {
      await through()
      return store.read(...what)
    },
    subscribe: (conversation, listener) =>
      store.subscribe(conversation, (changed: Changed) => {
        if (line.deaf) return
        if (line.holds) waiting.push(() => listener(changed))
        else listener(changed)
      }),
  }
  return { line, store: wrapped }
}

const platform = steadyPlatform()

const settled = async (...devices: Conversation[]) => {
  for (let round = 0; round < 3; round++) for (const device of devices) await device.settled()
}

const TABLE: Viewer = { screen: 'table', scribe: 'sari' }

/** Anna leads, Ville takes part, Sari holds the pen of a table; each on a device of their own, all in reality. */
const devices = async () => {
  const kept = createMemoryStore(platform)
  const [one, two, three] = [behind(kept), behind(kept), behind(kept)]
  const around = { guide, language: 'fi', platform }
  const anna = talkOf(
    createConversation(
      { asked: ['anna', 'ville', 'sari'], lead: 'anna', zone: 'Europe/Helsinki' },
      { ...around, viewer: { participant: 'anna' }, store: one.store },
    ),
  )
  anna.does({ type: 'joined', name: 'Anna' })
  anna.does({ type: 'joined', name: 'Ville' }, as('ville'))
  anna.does({ type: 'joined', name: 'Sari', screen: 'table' }, as('sari'))
  comesTo(anna, 'reality')
  await anna.settled()
  const join = async (viewer: Viewer, store: Store) =>
    talkOf(await joinConversation(anna.id, { ...around, viewer, store }))
  const ville = await join({ participant: 'ville' }, two.store)
  const table = await join(TABLE, three.store)
  await settled(anna, ville, table)
  return { kept, anna, ville, table, lines: { anna: one.line, ville: two.line, table: three.line } }
}

const saw = (text: string) => ({ type: 'noted.observation', text, under: 'focus' }) as const

const equal = (...talks: Talk[]) => {
  const [first, ...rest] = talks.map((talk) => JSON.stringify(talk.state()))
  for (const other of rest) expect(other).toBe(first)
  for (const talk of talks) expect(talk.entries()).toEqual(talks[0]?.entries())
}

const texts = (talk: Talk) =>
  talk
    .state()
    .lines.flat()
    .map((line) => line.text)

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('several devices', () => {
  it('end equal, whatever they send at once', async () => {
    const { kept, anna, ville, table } = await devices()
    anna.does(saw('Annan'))
    ville.does(saw('Villen'))
    table.does(saw('Pöydän'))
    await settled(anna, ville, table)
    equal(anna, ville, table)
    expect(texts(anna).toSorted()).toEqual(['Annan', 'Pöydän', 'Villen'])
    const log = (await kept.read(anna.id, 'shared')).entries
    expect(JSON.stringify(replay(log))).toBe(JSON.stringify(anna.state()))
  })

  it('hear of each other without being asked', async () => {
    const { anna, ville } = await devices()
    const heard = vi.fn()
    ville.subscribe(heard)
    anna.does(saw('Annan'))
    await anna.settled()
    await vi.waitFor(() => expect(texts(ville)).toEqual(['Annan']))
    expect(heard).toHaveBeenCalled()
  })

  it('end equal when notifications come late, in disorder, or not at all', async () => {
    const { anna, ville, table, lines } = await devices()
    lines.ville.holds = true
    lines.table.deaf = true
    for (const text of ['a', 'b', 'c']) {
      anna.does(saw(text))
      await anna.settled()
    }
    expect(texts(ville)).toEqual([])
    lines.ville.lets(true)
    await settled(anna, ville, table)
    equal(anna, ville, table)
    expect(texts(table)).toEqual(['a', 'b', 'c'])
  })

  it('end equal when the store is ahead of what each expected', async () => {
    const { anna, ville, lines } = await devices()
    lines.ville.conflicts = 3
    ville.does(saw('Villen'))
    anna.does(saw('Annan'))
    await settled(anna, ville)
    equal(anna, ville)
    expect(ville.getSnapshot()).toMatchObject({ pending: 0, returned: [] })
  })

  it('say a thing once, also when the store’s answer was lost on the way', async () => {
    const { anna, ville, lines } = await devices()
    lines.ville.losesAnswers = 1
    ville.does(saw('Villen'))
    await settled(ville, anna, ville)
    equal(anna, ville)
    expect(texts(anna)).toEqual(['Villen'])
    expect(ville.getSnapshot()).toMatchObject({ pending: 0, returned: [], trouble: undefined })
  })

  it('end equal over many orders of sending, losing and hearing', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      let at = seed * 2654435761
      const dice = (sides: number) => {
        at = (at * 1103515245 + 12345) % 2147483648
        return Math.floor((at / 2147483648) * sides)
      }
      const { kept, anna, ville, table, lines } = await devices()
      const all = [
        { talk: anna, line: lines.anna },
        { talk: ville, line: lines.ville },
        { talk: table, line: lines.table },
      ]
      for (let step = 0; step < 12; step++) {
        const one = all[dice(3)] ?? all[0]
        if (!one) continue
        const { talk, line } = one
        line.offline = dice(5) === 0
        line.conflicts = dice(3) === 0 ? 1 : 0
        line.holds = dice(2) === 0
        const acts: SentEvent[] = [
          saw(`${seed}.${step}`),
          { type: 'parked', line: { kind: 'idea', text: `${seed}.${step}` } },
          { type: 'turn.taken' },
          { type: 'noted.question', text: `${seed}.${step}` },
          { type: 'paused' },
          { type: 'resumed' },
          {
            type: 'lines.chosen',
            lines: talk
              .state()
              .lines.flat()
              .slice(0, 1)
              .map((each) => each.id),
          },
        ]
        talk.send(acts[dice(acts.length)] ?? { type: 'turn.taken' })
        if (dice(2) === 0) await talk.settled().catch(() => {})
        if (dice(3) === 0) line.lets(dice(2) === 0)
      }
      for (const { line } of all) Object.assign(line, { offline: false, conflicts: 0, holds: false }).lets()
      await settled(anna, ville, table)
      await settled(anna, ville, table)
      equal(anna, ville, table)
      const log = (await kept.read(anna.id, 'shared')).entries
      expect(JSON.stringify(replay(log))).toBe(JSON.stringify(anna.state()))
      for (const { talk } of all) expect(talk.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined })
    }
  })
})

describe('a device without a network', () => {
  it('goes on, and what it took stands when it is back', async () => {
    const { anna, ville, lines } = await devices()
    lines.ville.offline = true
    ville.does(saw('Villen'))
    ville.does({ type: 'drafted', text: 'Oma' })
    await ville.settled()
    expect(ville.getSnapshot()).toMatchObject({ pending: 2, trouble: { message: 'no network' } })
    expect(texts(ville)).toEqual(['Villen'])
    anna.does(saw('Annan'))
    await anna.settled()
    lines.ville.offline = false
    await settled(ville, anna)
    expect(ville.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined, returned: [] })
    expect(texts(anna)).toEqual(['Annan', 'Villen'])
    equal(anna, ville)
  })

  it('gets back the words of what no longer holds, all of them, with their kind', async () => {
    const { anna, ville, lines } = await devices()
    comesTo(anna, 'experiment')
    await settled(anna, ville)
    lines.ville.offline = true
    ville.does({ type: 'noted.idea', text: 'Lista aiemmin', situation: 'Maanantain palaveri' })
    await ville.settled()
    anna.does({ type: 'experiment.none' })
    anna.does({ type: 'noted.return', day: '2026-10-01' })
    anna.goes('followUp')
    await anna.settled()
    lines.ville.offline = false
    await settled(ville, anna)
    const [back] = ville.getSnapshot().returned
    expect(back?.kind).toBe('idea')
    expect(back?.text).toContain('Lista aiemmin')
    expect(back?.text).toContain('Maanantain palaveri')
    expect(back).not.toHaveProperty('code')
    equal(anna, ville)
    expect(texts(anna)).not.toContain('Lista aiemmin')
  })

  it('gets back words that were parked, reworded or stated as a reason', async () => {
    const { anna, ville, lines } = await devices()
    comesTo(anna, 'followUp')
    await settled(anna, ville)
    const mine = ville.does({ type: 'noted.signal', text: 'Ensin' })
    await settled(ville, anna)
    lines.ville.offline = true
    ville.does({ type: 'revised', of: mine, revision: 0, text: 'Sitten' })
    ville.does({ type: 'return.none', because: 'Työ päättyy' })
    ville.does({ type: 'parked', line: { kind: 'idea', text: 'Talteen' } })
    await ville.settled()
    anna.does({ type: 'ended', day: '2026-10-01' })
    await anna.settled()
    lines.ville.offline = false
    await settled(ville, anna)
    expect(ville.getSnapshot().returned.map(({ kind, text }) => [kind, text])).toEqual([
      ['other', 'Sitten'],
      ['other', 'Työ päättyy'],
      ['idea', 'Talteen'],
    ])
  })

  it('keeps words that came back in their author’s private stream, until the author decides', async () => {
    const { kept, anna, ville } = await devices()
    anna.does({ type: 'paused' })
    ville.does(saw('Villen'))
    await settled(anna, ville)
    const [back] = ville.getSnapshot().returned
    expect(back?.text).toBe('Villen')
    expect(JSON.stringify(await kept.read(anna.id, 'private/ville'))).toContain('Villen')
    expect(JSON.stringify([await kept.read(anna.id, 'shared'), anna.getSnapshot()])).not.toContain('Villen')
    expect(ville.view().cameBack).toMatchObject([back])
    ville.does({ type: 'discarded', of: back?.id ?? '' })
    await settled(ville, anna)
    expect(ville.getSnapshot().returned).toEqual([])
    expect(JSON.stringify(await kept.read(anna.id, 'private/ville'))).not.toContain('Villen')
  })

  it('lets words that came back be reworded', async () => {
    const { anna, ville } = await devices()
    anna.does({ type: 'paused' })
    ville.does(saw('Villen'))
    await settled(anna, ville)
    const [back] = ville.getSnapshot().returned
    ville.does({ type: 'redrafted', of: back?.id ?? '', text: 'Villen, toisin' })
    expect(ville.getSnapshot().returned.map((one) => one.text)).toEqual(['Villen, toisin'])
  })

  it('keeps what it withdrew until the store agrees: where that does not hold, not a word is lost', async () => {
    const { anna, ville, lines } = await devices()
    const of = ville.does(saw('Villen'))
    await settled(ville, anna)
    lines.ville.offline = true
    ville.does({ type: 'withdrawn', of })
    expect(texts(ville)).toEqual([{ erased: true }])
    await ville.settled()
    anna.does({ type: 'ended', day: '2026-10-01' })
    await anna.settled()
    lines.ville.offline = false
    await settled(ville, anna)
    expect(texts(ville)).toEqual(['Villen'])
    equal(anna, ville)
  })

  it('gives words back also after the end', async () => {
    const { anna, ville } = await devices()
    anna.does({ type: 'ended', day: '2026-10-01' })
    ville.does(saw('Myöhässä'))
    await settled(anna, ville)
    expect(ville.getSnapshot().returned).toMatchObject([{ kind: 'observation', text: 'Myöhässä' }])
    expect(ville.state().stage).toBe('held')
  })

  it('has no private stream on a shared screen: words come back there alone', async () => {
    const { kept, anna, table } = await devices()
    anna.does({ type: 'paused' })
    table.does(saw('Pöydän'))
    await settled(anna, table)
    expect(table.getSnapshot().returned).toMatchObject([{ text: 'Pöydän' }])
    expect(table.getSnapshot().mine).toEqual({ drafts: [], cameBack: [] })
    expect((await kept.read(anna.id, 'private/sari')).version).toBe(0)
  })

  it('shows them on that screen to whoever holds the pen, until they are said again or let go', async () => {
    const { kept, anna, table } = await devices()
    anna.does({ type: 'paused' })
    table.does(saw('Pöydän'))
    table.does(saw('Pöydän toinen'))
    await settled(anna, table)
    const [back, other] = table.view().cameBack
    const of = back?.id ?? ''
    expect(table.view().cameBack).toMatchObject(table.getSnapshot().returned)
    expect(table.allowed(undefined, { draft: of }).map((one) => one.event.type)).toEqual([
      'redrafted',
      'discarded',
    ])
    const around = { viewer: table.viewer, guide, language: 'fi', platform }
    const again = restoreConversation(JSON.stringify(toEnvelope(table)), around)
    expect(again.getSnapshot().returned).toEqual(table.getSnapshot().returned)
    expect(again.explain({ type: 'discarded', of })).toBeNull()
    expect(again.send({ type: 'redrafted', of, text: 'Toisin' })).toEqual({ accepted: true })
    expect(again.view().cameBack.map((one) => one.text)).toEqual(['Toisin', 'Pöydän toinen'])
    expect(again.send({ type: 'discarded', of })).toEqual({ accepted: true })
    expect(again.getSnapshot().returned.map((one) => one.id)).toEqual([other?.id])
    expect(JSON.stringify(await kept.read(anna.id, 'private/sari'))).not.toContain('Pöydän')
    expect(table.send({ type: 'discarded', of: 'nothing' })).toMatchObject({
      refusal: { code: 'not-on-your-screen' },
    })
  })

  it('gives words typed for another back on that device, and into nobody else’s private stream', async () => {
    const { kept, anna, ville, lines } = await devices()
    lines.anna.offline = true
    anna.does(saw('Villen sanat'), as('ville'))
    anna.does(saw('Annan sanat'))
    await anna.settled()
    ville.does({ type: 'paused' })
    await ville.settled()
    lines.anna.offline = false
    await settled(anna, ville)
    expect(anna.view().cameBack.map((one) => one.text)).toEqual(['Annan sanat', 'Villen sanat'])
    expect(anna.getSnapshot().mine.cameBack.map((one) => one.text)).toEqual(['Annan sanat'])
    expect(JSON.stringify(await kept.read(anna.id, 'private/anna'))).not.toContain('Villen sanat')
  })

  it('does not agree to words it has not read', async () => {
    const { anna, ville, lines } = await devices()
    comesTo(anna, 'distinction')
    const of = anna.does({ type: 'noted.need', text: 'Aikaa', level: 'hr' })
    await settled(anna, ville)
    lines.ville.offline = true
    ville.does({ type: 'need.agreed', of, revision: 0 })
    await ville.settled()
    anna.does({ type: 'revised', of, revision: 0, text: 'Rahaa' })
    await anna.settled()
    lines.ville.offline = false
    await settled(ville, anna)
    expect(lineAt(ville, of)?.agreements ?? []).toEqual([])
    expect(on(ville, of).revision).toBe(1)
    equal(anna, ville)
  })

  it('drops silently what another did meanwhile: two who press move on move once', async () => {
    const { kept, anna } = await devices()
    const far = behind(kept)
    const second = talkOf(
      await joinConversation(anna.id, {
        guide,
        language: 'fi',
        platform,
        viewer: { participant: 'anna' },
        store: far.store,
      }),
    )
    anna.does({ type: 'everyone.spoken' })
    await settled(anna, second)
    const act = { type: 'go.learning', ...seen(anna) } as const
    far.line.offline = true
    second.does(act)
    await second.settled()
    anna.does(act)
    await anna.settled()
    far.line.offline = false
    await settled(second, anna)
    equal(anna, second)
    expect(anna.state()).toMatchObject({ stage: 'learning', moves: act.revision + 1 })
    expect(second.getSnapshot()).toMatchObject({ pending: 0, returned: [] })
  })
})

describe('an id', () => {
  it('used by two for different words: the later words come back to their author', async () => {
    const { anna, ville } = await devices()
    anna.does(saw('Annan'), { id: 'same' })
    ville.does(saw('Villen'), { id: 'same' })
    await settled(anna, ville)
    equal(anna, ville)
    expect(texts(anna)).toEqual(['Annan'])
    expect(ville.getSnapshot().returned).toMatchObject([{ text: 'Villen', kind: 'observation' }])
  })

  it('sent again with the same words is one', async () => {
    const { anna, ville } = await devices()
    ville.does(saw('Villen'), { id: 'same' })
    await settled(ville, anna)
    expect(ville.send(saw('Villen'), { id: 'same' })).toMatchObject({ accepted: true, entry: { id: 'same' } })
    await settled(ville, anna)
    expect(texts(anna)).toEqual(['Villen'])
  })

  it('of a line whose words were erased is known by its author alone', async () => {
    const { anna, ville } = await devices()
    ville.does(saw('Villen'), { id: 'same' })
    ville.does({ type: 'withdrawn', of: 'same' })
    await settled(ville, anna)
    expect(ville.send(saw('Villen'), { id: 'same' }).accepted).toBe(true)
    expect(anna.send(saw('Villen'), { id: 'same' })).toMatchObject({ refusal: { code: 'same-id' } })
  })
})

describe('another conversation', () => {
  it('under the same id is refused, and nothing is merged', async () => {
    const { kept, anna } = await devices()
    const other = talkOf(
      createConversation(
        { id: anna.id, asked: ['otto'], lead: 'otto' },
        { viewer: { participant: 'otto' }, guide, language: 'fi', platform, store: kept },
      ),
    )
    other.does({ type: 'joined', name: 'Otto' })
    await other.settled()
    expect(other.getSnapshot().trouble).toMatchObject({ name: 'OivallusError', reason: 'foreign-log' })
    expect(other.state().participants.map((one) => one.id)).toEqual(['otto'])
    expect(JSON.stringify(await kept.read(anna.id, 'shared'))).not.toContain('Otto')
    await anna.settled()
    expect(anna.getSnapshot().trouble).toBeUndefined()
  })

  it('that the store does not keep cannot be joined', async () => {
    await expect(
      joinConversation('nowhere', {
        viewer: { participant: 'anna' },
        guide,
        language: 'fi',
        platform,
        store: createMemoryStore(platform),
      }),
    ).rejects.toMatchObject({ reason: 'malformed-options', path: 'conversation' })
  })
})

describe('an erased conversation', () => {
  it('is gone from every device, takes nothing more, and gives back what was being written', async () => {
    const { kept, anna, ville, lines } = await devices()
    anna.does(saw('Annan'))
    await settled(anna, ville)
    lines.ville.offline = true
    ville.does(saw('Villen'))
    await ville.settled()
    await kept.erase(anna.id, { conversation: true })
    lines.ville.offline = false
    await settled(ville, anna)
    for (const talk of [anna, ville])
      expect(JSON.stringify([talk.entries(), talk.state()])).not.toContain('Annan')
    expect(ville.getSnapshot().trouble).toMatchObject({ reason: 'erased' })
    expect(ville.getSnapshot().returned).toMatchObject([{ text: 'Villen' }])
    expect((await kept.read(anna.id, 'shared')).version).toBe(0)
    expect(await kept.list()).toEqual([])
  })
})

describe('an erased person', () => {
  it('is someone on every device, and their private stream is gone', async () => {
    const { kept, anna, ville } = await devices()
    ville.does(saw('Villen'))
    ville.does({ type: 'drafted', text: 'Luonnos' })
    await settled(ville, anna)
    await kept.erase(anna.id, { person: 'ville' })
    await settled(anna, ville)
    equal(anna, ville)
    expect(JSON.stringify([anna.entries(), anna.state(), ville.entries('private/ville')])).not.toMatch(
      /ville|Villen|Luonnos/i,
    )
    expect(anna.state().participants).toHaveLength(3)
    expect(ville.getSnapshot().mine).toEqual({ drafts: [], cameBack: [] })
  })
})

describe('what a host holds on to', () => {
  it('is the same snapshot until something changes, and no document is needed', async () => {
    const { anna, ville } = await devices()
    const first = anna.getSnapshot()
    expect(anna.getSnapshot()).toBe(first)
    expect(anna.getServerSnapshot()).toBe(first)
    await anna.settled()
    expect(anna.getSnapshot()).toBe(first)
    anna.view()
    anna.allowed()
    anna.explain({ type: 'paused' })
    anna.send(saw(''.padEnd(30_000, 'a')))
    expect(anna.getSnapshot()).toBe(first)
    ville.does({ type: 'turn.taken' })
    await settled(ville, anna)
    expect(anna.getSnapshot()).not.toBe(first)
    expect(Object.isFrozen(anna.getSnapshot().state.reality)).toBe(true)
  })

  it('goes on when a listener throws, and the host hears of it', async () => {
    const thrown: (() => void)[] = []
    vi.stubGlobal('queueMicrotask', (task: () => void) => thrown.push(task))
    const { anna, ville } = await devices()
    const heard = vi.fn()
    anna.subscribe(() => {
      throw new Error('the host’s own')
    })
    anna.subscribe(heard)
    expect(anna.send(saw('Annan')).accepted).toBe(true)
    await settled(anna, ville)
    expect(heard).toHaveBeenCalled()
    expect(texts(ville)).toEqual(['Annan'])
    expect(thrown.length).toBeGreaterThan(0)
    expect(thrown[0]).toThrow('the host’s own')
  })

  it('hears nothing once it has stopped listening, or the talk was put away', async () => {
    const { anna, ville } = await devices()
    const stopped = vi.fn()
    anna.subscribe(stopped)()
    anna.does(saw('Annan'))
    await settled(anna, ville)
    expect(stopped).not.toHaveBeenCalled()
    const late = vi.fn()
    ville.subscribe(late)
    ville.dispose()
    anna.does(saw('Vielä'))
    await anna.settled()
    expect(late).not.toHaveBeenCalled()
    expect(() => ville.send({ type: 'turn.taken' })).toThrow('was disposed of')
  })

  it('waits with settled() until nothing is pending', async () => {
    const { kept, anna } = await devices()
    const before = (await kept.read(anna.id, 'shared')).version
    for (const text of ['a', 'b', 'c']) anna.does(saw(text))
    expect(anna.getSnapshot().pending).toBe(3)
    await anna.settled()
    expect(anna.getSnapshot().pending).toBe(0)
    expect((await kept.read(anna.id, 'shared')).version).toBe(before + 3)
  })

  it('is settled, too, when the store cannot be reached and nothing is pending', async () => {
    const { anna, lines } = await devices()
    lines.anna.offline = true
    await expect(anna.settled()).resolves.toBeUndefined()
  })

  it('without a store settles at once', async () => {
    const talk = talkOf(
      createConversation(
        { asked: ['anna'], lead: 'anna' },
        { viewer: { participant: 'anna' }, guide, language: 'fi', platform },
      ),
    )
    talk.does({ type: 'joined', name: 'Anna' })
    expect(talk.getSnapshot().pending).toBe(0)
    await expect(talk.settled()).resolves.toBeUndefined()
  })
})

describe('the order of a log', () => {
  it('is the store’s: whoever appends stamps the time', async () => {
    const { kept, anna, ville } = await devices()
    ville.does(saw('Villen'))
    anna.does(saw('Annan'))
    expect(anna.entries().at(-1)).not.toHaveProperty('at')
    await settled(anna, ville)
    const { entries } = await kept.read(anna.id, 'shared')
    const times = entries.map((entry) => entry.at)
    expect(times).toEqual(times.toSorted())
    expect(anna.entries()).toEqual(entries)
    expect(ville.entries()).toEqual(entries)
  })
})
