/** The page's own words. */
export const WORDS = {
  fi: {
    title: 'Sama keskustelu kolmesti',
    about: 'Se, minkä kirjoitat yhteen, näkyy heti muissakin.',
    back: 'Esittelyyn',
    language: 'Kieli',
  },
  sv: {
    title: 'Samma samtal tre gånger',
    about: 'Det du skriver i det ena syns genast i de andra.',
    back: 'Till demon',
    language: 'Språk',
  },
  en: {
    title: 'One conversation, three times',
    about: 'What you write in one appears in the others at once.',
    back: 'To the demo',
    language: 'Language',
  },
} as const

export type Language = keyof typeof WORDS
