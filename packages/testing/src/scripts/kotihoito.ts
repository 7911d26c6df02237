import type { Script } from '../script.ts'

/** One-to-one at one laptop: a supervisor in home care and a nurse who works evenings. The nurse types. */
export const kotihoito: Script = {
  id: 'kotihoito',
  language: 'fi',
  form: 'full',
  title: 'Iltavuorot uusilla reiteillä',
  about: 'A full one-to-one in home care: an idea that came too early is kept and becomes the experiment.',
  begins: '2026-09-09T10:30:00.000Z',
  zone: 'Europe/Helsinki',
  lead: 'paivi',
  people: [
    { id: 'paivi', name: 'Päivi', supervisor: true, screen: 'poyta' },
    { id: 'milla', name: 'Milla', screen: 'poyta' },
  ],
  screens: [{ id: 'poyta', scribe: 'milla' }],
  notice: {
    controller: 'Esimerkkilän hyvinvointialue',
    contact: 'tietosuoja@esimerkkila.example',
    purpose: 'Työn kehittäminen ja työstä oppiminen',
    legalBasis: 'Yleistä etua koskeva tehtävä (yleisen tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta)',
    retentionMonths: 12,
    objectionDays: 7,
  },
  discloses: 'Palvelupäällikkö näkee, että keskustelu on käyty ja milloin siihen palataan.',
  topic: {
    text: 'Iltavuorot uusilla reiteillä',
    kind: 'situation',
    why: 'Reitit laskettiin elokuussa uudelleen, ja ensimmäinen kuukausi on nyt ajettu.',
    serves: { text: 'Asiakas saa iltalääkkeensä ajallaan ja hoitajalta, jonka hän tuntee.' },
  },
  steps: [
    {
      as: 'poyta',
      event: { type: 'framing.presented' },
      aloud: 'Päivi sanoo omin sanoin, miksi pysähdytään, ja kysyy, onko Millalla kysyttävää.',
    },
    { as: 'poyta', event: { type: 'go.reality' } },

    {
      as: 'poyta',
      event: {
        type: 'noted.observation',
        under: 'focus',
        text: 'Iltareitillä on nyt yksitoista käyntiä. Kuudella niistä annetaan lääkkeet.',
      },
    },
    {
      as: 'poyta',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Sairaalasta kotiutunut uusi asiakas saatiin reitille samana päivänä, eikä kenenkään vuoro venynyt.',
      },
    },
    {
      as: 'poyta',
      label: 'ruuhka',
      aloud: 'Milla piirtää paperille, missä kohdassa kylää mikin käynti on. Päivi kuuntelee.',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Neljä lääkekäyntiä osuu seitsemän ja kahdeksan väliin eri puolille kylää. Viimeinen on melkein joka ilta myöhässä.',
      },
    },
    {
      as: 'poyta',
      label: 'muutokset',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Reitin muutokset tulevat puhelimeen kesken käynnin. Niitä ei voi lukea, kun kädet ovat pesuvadissa.',
      },
    },
    {
      as: 'poyta',
      label: 'siirto',
      aloud: 'Milla: Mutta eihän kaikkien tarvitsisi olla juuri seitsemältä.',
      event: {
        type: 'noted.idea',
        text: 'Siirretään kahden asiakkaan iltalääkkeet puoli yhdeksään, jos se sopii heille ja lääkemääräys sen sallii.',
      },
      refused: 'not-yet-solving',
      takes: 'park',
    },
    { as: 'poyta', event: { type: 'lines.chosen', lines: ['@ruuhka'] } },
    { as: 'poyta', event: { type: 'go.learning' } },

    {
      as: 'poyta',
      event: {
        type: 'noted.learning',
        text: 'Kun lääkkeellä on kellonaika, käyntien järjestystä ei voi päättää ajomatkan mukaan.',
        from: ['@ruuhka'],
      },
    },
    {
      as: 'poyta',
      aloud: 'Päivi avaa lääkelistat, ja ne luetaan yhdessä läpi.',
      event: {
        type: 'noted.learning',
        as: 'assumption',
        text: 'Oletimme, että jokaisella iltalääkkeellä on tarkka kellonaika. Määräyksistä katsottuna sellainen on vain kahdella neljästä.',
        from: ['@ruuhka'],
      },
    },
    { as: 'poyta', event: { type: 'go.distinction' } },

    { as: 'poyta', event: { type: 'origin.named', of: '@ruuhka', origin: 'structures' } },
    {
      as: 'poyta',
      event: {
        type: 'noted.finding',
        finding: 'supported',
        text: 'Lääkelistat ovat ajan tasalla, ja ne saa auki asiakkaan ovella.',
      },
    },
    {
      as: 'poyta',
      event: {
        type: 'noted.finding',
        finding: 'missing',
        text: 'Reittiohjelmassa ei ole kohtaa, johon voisi merkitä, onko lääkkeen kellonaika ehdoton.',
        tags: ['sharedPractices'],
        from: ['@ruuhka'],
      },
    },
    {
      as: 'poyta',
      label: 'tarve',
      event: {
        type: 'noted.need',
        text: 'Reittiohjelmaan tarvitaan kohta, josta se näkee, mitkä lääkeajat ovat ehdottomia. Nyt se järjestää käynnit pelkän ajomatkan mukaan.',
        level: 'it',
        from: ['@ruuhka'],
      },
    },
    {
      as: 'poyta',
      event: { type: 'need.agreed', of: '@tarve' },
      aloud: 'Päivi lukee tarpeen ääneen ja kysyy, onko se hyvin sanottu.',
    },
    { as: 'poyta', event: { type: 'need.forwarded', of: '@tarve' } },
    { as: 'poyta', event: { type: 'go.experiment' } },

    {
      as: 'poyta',
      event: { type: 'experiment.asked', of: '@siirto' },
      aloud:
        'Talteen jäänyt ajatus on taas esillä. Päivi: Näetkö tässä mitään estettä? Milla: En, kunhan asiakkailta kysytään ensin.',
    },
    {
      as: 'poyta',
      event: {
        type: 'experiment.taken',
        of: '@siirto',
        end: 'next',
        situation: 'Arki-iltojen kierroksella. Asiakkailta kysytään torstaina, kun viikon lääkkeet viedään.',
        carries: 'milla',
      },
    },
    {
      as: 'poyta',
      event: {
        type: 'noted.lighten',
        text: 'Iltavuoron puolivälin tilannesoitto jätetään kokeilun ajaksi pois. Kirjauksista näkee saman.',
        carries: 'us',
      },
    },
    {
      as: 'poyta',
      event: {
        type: 'noted.support',
        text: 'Päivi varmistaa lääkäriltä, että ajan siirto käy kummankin lääkkeen kohdalla.',
        carries: 'paivi',
      },
    },
    { as: 'poyta', event: { type: 'go.followUp' } },

    { as: 'poyta', event: { type: 'noted.return', day: '+28d', time: '13:30' } },
    {
      as: 'poyta',
      event: {
        type: 'noted.signal',
        text: 'Viimeisen asiakkaan luona ei tarvitse aloittaa pahoittelemalla.',
      },
    },
    {
      as: 'poyta',
      event: {
        type: 'noted.nextQuestion',
        text: 'Miltä ilta näyttää asiakkaan silmin, kun hoitaja tulee eri aikaan kuin ennen?',
      },
    },
    { as: 'poyta', event: { type: 'go.closing' } },

    { as: 'poyta', event: { type: 'closing.presented' }, aloud: 'Päivi lukee loppusanat ääneen.' },
    { as: 'poyta', event: { type: 'closed' } },
  ],
}
