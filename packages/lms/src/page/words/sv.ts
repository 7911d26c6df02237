import type { PageWords } from './words.ts'

export const sv: PageWords = {
  language: 'sv',
  ownName: 'Svenska',
  languages: 'Språk',
  intro:
    'I ett lärsamtal stannar man upp en stund och frågar vad arbetet har lärt en. Det här är ingen bedömning.',
  who: 'Vilka är med?',
  yourName: 'Ditt namn',
  yourNameHint: 'Du skriver, och ni tittar på samma skärm.',
  others: 'Vem talar du med?',
  othersHint: 'Om ni är flera, skilj namnen åt med kommatecken.',
  leads: 'Vem leder samtalet?',
  me: 'Jag',
  theOther: 'Min samtalspartner',
  isSupervisor: 'Den som leder är chef',
  nameMissing: 'Skriv ett namn här.',
  begin: 'Gå till samtalet',
  about: 'Vad lärplattformen får veta och var texten sparas',
  gone: 'Samtalet finns inte för dig där det sparades: {where}. Det kan ha tagits bort, eller så var du inloggad med ett annat konto då.',
  beginAnew: 'Börja ett nytt samtal',
  beginAnewHint:
    'Lärplattformen leder sedan till det nya samtalet. Det tidigare försvinner inte därifrån ni hade det, men från plattformen når ni det inte längre.',
  unreachable:
    'Samtalet går inte att nå just nu: servern svarar inte. Det ni redan har skrivit finns här: {where}.',
  signIn: 'Samtalen sparas här: {where}. Logga in där först och försök sedan igen.',
  launchAgain: 'Samtalet öppnades inte. Gå tillbaka till lärplattformen och öppna det därifrån igen.',
  broken: 'Samtalet öppnades inte. Visa det här för den som sköter systemet: {reason}',
  tryAgain: 'Försök igen',
  trouble:
    'Lärplattformen tog inte emot uppgiften. Ni kan fortsätta, för texten hänger inte på plattformen. Sidan försöker igen senare.',
  leave: 'Tillbaka till lärplattformen',
  left: 'Förbindelsen till lärplattformen är avslutad. Du kan stänga sidan.',
}
