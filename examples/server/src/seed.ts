import { builtIn, joinConversation, nextConversation, systemPlatform, type Viewer } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { ago, HELD, NEXT, NOTICE } from '@oivallus/example-hr-portal-data'
import { openHttpStore } from '@oivallus/storage/http'
import { runSeries, type Script, type StepResult, steadyPlatform } from '@oivallus/testing'
import { COOKIE, createHandler } from './handling.ts'
import { openStore, type Place } from './keeping.ts'
import { personOf } from './people.ts'

/*
 * What could have happened before the first visit: two talks of a series that were held, and the third, which an employee has called.
 * All of it is said by conversation objects through the server, on the day it was, and by each one's own hand.
 */

const GIVEN = { guide: builtIn({ fi }), language: 'fi' }
const SCREEN = 'tabletti'

/** What the first talk learned and shares more widely: each one has agreed, and those for whom it was said have confirmed it. */
const LEARNED = 'Yksi iso kattila on keittiölle helpoin, mutta viimeisenä syövä saa siitä huonoimman aterian.'

const withShared = (script: Script): Script => {
  const of = '@kattila'
  const steps = script.steps.map((step) =>
    step.event.type === 'noted.learning' && step.event.text === LEARNED
      ? { ...step, label: 'kattila' }
      : step,
  )
  const sharing: typeof steps = [
    { as: SCREEN, event: { type: 'sharing.agreed', of } },
    { as: 'outi', event: { type: 'sharing.agreed', of } },
    { as: 'outi', event: { type: 'learning.shared', of } },
  ]
  const confirming: typeof steps = ['ritva', 'samir'].map((as) => ({
    as,
    ownHand: true,
    event: { type: 'confirmed', of },
  }))
  const at = (type: string) => steps.findIndex(({ event }) => event.type === type)
  return {
    ...script,
    steps: steps.toSpliced(at('closed') + 1, 0, ...confirming).toSpliced(at('go.closing'), 0, ...sharing),
  }
}

/** A talk so many days ago, with one need more: nobody has answered it yet. */
const heldAgo = (script: Script, days: number, label: string, text: string): Script => {
  const steps = script.steps.filter(
    ({ as, event }) => typeof as === 'string' && event.type !== 'organisation.nothingNow',
  )
  const at = steps.findIndex(({ event }) => event.type === 'go.experiment')
  const of = `@${label}`
  const withNeed = steps.toSpliced(
    at,
    0,
    { as: SCREEN, label, event: { type: 'noted.need', text, level: 'management' } },
    { as: SCREEN, event: { type: 'need.agreed', of } },
    { as: 'outi', event: { type: 'need.agreed', of } },
    { as: 'outi', event: { type: 'need.forwarded', of } },
  )
  const today = systemPlatform.dayOf(systemPlatform.now(), script.zone)
  return ago({ ...script, notice: NOTICE, steps: withNeed }, today, days)
}

const ANSWER = 'Kaksi luokkaa syö syysloman jälkeen vasta kello 11.40. Asiasta on sovittu rehtorin kanssa.'

/** Fills a store in which there is nothing yet. */
export const seed = async (place: Place): Promise<void> => {
  const [first, second] = HELD as [Script, Script]
  const talks = [
    heldAgo(
      withShared(first),
      49,
      'poissa',
      'Keittiön pitää tietää jo edellisenä päivänä, mitkä luokat ovat retkellä. Nyt se selviää vasta, kun linjalla on hiljaista.',
    ),
    heldAgo(
      second,
      21,
      'sijainen',
      'Sijaisen vuoron pitää alkaa jo kahdeksalta niinä päivinä, kun meitä on kolme. Muuten aamun työt valuvat lounasaikaan.',
    ),
  ]
  const platform = steadyPlatform(talks[0]?.begins, crypto.randomUUID())
  const store = await openStore(place, platform)
  const handler = createHandler(store, '/', platform)
  try {
    if ((await store.list()).length > 0) return

    /** Everybody's own way to the server, which is in this very program. */
    const storeOf = (id: string) => ({
      ...openHttpStore({
        url: 'http://server.example',
        fetch: (address, init) => handler(new Request(address, init)),
        headers: () => ({ cookie: `${COOKIE}=${id}` }),
      }),
      // What others did is read after every step.
      subscribe: () => () => {},
    })
    const whoIsAt = (viewer: Viewer) =>
      'levels' in viewer ? '' : 'screen' in viewer ? viewer.scribe : viewer.participant

    /** Once all have confirmed it, the need is with the management, and is answered. */
    const onStep = async ({ step, event }: StepResult) => {
      if (step.as !== 'samir' || event.type !== 'confirmed') return
      const marja = storeOf('marja')
      for (const { conversation, id, level } of await marja.needs())
        await marja.append(conversation, 'shared', 0, [
          { id: platform.id(), by: { level }, event: { type: 'noted.answer', need: id, text: ANSWER } },
        ])
    }
    const series = { id: 'koulukeittio', language: 'fi' as const, title: '', about: '', talks }
    const held = await runSeries(series, {
      devices: 'each',
      platform,
      store: (viewer) => storeOf(whoIsAt(viewer)),
      onStep,
      ...GIVEN,
    })
    for (const one of held) one.dispose()

    const yesterday = systemPlatform.addDays(systemPlatform.dayOf(systemPlatform.now(), 'UTC'), -1)
    platform.moveTo(`${yesterday}T07:00:00.000Z`)
    const around = { viewer: { participant: 'kaisa' }, platform, store: storeOf('kaisa'), ...GIVEN }
    const previous = await joinConversation(held.at(-1)?.conversation.id ?? '', around)
    const next = nextConversation(previous, around, { lead: 'outi' })
    next.send({ type: 'joined', name: personOf('kaisa')?.name ?? '' })
    next.send({ type: 'topic.set', ...NEXT })
    await next.settled()
    next.send({ type: 'left' })
    await next.settled()
  } finally {
    handler.close()
    await store.close()
  }
}
