export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const fi = {
  portal: 'Esihenkilön työpöytä',
  practice: 'Harjoitus: ihmiset ja keskustelut on keksitty, ja kaikki jää tähän selaimeen.',
  language: 'Kieli',
  skip: 'Siirry sisältöön',
  list: 'Oppimiskeskustelut',
  begun: 'Kesken',
  coming: 'Tulossa',
  held: 'Käydyt',
  others: 'Mukana {names}',
  nowAt: 'Menossa: {phase}',
  heldOn: 'Käyty {day}',
  goOn: 'Jatka keskustelua',
  open: 'Avaa keskustelu',
  readNotes: 'Lue muistio',
  readSeries: 'Katso koko sarja',
  all: 'Kaikki keskustelut',
  series: 'Sarja tähän mennessä',
  next: 'Seuraava keskustelu',
  tried: 'Mitä kokeiltiin',
  nothingTried: 'Tällä kertaa ei kokeiltu mitään.',
  cameOfIt: 'Miten siinä kävi',
  toBeTold: 'Se kuullaan seuraavassa keskustelussa {day}.',
  learned: 'Mitä opittiin',
  notFound: 'Tätä keskustelua ei löydy.',
}

/** The portal's own words. Those of the conversation come with it. */
export type Words = Readonly<typeof fi>

const sv: Words = {
  portal: 'Chefens arbetsyta',
  practice: 'En övning: personerna och samtalen är påhittade, och allt stannar i den här webbläsaren.',
  language: 'Språk',
  skip: 'Hoppa till innehållet',
  list: 'Lärsamtal',
  begun: 'Pågår',
  coming: 'Kommande',
  held: 'Avslutade',
  others: 'Med {names}',
  nowAt: 'Just nu: {phase}',
  heldOn: 'Hölls {day}',
  goOn: 'Fortsätt samtalet',
  open: 'Öppna samtalet',
  readNotes: 'Läs minnesanteckningarna',
  readSeries: 'Se hela serien',
  all: 'Alla samtal',
  series: 'Serien hittills',
  next: 'Nästa samtal',
  tried: 'Vad vi provade',
  nothingTried: 'Den här gången provade vi ingenting.',
  cameOfIt: 'Hur det gick',
  toBeTold: 'Det får vi höra i nästa samtal, {day}.',
  learned: 'Vad vi lärde oss',
  notFound: 'Det här samtalet finns inte.',
}

const en: Words = {
  portal: 'Supervisor’s desk',
  practice: 'Practice: the people and the talks are made up, and everything stays in this browser.',
  language: 'Language',
  skip: 'Skip to the content',
  list: 'Learning conversations',
  begun: 'Under way',
  coming: 'Coming up',
  held: 'Past talks',
  others: 'With {names}',
  nowAt: 'Now at: {phase}',
  heldOn: 'Held on {day}',
  goOn: 'Continue the talk',
  open: 'Open the talk',
  readNotes: 'Read the notes',
  readSeries: 'See the whole series',
  all: 'All talks',
  series: 'The series so far',
  next: 'The next talk',
  tried: 'What we tried',
  nothingTried: 'Nothing was tried this time.',
  cameOfIt: 'How it went',
  toBeTold: 'We’ll hear in the next talk, on {day}.',
  learned: 'What we learned',
  notFound: 'We can’t find this conversation.',
}

const WORDS: Record<Language, Words> = { fi, sv, en }

export const wordsIn = (language: Language): Words => WORDS[language]

/** A sentence with its places filled. */
export const said = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
