import type { Language } from '@oivallus/example-hr-portal-data'

const fi = {
  title: 'Kuka olet?',
  about:
    'Tämä ei ole oikea kirjautuminen, eikä salasanaa kysytä. Valitse, kenen paikalla istut. Ihmiset ja keskustelut on keksitty.',
  language: 'Kieli',
  people: {
    outi: 'koulukeittiöiden esihenkilö',
    kaisa: 'työntekijä, on kutsunut keskustelun koolle',
    ritva: 'työntekijä',
    samir: 'työntekijä',
    marja: 'johtaja, vastaa siihen, mitä johdolta tarvitaan',
    petri: 'henkilöstöpalvelut, näkee vain sen, mitä ulos kerrotaan',
  },
  react: 'Avaa Reactilla tehty portaali',
  vue: 'Avaa Vuella tehty portaali',
  other:
    'Samaan keskusteluun pääsee toinen ihminen, kun avaat tämän sivun toisella selaimella tai yksityisessä ikkunassa.',
}

const sv: typeof fi = {
  title: 'Vem är du?',
  about:
    'Det här är ingen riktig inloggning, och inget lösenord behövs. Välj på vems plats du sitter. Personerna och samtalen är påhittade.',
  language: 'Språk',
  people: {
    outi: 'chef för skolköken',
    kaisa: 'medarbetare, har bjudit in till ett samtal',
    ritva: 'medarbetare',
    samir: 'medarbetare',
    marja: 'direktör, svarar på det som behövs av ledningen',
    petri: 'personaltjänster, ser bara det som berättas utåt',
  },
  react: 'Öppna portalen i React',
  vue: 'Öppna portalen i Vue',
  other:
    'En annan person kommer med i samma samtal när du öppnar den här sidan i en annan webbläsare eller i ett privat fönster.',
}

const en: typeof fi = {
  title: 'Who are you?',
  about:
    'This is no real sign-in, and asks for no password. Choose in whose place you sit. The people and the talks are made up.',
  language: 'Language',
  people: {
    outi: 'supervisor of the school kitchens',
    kaisa: 'employee, has called a talk',
    ritva: 'employee',
    samir: 'employee',
    marja: 'director, answers what is needed from the management',
    petri: 'HR, sees only what is told outside',
  },
  react: 'Open the portal in React',
  vue: 'Open the portal in Vue',
  other:
    'Somebody else comes into the same talk when you open this page in another browser, or in a private window.',
}

export const WORDS: Record<Language, typeof fi> = { fi, sv, en }
