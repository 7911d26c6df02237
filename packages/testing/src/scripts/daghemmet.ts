import type { Script } from '../script.ts'

/** A team of eight in early education, around one projector. */
export const daghemmet: Script = {
  id: 'daghemmet',
  language: 'sv',
  form: 'full',
  title: 'Hämtningen på eftermiddagarna',
  about:
    'A team of eight around one projector: lines are ours, one bears a name, and a second experiment replaces the first.',
  begins: '2026-10-14T10:00:00.000Z',
  zone: 'Europe/Helsinki',
  lead: 'camilla',
  people: [
    { id: 'camilla', name: 'Camilla', supervisor: true, screen: 'duken' },
    { id: 'jonas', name: 'Jonas', screen: 'duken' },
    { id: 'fatima', name: 'Fatima', screen: 'duken' },
    { id: 'elin', name: 'Elin', screen: 'duken' },
    { id: 'robert', name: 'Robert', screen: 'duken' },
    { id: 'sanna', name: 'Sanna', screen: 'duken' },
    { id: 'maria', name: 'Maria', screen: 'duken' },
    { id: 'viktor', name: 'Viktor', screen: 'duken' },
  ],
  screens: [{ id: 'duken', scribe: 'jonas' }],
  notice: {
    controller: 'Exempelby kommun',
    contact: 'dataskydd@exempelby.example',
    purpose: 'Att utveckla arbetet och lära av det',
    legalBasis: 'Uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen)',
    objectionDays: 14,
  },
  topic: {
    text: 'Hämtningen på eftermiddagarna',
    kind: 'situation',
    why: 'Tamburen är full mellan fyra och fem, och föräldrarna hinner knappt höra hur dagen har varit.',
    serves: { text: 'Barnet får ett lugnt avslut på dagen, och föräldern får höra något om den.' },
  },
  steps: [
    {
      as: 'duken',
      event: { type: 'framing.presented' },
      aloud:
        'Camilla läser modellmeningen och säger att anteckningarna aldrig används för bedömning eller lön.',
    },
    { as: 'duken', event: { type: 'go.reality' } },

    {
      as: 'duken',
      event: {
        type: 'noted.observation',
        under: 'focus',
        text: 'Hösten började med nio nya barn i två grupper. De flesta hämtas mellan fyra och halv fem.',
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.observation',
        under: 'success',
        text: 'Inskolningarna gick lugnt. Alla nya barn hade samma vuxen hos sig de två första veckorna.',
      },
    },
    {
      as: 'duken',
      label: 'tamburen',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Kvart över fyra står sexton personer i tamburen, och den som stänger är ensam med resten av barnen på gården.',
      },
    },
    {
      as: 'duken',
      label: 'lapparna',
      event: {
        type: 'noted.observation',
        under: 'difficulty',
        text: 'Förmiddagens lappar blir kvar på fel avdelning. På eftermiddagen vet ingen vem som har sovit.',
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.observation',
        under: 'feedback',
        text: 'Två familjer har sagt att de får veta hur dagen har varit först i kvällens meddelande.',
      },
    },
    {
      as: 'duken',
      label: 'ingen',
      aloud:
        'Viktor: Det är ju inte händer som fattas. Camilla: Vänta lite med det, vi sparar det till strax.',
      event: {
        type: 'noted.interpretation',
        text: 'Det är inte vuxna som fattas. Det är oklart vem av oss som ska möta föräldern.',
      },
      refused: 'not-yet-interpreting',
      takes: 'park',
    },
    {
      as: 'duken',
      event: { type: 'everyone.spoken' },
      aloud: 'Camilla låter ordet gå varvet runt. Alla säger något; en del av det antecknas inte.',
    },
    { as: 'duken', event: { type: 'lines.chosen', lines: ['@tamburen', '@lapparna'] } },
    { as: 'duken', event: { type: 'go.learning' } },

    {
      as: 'duken',
      event: {
        type: 'noted.learning',
        text: 'En förälder behöver bara höra en sak om dagen, men den ska komma från någon som var med.',
        from: ['@tamburen'],
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.learning',
        as: 'unlearning',
        text: 'Vi kan släppa tanken att den som stänger ska kunna svara på allt.',
        from: ['@tamburen', '@ingen'],
      },
    },
    {
      as: 'fatima',
      label: 'huset',
      aloud: 'Fatima vill ha sitt namn på raden.',
      event: {
        type: 'noted.perspective',
        about: '@lapparna',
        text: 'Lapparna fungerade så länge vi var en enda avdelning. Det är huset som har vuxit, inte vi som har blivit slarviga.',
      },
    },
    { as: 'duken', event: { type: 'go.distinction' } },

    { as: 'duken', event: { type: 'origin.named', of: '@tamburen', origin: 'structures' } },
    { as: 'duken', event: { type: 'origin.seenDifferently', of: '@lapparna' } },
    {
      as: 'duken',
      event: {
        type: 'noted.finding',
        finding: 'supported',
        text: 'Två turer överlappar varandra kring klockan fyra. Den halvtimmen bär hela eftermiddagen.',
        tags: ['rhythm'],
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.finding',
        finding: 'notUsed',
        text: 'Surfplattorna har en dagbok för varje barn, men vi har aldrig kommit överens om vad vi skriver i den.',
        tags: ['sharedPractices'],
        from: ['@lapparna'],
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.finding',
        finding: 'gotInTheWay',
        text: 'Stängningsturen börjar i köket, så den som ska möta föräldrarna står vid disken klockan fyra.',
        from: ['@tamburen'],
      },
    },
    {
      as: 'duken',
      label: 'disken',
      event: {
        type: 'noted.need',
        text: 'Eftermiddagens disk behöver skötas av kökspersonalen fram till halv fem, så att den som stänger kan vara hos barnen.',
        level: 'management',
        from: ['@tamburen'],
      },
    },
    { as: 'duken', event: { type: 'need.agreed', of: '@disken' } },
    { as: 'duken', event: { type: 'need.forwarded', of: '@disken' } },
    { as: 'duken', event: { type: 'go.experiment' } },

    {
      as: 'duken',
      label: 'varje',
      event: {
        type: 'noted.idea',
        text: 'Varje eftermiddag möter en av oss alla föräldrar i tamburen, från kvart i fyra till fem.',
        from: ['@tamburen'],
      },
    },
    { as: 'duken', event: { type: 'experiment.asked', of: '@varje' } },
    { as: 'duken', event: { type: 'experiment.taken', of: '@varje', end: 'next' } },
    {
      as: 'duken',
      label: 'tvadagar',
      aloud: 'Elin räknar på turerna: fem dagar går inte ihop. Maria föreslår två.',
      event: {
        type: 'noted.idea',
        text: 'På tisdagar och torsdagar möter en av oss föräldrarna i tamburen. Namnet står på tavlan.',
        situation: 'Tisdagar och torsdagar mellan fyra och halv fem.',
        from: ['@tamburen'],
      },
    },
    { as: 'duken', event: { type: 'experiment.asked', of: '@tvadagar' } },
    {
      as: 'duken',
      event: { type: 'experiment.taken', of: '@tvadagar', end: 'next', carries: 'us' },
      refused: 'one-experiment',
      takes: 'replace',
    },
    {
      as: 'duken',
      event: {
        type: 'noted.stop',
        text: 'Papperslapparna om dagen. Vi skriver en rad i dagboken i stället.',
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.support',
        text: 'Camilla berättar om tamburvärden på föräldramötet, så att familjerna vet vem de ska vända sig till.',
        carries: 'camilla',
      },
    },
    { as: 'duken', event: { type: 'go.followUp' } },

    { as: 'duken', event: { type: 'noted.return', day: '+28d', time: '13:00' } },
    {
      as: 'duken',
      event: {
        type: 'noted.signal',
        text: 'Föräldern har hälsat på en vuxen innan hen börjar leta efter stövlarna.',
      },
    },
    {
      as: 'duken',
      event: {
        type: 'noted.nextQuestion',
        text: 'Vad berättar barnen själva om sin dag när de blir hämtade?',
      },
    },
    { as: 'duken', event: { type: 'go.closing' } },

    { as: 'duken', event: { type: 'closing.presented' } },
    { as: 'duken', event: { type: 'closed' } },

    {
      as: 'fatima',
      ownHand: true,
      event: { type: 'confirmed', of: '@huset' },
      aloud: 'Hemma på kvällen läser Fatima det som antecknats åt henne.',
    },
  ],
}
