import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import {
  builtIn,
  type Conversation,
  createConversation,
  createMemoryStore,
  joinConversation,
  KINDS,
  nextConversation,
  notesOf,
  type SentEvent,
  systemPlatform,
  toHtml,
  toMarkdown,
  type Viewer,
} from '@oivallus/core'
import { toCalendar } from '@oivallus/core/calendar'
import { en } from '@oivallus/core/en'
import { type HttpStore, openHttpStore } from '@oivallus/storage/http'
import ical from 'ical.js'
import { marked } from 'marked'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundled, launchBrowser, type Opened, openPage } from '../../../scripts/browser.ts'
import { minified } from '../../../scripts/style.mjs'
import { createConversationHandler } from '../src/index.ts'
import { FIELDS, hostile, keeping, saying, written } from './script/fields.ts'
import type { Seen } from './script/page.ts'

/*
 * Script in every text field there is, through a real server, looked at in a real Chromium with no policy that would stop it: in every
 * phase, by everybody, from outside, and in the notes.
 */

const guide = builtIn({ en })
const store = createMemoryStore(systemPlatform)
const handler = createConversationHandler({
  store,
  base: '/conversations',
  identify: ({ headers }) => ({
    participant: headers.get('x-participant') ?? '',
    supervisor: headers.get('x-participant') === 'anna',
    levels: headers.get('x-participant') === 'hanna' ? ['hr'] : [],
  }),
  limits: { writes: 10_000 },
})
/** Pages that are served besides, by path. */
const pages = new Map<string, string>()
const TYPES: Record<string, string> = { '/code.js': 'text/javascript', '/style.css': 'text/css' }

let server: ServerType
let address = ''
let browser: Browser

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>A talk</title><link rel="stylesheet" href="/style.css"><body>${body}`

beforeAll(async () => {
  pages.set('/', page('<main id="talk"></main><script type="module" src="/code.js"></script>'))
  pages.set('/favicon.ico', '')
  pages.set(
    '/code.js',
    await bundled("import { begin } from './page.ts'\nawait begin()", join(import.meta.dirname, 'script')),
  )
  pages.set('/style.css', await minified(join(import.meta.dirname, '../../theme/src/style.css')))
  const fetch = async (request: Request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/conversations')) return handler(request)
    const content = pages.get(pathname)
    return new Response(content ?? '', {
      status: content === undefined ? 404 : 200,
      headers: { 'content-type': `${TYPES[pathname] ?? 'text/html'}; charset=utf-8` },
    })
  }
  server = await new Promise((resolve) => {
    const one = serve({ fetch, port: 0 }, () => resolve(one))
  })
  address = `http://localhost:${(server.address() as { port: number }).port}`
  browser = await launchBrowser()
})

const stores: HttpStore[] = []

afterAll(async () => {
  await browser?.close()
  for (const one of stores) await one.close()
  handler.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  server.close()
})

const around = (viewer: Viewer, as: string) => {
  const own = openHttpStore({ url: `${address}/conversations`, headers: () => ({ 'x-participant': as }) })
  stores.push(own)
  return { viewer, guide, language: 'en', store: own }
}

/** A browser tells in its console when somebody outside is refused the content. */
const isRefused = (problem: string) => /status of 403/.test(problem)

const open = (path: string, isExpected?: (problem: string) => boolean) =>
  openPage(browser, { address, close: async () => {} }, path, undefined, isExpected)

/** Numbers of the texts that were seen as text somewhere. */
const seen = new Set<string>()

/** What a document has been made of, and what is read in it: nothing of what was written is an element, or runs. */
const look = async ({ page, problems }: Opened, where: string) => {
  const { elements, handlers, links, words } = await page.evaluate(() => {
    const all = [...document.querySelectorAll('body *')]
    const attributes = ['aria-label', 'title', 'placeholder', 'value', 'alt']
    return {
      elements: all.map(({ localName }) => localName),
      handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
      links: all.flatMap((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? []),
      words: [
        document.body.textContent,
        ...all.flatMap((one) => attributes.map((name) => one.getAttribute(name))),
        ...all.map((one) => (one as HTMLInputElement).value),
      ].join(' '),
    }
  })
  expect(problems, where).toEqual([])
  expect(
    elements.filter((one) => ['img', 'iframe', 'object', 'embed', 'style'].includes(one)),
    where,
  ).toEqual([])
  expect(elements.filter((one) => one === 'script').length, where).toBeLessThanOrEqual(1)
  expect(handlers, where).toEqual([])
  expect(
    links.filter((one) => !/^(#|https?:|mailto:|\/code\.js$)/.test(one)),
    where,
  ).toEqual([])
  expect(
    links.filter((one) => one.includes('evil')),
    where,
  ).toEqual([])
  for (const number of written.keys()) if (words.includes(number)) seen.add(number)
}

/** Everybody's page of a talk. */
const watching = async (id: string) => {
  const people: [string, Viewer, string][] = [
    ['anna', { participant: 'anna' }, 'anna'],
    ['ville', { participant: 'ville' }, 'ville'],
    ['the table', { screen: 'table', scribe: 'milla' }, 'milla'],
    ['somebody outside', { participant: 'mallory' }, 'mallory'],
    ['a level', { levels: ['hr'] }, 'hanna'],
  ]
  const opened = await Promise.all(
    people.map(async ([name, viewer, as]) => {
      const setting: Seen = { id, viewer, as }
      const isOutside = ['mallory', 'hanna'].includes(as)
      const one = await open(
        `/?${encodeURIComponent(JSON.stringify(setting))}`,
        isOutside ? isRefused : undefined,
      )
      await one.page.locator('#shown').waitFor({ state: 'attached' })
      return { name, ...one }
    }),
  )
  return {
    /** Looks at every page once it has what the talk has by now. */
    look: async (where: string) => {
      const { version } = await store.read(id, 'shared')
      for (const one of opened) {
        const isInside = !['somebody outside', 'a level'].includes(one.name)
        if (isInside)
          await one.page.waitForFunction((least) => window.watched.entries().length >= least, version)
        await look(one, `${where}, ${one.name}`)
      }
    },
    close: () => Promise.all(opened.map((one) => one.close())),
  }
}

type Act = { type: string }

/** The devices of a talk: Anna leads, Ville has a screen of his own, Milla types for Kalle. */
const devices = async (anna: Conversation) => {
  const ville = await joinConversation(anna.id, around({ participant: 'ville' }, 'ville'))
  const table = await joinConversation(anna.id, around({ screen: 'table', scribe: 'milla' }, 'milla'))
  const all = { anna, ville, table }
  const settled = async () => {
    for (const one of [...Object.values(all), ...Object.values(all)]) await one.settled()
  }
  const attempt = async (who: keyof typeof all, event: Act, as?: object): Promise<boolean> => {
    const { accepted } = all[who].send(event as SentEvent, as)
    await settled()
    const { returned, trouble } = all[who].getSnapshot()
    expect({ returned, trouble }).toEqual({ returned: [], trouble: undefined })
    return accepted
  }
  return {
    ...all,
    attempt,
    say: async (who: keyof typeof all, event: Act, as?: object) => {
      const sent = all[who].explain(event as SentEvent, as as never)
      expect(sent?.code, event.type).toBe(undefined)
      await attempt(who, event, as)
    },
    state: () => anna.getSnapshot().state,
    dispose: () => {
      for (const one of Object.values(all)) one.dispose()
    },
  }
}

type Devices = Awaited<ReturnType<typeof devices>>

const everybodyJoins = async ({ say }: Devices) => {
  await say('anna', saying('joined', { supervisor: true }))
  await say('ville', saying('joined'))
  await say('table', saying('joined', { screen: 'table' }), { by: { participant: 'milla' } })
  await say('table', saying('joined', { screen: 'table' }), {
    by: { participant: 'kalle' },
    enteredBy: 'milla',
  })
}

const goOn = async ({ say, state }: Devices, to: string) => {
  const { stage, moves } = state()
  await say('anna', { type: `go.${to}`, of: stage, revision: moves } as Act)
}

const idOf = ({ state }: Devices, kind: string, at = -1): string =>
  state()
    .lines.flat()
    .filter((line) => line.kind === kind && line.status === 'open')
    .at(at)?.id ?? ''

/** A decision is a supervisor's to note. */
const speakerOf = (kind: string) => (kind === 'decision' ? 'anna' : 'ville')

/** Says a line of each kind that is taken here, and was not said yet. */
const sayAll = async (talk: Devices, left: Set<string>) => {
  for (const kind of left) {
    const need = idOf(talk, 'need')
    if (kind === 'answer' && need === '') continue
    const event = saying(`noted.${kind}`, {
      ...(kind === 'answer' && { need }),
      ...(kind === 'need' && { level: 'hr' }),
    })
    if (await talk.attempt(speakerOf(kind), event)) left.delete(kind)
  }
}

/** Kept, and not shown in this talk; nor is the wording of a question of an organisation's own, which every guide has itself. */
const UNSEEN = [
  'topic.set.serves.goal.link',
  // Reworded before anybody looked.
  'parked.line.idea.situation',
  'parked.line.return.text',
  'noted.idea.situation',
  'revised.situation',
  // Of the calendar entry.
  'summary',
  'description',
]

it('is shown as text wherever it is shown, runs nowhere, and reaches nothing', async () => {
  const anna = createConversation(
    {
      asked: ['anna', 'ville', 'milla', 'kalle'],
      lead: 'anna',
      zone: 'Europe/Helsinki',
      discloses: hostile('opened.discloses'),
      notice: {
        controller: hostile('opened.notice.controller'),
        contact: hostile('opened.notice.contact'),
        purpose: hostile('opened.notice.purpose'),
        legalBasis: hostile('opened.notice.legalBasis'),
        link: hostile('opened.notice.link'),
      },
    },
    around({ participant: 'anna' }, 'anna'),
  )
  await anna.settled()
  const talk = await devices(anna)
  const { say } = talk
  await everybodyJoins(talk)
  const everybody = await watching(anna.id)
  await say('anna', saying('topic.set'))
  await say('ville', saying('drafted'))
  const [draft] = talk.ville.getSnapshot().mine.drafts
  await everybody.look('called')
  await say('ville', saying('redrafted', { of: draft?.id }))
  await everybody.look('called, with a draft reworded')

  await say('anna', { type: 'started', form: 'full' } as Act)
  const mallory = await joinConversation(anna.id, around({ participant: 'mallory' }, 'mallory'))
  expect(mallory.send(saying('knocked') as SentEvent).accepted).toBe(true)
  await mallory.settled()
  await say('anna', { type: 'framing.presented', softened: [] } as Act)
  for (const who of ['anna', 'ville', 'table'] as const) await say(who, { type: 'framing.acknowledged' })
  for (const kind of KINDS)
    await say(speakerOf(kind), keeping(kind, { ...(kind === 'answer' && { need: 'none' }) }))
  const left = new Set<string>(KINDS)
  await sayAll(talk, left)
  await everybody.look('framing')

  await goOn(talk, 'reality')
  await sayAll(talk, left)
  await say('table', { type: 'turn.taken' })
  await say('anna', { type: 'lines.chosen', lines: [idOf(talk, 'observation')] } as Act)
  await everybody.look('reality')

  await goOn(talk, 'learning')
  await sayAll(talk, left)
  await everybody.look('learning')

  await goOn(talk, 'distinction')
  await sayAll(talk, left)
  await say('anna', {
    type: 'origin.named',
    of: idOf(talk, 'observation'),
    revision: 0,
    origin: 'structures',
  } as Act)
  const need = { of: idOf(talk, 'need'), revision: 0 }
  for (const who of ['anna', 'ville', 'table'] as const)
    await say(who, { type: 'need.agreed', ...need } as Act)
  await say('anna', { type: 'need.forwarded', ...need } as Act)
  await everybody.look('distinction')
  // A level answers what has left the room; what was entered for Kalle waits for him.
  const kalle = await joinConversation(anna.id, around({ participant: 'kalle' }, 'kalle'))
  kalle.send({ type: 'confirmed', ...need })
  await kalle.settled()

  await goOn(talk, 'experiment')
  await everybody.look('experiment, with what was kept for it')
  await sayAll(talk, left)
  await everybody.look('experiment, with ideas')
  await say('ville', saying('revised', { of: idOf(talk, 'idea'), revision: 0 }))
  await say('ville', saying('noted.idea'))
  const [first, second] = [idOf(talk, 'idea', -2), idOf(talk, 'idea')]
  const agree = async (of: string, revision: number) => {
    await say('anna', { type: 'experiment.asked', of, revision } as Act)
    for (const who of ['ville', 'table'] as const)
      await say(who, { type: 'experiment.agreed', of, revision } as Act)
  }
  await agree(first, 1)
  await say('anna', saying('experiment.taken', { of: first, revision: 1, end: 'next' }))
  await everybody.look('experiment')
  await say('anna', { type: 'experiment.released', of: first, revision: 1 } as Act)
  await say('anna', saying('experiment.none'))
  await everybody.look('experiment, with none taken')
  await agree(first, 1)
  await say('anna', saying('experiment.taken', { of: first, revision: 1, end: 'next' }))
  await agree(second, 0)
  await say('anna', saying('experiment.replaced', { of: second, revision: 0, end: 'next' }))
  await everybody.look('experiment, with another one taken')

  await goOn(talk, 'followUp')
  await everybody.look('followUp, with what was kept for it')
  await say('anna', saying('return.none'))
  await everybody.look('followUp, without a return')
  await sayAll(talk, left)
  // Of an experiment it is told in the next talk what became of it.
  expect([...left]).toEqual(['outcome'])
  const learned = { of: idOf(talk, 'learning'), revision: 0 }
  for (const who of ['anna', 'ville', 'table'] as const)
    await say(who, { type: 'sharing.agreed', ...learned } as Act)
  await say('anna', { type: 'learning.shared', ...learned, withoutName: true } as Act)
  kalle.send({ type: 'confirmed', ...learned })
  await kalle.settled()
  await everybody.look('followUp')

  await goOn(talk, 'closing')
  await say('anna', { type: 'closing.presented' })
  await everybody.look('closing')
  const { stage, moves } = talk.state()
  await say('anna', { type: 'closed', of: stage, revision: moves } as Act)
  await everybody.look('held')
  await everybody.close()

  const next = nextConversation(anna, around({ participant: 'anna' }, 'anna'))
  await next.settled()
  const later = await devices(next)
  await everybodyJoins(later)
  await later.say('anna', saying('topic.set'))
  await later.say('anna', { type: 'started', form: 'full' } as Act)
  await later.say('anna', { type: 'framing.presented', softened: [] } as Act)
  for (const who of ['anna', 'ville', 'table'] as const)
    await later.say(who, { type: 'framing.acknowledged' })
  const everybodyLater = await watching(next.id)
  await goOn(later, 'reality')
  await everybodyLater.look('reality of the next talk')
  await sayAll(later, left)
  await everybodyLater.look('reality of the next talk, with what became of the experiment')
  expect([...left]).toEqual([])
  await later.say('anna', { type: 'everyone.spoken' })
  await goOn(later, 'learning')
  await later.say('anna', { type: 'learning.notKnownYet' })
  await goOn(later, 'distinction')
  await goOn(later, 'experiment')
  await later.say('anna', saying('experiment.continued', { of: second, fate: 'change' }))
  await everybodyLater.look('experiment of the next talk')
  await everybodyLater.close()

  for (const [name, reader] of [
    ['anna', { participant: 'anna' }],
    ['outside', { levels: ['hr'] }],
  ] as const) {
    const notes = notesOf(talk.state(), anna.entries(), { reader, now: systemPlatform.now() })
    pages.set(`/${name}.html`, toHtml(notes, en))
    pages.set(`/${name}.md`, page(await marked.parse(toMarkdown(notes, en))))
    for (const path of [`/${name}.html`, `/${name}.md`]) {
      const one = await open(path)
      await look(one, path)
      await one.close()
    }
  }

  // Nothing of a talk stands in its calendar entry; what the host gives for it is text there, and no line of its own.
  const [plain, given] = [{}, { summary: hostile('summary'), description: hostile('description') }].map(
    (words) => toCalendar(anna.entries(), { texts: en, now: systemPlatform.now(), ...words }) ?? '',
  ) as [string, string]
  expect(plain).not.toContain('№')
  const propertiesOf = (file: string) => {
    const [event, ...others] = new ical.Component(ical.parse(file)).getAllSubcomponents()
    expect(others).toEqual([])
    return event?.getAllProperties().map(({ name }) => name)
  }
  expect(propertiesOf(given)).toEqual(propertiesOf(plain))

  const isWritten = new Set(written.values())
  expect(FIELDS.filter((field) => !isWritten.has(field))).toEqual([])
  const isSeen = new Set([...seen].map((number) => written.get(number)))
  const isUnseen = [...isWritten].filter(
    (field) => !isSeen.has(field) && !field.endsWith('.question.wording'),
  )
  expect(isUnseen).toEqual(UNSEEN)
  for (const one of [talk, later]) one.dispose()
  for (const one of [mallory, kalle]) one.dispose()
})
