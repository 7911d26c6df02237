import type { Script, ScriptSeries } from '../script.ts'

/** Three in a school kitchen around one tablet, and their supervisor on a screen of her own at another school. */
const cast: Pick<Script, 'language' | 'zone' | 'lead' | 'people' | 'screens'> = {
  language: 'fi',
  zone: 'Europe/Helsinki',
  lead: 'outi',
  people: [
    { id: 'outi', name: 'Outi', supervisor: true },
    { id: 'kaisa', name: 'Kaisa', screen: 'tabletti' },
    { id: 'ritva', name: 'Ritva', screen: 'tabletti' },
    { id: 'samir', name: 'Samir', screen: 'tabletti' },
  ],
  screens: [{ id: 'tabletti', scribe: 'kaisa' }],
}

const syyskuu: Script = {
  ...cast,
  id: 'koulukeittio-1',
  form: 'full',
  title: 'Lounaslinjan ruuhka ja hävikki',
  about: 'The first talk of a series: an experiment with an end, and a need that the organisation answers.',
  begins: '2026-09-08T10:30:00.000Z',
  topic: {
    text: 'Lounaslinjan ruuhka ja hävikki',
    kind: 'situation',
    why: 'Puolenpäivän aikaan jono ulottuu käytävään, ja silti pastaa jää paljon yli.',
    serves: {
      text: 'Jokainen oppilas ehtii syödä rauhassa, eikä hyvää ruokaa päädy biojätteeseen.',
      goal: { id: 'havikki-2030', label: 'Ruokahävikki puolittuu vuoteen 2030 mennessä' },
    },
  },
  steps: [
    { as: 'outi', event: { type: 'framing.presented' } },
    { as: 'tabletti', event: { type: 'framing.acknowledged' } },
    { as: 'outi', event: { type: 'go.reality' } },

    {
      as: 'tabletti',
      event: {
        type: 'noted.observation',
        under: 'focus',
        text: 'Tänä syksynä annoksia lähtee 430 päivässä, kolmekymmentä enemmän kuin keväällä.',
      },
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Uusi salaattilinja vetää. Yläkoululaiset ottavat nyt kahta eri kasvista.',
      },
    },
    {
      as: 'tabletti',
      label: 'jono',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Kello 11.20 tulee kolme luokkaa yhtä aikaa, ja jono ulottuu käytävään asti.',
      },
    },
    {
      as: 'tabletti',
      label: 'pasta',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Viimeiset saavat pehmenneen pastan. Siitä puolet menee biojätteeseen.',
      },
    },
    {
      as: 'outi',
      event: { type: 'noted.wondering', text: 'Mitä linjalla oikein tapahtuu viimeisen vartin aikana?' },
    },
    { as: 'outi', event: { type: 'lines.chosen', lines: ['@pasta', '@jono'] } },
    { as: 'outi', event: { type: 'go.learning' } },

    {
      as: 'tabletti',
      event: {
        type: 'noted.learning',
        text: 'Yksi iso kattila on keittiölle helpoin, mutta viimeisenä syövä saa siitä huonoimman aterian.',
        from: ['@pasta'],
      },
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.learning',
        as: 'unlearning',
        text: 'Kaiken ei tarvitse olla valmiina ennen yhtätoista. Se tapa on ajalta, jolloin patoja oli yksi.',
        from: ['@pasta'],
      },
    },
    {
      as: 'outi',
      event: {
        type: 'noted.learning',
        as: 'assumption',
        text: 'Olen katsonut hävikkiä kiloina kuukaudessa. Linjalla se syntyy viimeisessä vartissa.',
      },
    },
    { as: 'outi', event: { type: 'go.distinction' } },

    { as: 'outi', event: { type: 'origin.named', of: '@pasta', origin: 'doing' } },
    { as: 'outi', event: { type: 'origin.named', of: '@jono', origin: 'structures' } },
    {
      as: 'tabletti',
      event: {
        type: 'noted.finding',
        finding: 'supported',
        text: 'Hävikki punnitaan joka päivä, joten muutos näkyy heti.',
        tags: ['measures'],
      },
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.finding',
        finding: 'missing',
        text: 'Koululla ja keittiöllä ei ole yhteistä tapaa sopia ruokailuvuoroista.',
        tags: ['sharedPractices'],
        from: ['@jono'],
      },
    },
    {
      as: 'tabletti',
      label: 'vuorot',
      event: {
        type: 'noted.need',
        text: 'Koulun kanssa pitää sopia, ettei kolme luokkaa tule syömään samaan aikaan.',
        level: 'management',
        from: ['@jono'],
      },
    },
    { as: 'tabletti', event: { type: 'need.agreed', of: '@vuorot' } },
    { as: 'outi', event: { type: 'need.agreed', of: '@vuorot' } },
    { as: 'outi', event: { type: 'need.forwarded', of: '@vuorot' } },
    { as: 'outi', event: { type: 'go.experiment' } },

    {
      as: 'tabletti',
      label: 'erat',
      event: {
        type: 'noted.idea',
        text: 'Keitetään pasta kahdessa erässä. Toinen pannaan kiehumaan vasta kello 11.15.',
        from: ['@pasta'],
      },
    },
    { as: 'outi', event: { type: 'experiment.asked', of: '@erat' } },
    { as: 'tabletti', event: { type: 'experiment.agreed', of: '@erat' } },
    {
      as: 'tabletti',
      event: {
        type: 'experiment.taken',
        of: '@erat',
        end: 'next',
        situation: 'Pastapäivinä eli tiistaisin ja joka toinen torstai.',
        carries: 'samir',
      },
    },
    {
      as: 'tabletti',
      event: { type: 'noted.stop', text: 'Linjan vuokien täyttäminen varmuuden vuoksi.', carries: 'us' },
    },
    {
      as: 'tabletti',
      event: { type: 'noted.support', text: 'Outi hankkii kattilalle ajastimen.', carries: 'outi' },
    },
    { as: 'outi', event: { type: 'go.followUp' } },

    { as: 'outi', event: { type: 'noted.return', day: '+28d', time: '13:30' } },
    {
      as: 'tabletti',
      event: { type: 'noted.signal', text: 'Viimeinen luokka syö yhtä hyvää pastaa kuin ensimmäinen.' },
    },
    {
      as: 'outi',
      event: { type: 'noted.nextQuestion', text: 'Mitä opimme siitä, mitä oppilaat jättävät lautaselle?' },
    },
    { as: 'outi', event: { type: 'go.closing' } },

    { as: 'outi', event: { type: 'closing.presented' } },
    { as: 'outi', event: { type: 'closed' } },

    {
      as: 'ritva',
      ownHand: true,
      event: { type: 'confirmed', of: '@vuorot' },
      aloud: 'Ritva katsoo illalla, mihin hänen puolestaan sovittiin.',
    },
    {
      as: 'samir',
      ownHand: true,
      event: { type: 'confirmed', of: '@vuorot' },
    },
    {
      as: { level: 'management' },
      keyboard: false,
      label: 'vastaus',
      event: {
        type: 'noted.answer',
        need: '@vuorot',
        text: 'Kaksi luokkaa syö syysloman jälkeen vasta kello 11.40. Asiasta on sovittu rehtorin kanssa.',
      },
    },
  ],
}

const lokakuu: Script = {
  ...cast,
  id: 'koulukeittio-2',
  form: 'full',
  title: 'Lounaslinja pastakokeilun jälkeen',
  about:
    'The second talk opens with what became of the experiment; a guest is welcomed, and an idea waits for the next time.',
  begins: '2026-10-06T10:30:00.000Z',
  people: [...cast.people, { id: 'leena', name: 'Leena', guest: true, screen: 'tabletti', later: true }],
  topic: { text: 'Lounaslinja pastakokeilun jälkeen', kind: 'experiment' },
  steps: [
    { as: 'outi', event: { type: 'framing.presented' } },
    { as: 'tabletti', event: { type: 'framing.acknowledged' } },
    { as: 'outi', event: { type: 'go.reality' } },

    {
      as: 'tabletti',
      event: {
        type: 'noted.outcome',
        outcome: 'triedInPart',
        text: 'Tiistaisin se toimi. Torstaisin linjalla oli kolme ihmistä, ja toinen erä jäi keittämättä.',
      },
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Tiistaina biojäteastiaan menee enää viisi kiloa pastaa. Ennen sitä meni neljätoista.',
      },
    },
    {
      as: 'tabletti',
      label: 'kolme',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Kolmen hengen päivinä kukaan ei ehdi kattilalle kello 11.15.',
      },
    },
    {
      as: 'leena',
      event: { type: 'joined', name: 'Leena', screen: 'tabletti', guest: true },
      refused: 'someone-new',
      aloud: 'Apulaisrehtori Leena kurkistaa ovesta: saako tulla kuuntelemaan? Kysytään kaikilta.',
    },
    { as: 'outi', event: { type: 'welcomed', participant: 'leena' } },
    { as: 'tabletti', event: { type: 'welcomed', participant: 'leena' } },
    { as: 'leena', event: { type: 'joined', name: 'Leena', screen: 'tabletti', guest: true } },
    {
      as: 'leena',
      event: { type: 'framing.acknowledged' },
      aloud: 'Outi sanoo Leenalle, miksi tässä on pysähdytty.',
    },
    {
      as: 'leena',
      event: {
        type: 'noted.observation',
        under: 'feedback',
        text: 'Oppilaskunta kysyi, miksi tiistain pasta on parempaa kuin torstain.',
      },
    },
    { as: 'outi', event: { type: 'lines.chosen', lines: ['@kolme'] } },
    { as: 'outi', event: { type: 'go.learning' } },

    {
      as: 'ritva',
      event: {
        type: 'noted.explanation',
        text: 'Torstain vuorot tehdään edellisellä viikolla, eikä niitä tehdessä näe ruokalistaa.',
      },
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.learning',
        text: 'Toinen erä ei vaadi lisää käsiä. Se vaatii, että kattilalle on aamulla sovittu joku.',
        from: ['@kolme'],
      },
    },
    { as: 'outi', event: { type: 'go.distinction' } },

    { as: 'outi', event: { type: 'origin.named', of: '@kolme', origin: 'both' } },
    {
      as: 'tabletti',
      event: {
        type: 'noted.finding',
        finding: 'gotInTheWay',
        text: 'Sijainen tulee vasta kymmeneltä, joten aamun työt valuvat lounasaikaan.',
        tags: ['sharedPractices'],
        from: ['@kolme'],
      },
    },
    { as: 'outi', event: { type: 'organisation.nothingNow' } },
    { as: 'outi', event: { type: 'go.experiment' } },

    { as: 'outi', event: { type: 'experiment.continued', of: '@erat', fate: 'keepTrying' } },
    {
      as: 'tabletti',
      event: {
        type: 'noted.lighten',
        text: 'Kolmen hengen päivinä salaatti tilataan valmiiksi pilkottuna.',
        carries: 'ritva',
      },
    },
    { as: 'outi', event: { type: 'support.none' } },
    { as: 'outi', event: { type: 'go.followUp' } },

    { as: 'outi', event: { type: 'noted.return', day: '+28d', time: '13:30' } },
    {
      as: 'tabletti',
      event: { type: 'noted.signal', text: 'Aamulla taululla lukee, kuka on kattilalla.' },
    },
    {
      as: 'samir',
      label: 'riisi',
      aloud: 'Samir: Riisille voisi tehdä saman. Outi: Hyvä ajatus, otetaan se talteen ensi kertaan.',
      event: { type: 'noted.idea', text: 'Samaa voisi kokeilla riisille.' },
      refused: 'too-early',
      takes: 'park',
    },
    { as: 'outi', event: { type: 'go.closing' } },

    { as: 'outi', event: { type: 'closing.presented' } },
    { as: 'outi', event: { type: 'closed' } },
  ],
}

const marraskuu: Script = {
  ...cast,
  id: 'koulukeittio-3',
  form: 'short',
  title: 'Mitä pastakokeilusta jäi',
  about:
    'The third talk, in the short form: the experiment became how they work, and what it taught is shared.',
  begins: '2026-11-03T11:30:00.000Z',
  topic: { text: 'Mitä pastakokeilusta jäi', kind: 'experiment' },
  steps: [
    { as: 'outi', event: { type: 'framing.presented' } },
    { as: 'tabletti', event: { type: 'framing.acknowledged' } },
    {
      as: 'outi',
      event: { type: 'go.learning' },
      refused: 'last-time-first',
      takes: 'tried',
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Kaksi erää on keitetty joka pastapäivä, myös silloin kun meitä on ollut kolme.',
      },
    },
    { as: 'outi', event: { type: 'go.learning' } },

    {
      as: 'tabletti',
      label: 'taulu',
      event: {
        type: 'noted.learning',
        text: 'Uusi tapa pysyy, kun se lukee samassa paikassa kuin päivän muutkin työt.',
      },
    },
    {
      as: 'tabletti',
      event: {
        type: 'noted.finding',
        finding: 'supported',
        text: 'Viiden minuutin aamupalaveri taulun ääressä.',
        tags: ['rhythm'],
      },
    },
    { as: 'outi', event: { type: 'go.experiment' } },

    { as: 'outi', event: { type: 'experiment.continued', of: '@erat', fate: 'becamePractice' } },
    {
      as: 'tabletti',
      event: {
        type: 'noted.continue',
        text: 'Pasta keitetään kahdessa erässä, ja kattilavuoro lukee taululla.',
        carries: 'us',
      },
    },
    {
      as: 'outi',
      event: { type: 'experiment.none' },
      aloud: 'Samirin ajatus riisistä on taas esillä. Päätetään, että tämä saa ensin asettua.',
    },
    { as: 'tabletti', event: { type: 'sharing.agreed', of: '@taulu' } },
    { as: 'outi', event: { type: 'sharing.agreed', of: '@taulu' } },
    { as: 'outi', event: { type: 'learning.shared', of: '@taulu' } },
    {
      as: 'outi',
      event: {
        type: 'return.none',
        because:
          'Kokeilu on nyt tavallista työtä. Seuraava keskustelu kutsutaan koolle tammikuussa uudesta aiheesta.',
      },
    },
    { as: 'outi', event: { type: 'go.closing' } },

    { as: 'outi', event: { type: 'closing.presented' } },
    { as: 'outi', event: { type: 'closed' } },
  ],
}

/** A series of three: one change tried, tried again, and become how they work. */
export const koulukeittio: ScriptSeries = {
  id: 'koulukeittio',
  language: 'fi',
  title: 'Pasta kahdessa erässä',
  about: 'Three talks in a school kitchen: one change is tried, tried again, and becomes how they work.',
  talks: [syyskuu, lokakuu, marraskuu],
}
