/* What the page around the talk says. */

const fi = {
  title: 'Oppimisalusta',
  language: 'Kieli',
  about:
    'Tämä sivu esittää oppimisalustaa. Se avaa keskustelun SCORM-paketista ja näyttää, mitä alusta saa keskustelusta tietää.',
  course: 'Oppimiskeskustelu',
  status: 'Tila',
  notBegun: 'ei aloitettu',
  incomplete: 'kesken',
  completed: 'käyty',
  version: 'Paketti',
  open: 'Avaa keskustelu',
  goOn: 'Jatka keskustelua',
  close: 'Lopeta tältä erää',
  forget: 'Unohda suoritus ja aloita alusta',
  talk: 'Keskustelu',
  knows: 'Kaikki, mitä oppimisalusta tietää',
  knowsNote: 'Nämä arvot jäivät alustan muistiin, kun keskustelu oli viimeksi auki. Tyhjät on jätetty pois.',
  nothing: 'Ei vielä mitään.',
  packages: 'Samat paketit omalle oppimisalustalle',
  cmi5: 'Cmi5-paketin avaa alusta, joka tuntee cmi5:n. Tämä sivu ei sitä tunne.',
}

/** The words of the page. */
export type Words = typeof fi

const sv: Words = {
  title: 'Lärplattformen',
  language: 'Språk',
  about:
    'Den här sidan föreställer en lärplattform. Den öppnar samtalet ur ett SCORM-paket och visar vad plattformen får veta om det.',
  course: 'Lärsamtal',
  status: 'Läge',
  notBegun: 'inte påbörjat',
  incomplete: 'pågår',
  completed: 'hållet',
  version: 'Paket',
  open: 'Öppna samtalet',
  goOn: 'Fortsätt samtalet',
  close: 'Sluta för den här gången',
  forget: 'Glöm allt och börja om',
  talk: 'Samtalet',
  knows: 'Allt som lärplattformen vet',
  knowsNote:
    'Så här ser plattformens minne ut efter att samtalet senast var öppet. Tomma värden är utelämnade.',
  nothing: 'Ingenting än.',
  packages: 'Samma paket för din egen lärplattform',
  cmi5: 'Cmi5-paketet öppnas av en plattform som kan cmi5. Den här sidan kan det inte.',
}

const en: Words = {
  title: 'Learning platform',
  language: 'Language',
  about:
    'This page plays the part of a learning platform. It opens the talk from a SCORM package, and shows what the platform is told of it.',
  course: 'Learning conversation',
  status: 'Status',
  notBegun: 'not begun',
  incomplete: 'under way',
  completed: 'held',
  version: 'Package',
  open: 'Open the talk',
  goOn: 'Go on with the talk',
  close: 'Stop for now',
  forget: 'Forget the attempt and start over',
  talk: 'The talk',
  knows: 'Everything that the platform knows',
  knowsNote:
    'This is what is in the platform’s memory since the talk was last open. Empty values are left out.',
  nothing: 'Nothing yet.',
  packages: 'The same packages for a platform of your own',
  cmi5: 'The cmi5 package is opened by a platform that speaks cmi5. This page doesn’t.',
}

export const WORDS: Record<string, Words> = { fi, sv, en }
