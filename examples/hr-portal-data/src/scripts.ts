import { type Script, series } from '@oivallus/testing'

/** Who is signed in: the supervisor of the school kitchens. */
export const USER = { id: 'outi', name: 'Outi', supervisor: true as const }

/** The one screen in the meeting room, at which she types for those around it. */
export const ROOM = { screen: 'huone', scribe: USER.id }

const { talks } = series.koulukeittio
const [first, second] = talks as [Script, Script]

/** Two talks of a team, held: what was tried in the first is told in the second. */
export const HELD: readonly Script[] = [first, second]

/** One to one, and in the middle: they have been as far as what to try, and went back to how the mornings go. */
export const BEGUN: Script = {
  id: 'erityisruokavaliot',
  language: 'fi',
  form: 'full',
  title: 'Erityisruokavalioiden aamut',
  about: 'One to one at one screen, back in reality: a thought of what to try comes too early here.',
  begins: '2026-09-22T06:00:00.000Z',
  zone: 'Europe/Helsinki',
  lead: USER.id,
  people: [
    { ...USER, screen: ROOM.screen },
    { id: 'henna', name: 'Henna', screen: ROOM.screen },
  ],
  screens: [{ id: ROOM.screen, scribe: ROOM.scribe }],
  topic: {
    text: 'Erityisruokavalioiden aamut',
    kind: 'situation',
    why: 'Muutoksia tulee kesken aamun, ja kahdesti annos oli jo tehty.',
  },
  steps: [
    { as: ROOM.screen, event: { type: 'framing.presented' } },
    { as: ROOM.screen, event: { type: 'go.reality' } },
    {
      as: ROOM.screen,
      event: {
        type: 'noted.observation',
        under: 'focus',
        text: 'Erityisruokavalioita on tänä vuonna 38, ja ne tehdään kaikki ennen kymmentä.',
      },
    },
    {
      as: ROOM.screen,
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Merkintätaulu toimii: yksikään annos ei ole mennyt väärälle lapselle.',
      },
    },
    {
      as: ROOM.screen,
      label: 'muutokset',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Muutokset tulevat kouluilta viestillä kesken aamun. Kahdesti viesti luettiin vasta, kun annos oli jo tehty.',
      },
    },
    { as: ROOM.screen, event: { type: 'lines.chosen', lines: ['@muutokset'] } },
    { as: ROOM.screen, event: { type: 'go.learning' } },
    {
      as: ROOM.screen,
      event: {
        type: 'noted.learning',
        text: 'Luotamme taulun aamuiseen tilanteeseen, vaikka se ehtii vanhentua ennen lounasta.',
        from: ['@muutokset'],
      },
    },
    { as: ROOM.screen, event: { type: 'go.distinction' } },
    { as: ROOM.screen, event: { type: 'origin.named', of: '@muutokset', origin: 'structures' } },
    { as: ROOM.screen, event: { type: 'organisation.nothingNow' } },
    { as: ROOM.screen, event: { type: 'go.experiment' } },
    {
      as: ROOM.screen,
      event: { type: 'go.reality' },
      aloud: 'Henna: Palataan vielä siihen, miten aamut oikeasti menevät.',
    },
  ],
}

/** Two that are coming: a talk that follows those of the team, and the first one with a new employee. */
export const NEXT = { text: 'Mitä pastakokeilusta jäi', kind: 'experiment' } as const
export const FIRST = {
  asked: ['outi', 'elias'],
  names: { outi: USER.name, elias: 'Elias' },
  topic: { text: 'Ensimmäiset viikot keittiössä', kind: 'newTask' },
} as const
