import type { LmsTexts } from './texts.ts'

/** What those who talk are told, in Finnish. */
export const fi: LmsTexts = {
  language: 'fi',
  told: 'Oppimisalusta saa tietää vain, että keskustelu on avattu, onko se käyty ja kauanko se on ollut auki. Tämä näkyy sen kohdalla, joka avasi keskustelun. Alusta ei saa tietää, mitä puhutte tai kenen kanssa, eikä kukaan saa arvosanaa.',
  keptHere:
    'Kaikki kirjattu jää tähän selaimeen. Toisella laitteella tai toisessa selaimessa se ei näy, ja jos selaimen tiedot tyhjennetään, se häviää. Muistion voi tallentaa tiedostoksi. Oppimisalustalla on vain tunniste, jolla keskustelu löytyy täältä.',
  keptAt:
    'Kaikki kirjattu on tallessa täällä: {where}. Sinne pääsee myös toiselta laitteelta. Oppimisalustalla on vain tunniste, jolla keskustelu löytyy.',
  keptElsewhere:
    'Tätä keskustelua ei ole tässä selaimessa. Avaa se samalla laitteella ja samassa selaimessa, jossa sitä käytiin. Jos selaimen tiedot on tyhjennetty, keskustelua ei enää ole.',
}
