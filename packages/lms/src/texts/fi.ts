import type { LmsTexts } from './texts.ts'

/** What those who talk are told, in Finnish. */
export const fi: LmsTexts = {
  language: 'fi',
  told: 'Oppimisalusta saa tietää vain, että keskustelu on avattu, onko se käyty ja kauanko se on ollut auki. Tämä näkyy sen kohdalla, joka avasi keskustelun. Alusta ei saa tietää, mitä puhutte tai kenen kanssa, eikä kukaan saa arvosanaa. Alusta säilyttää tunnisteen, jolla keskustelu löytyy. Siinä ei ole sanaakaan siitä, mitä on puhuttu.',
  toldByStatements:
    'Oppimisalusta saa tietää vain, milloin keskustelu on avattu, keskeytetty, jatkettu ja käyty, kauanko se kesti ja oli auki ja minä päivänä siihen palataan. Tämä näkyy sen kohdalla, joka avasi keskustelun. Alusta ei saa tietää, mitä puhutte tai kenen kanssa, eikä kukaan saa arvosanaa. Alusta säilyttää tunnisteen, jolla keskustelu löytyy. Siinä ei ole sanaakaan siitä, mitä on puhuttu.',
  notTold:
    'Tätä sivua ei ole avattu oppimisalustalta. Alusta ei saa tietää keskustelusta mitään, ei edes sitä, että se on käyty.',
  keptHere:
    'Kaikki kirjattu jää tähän selaimeen. Toisella laitteella tai toisessa selaimessa se ei näy, ja jos selaimen tiedot tyhjennetään, se häviää. Muistion voi tallentaa tiedostoksi.',
  keptAt: 'Kaikki kirjattu on tallessa täällä: {where}. Sinne pääsee myös toiselta laitteelta.',
  keptNowhere:
    'Selain ei anna tämän sivun tallentaa mitään, joten kaikki kirjattu häviää, kun sivu suljetaan. Tallentakaa muistio tiedostoksi ennen sitä.',
  keptElsewhere:
    'Tätä keskustelua ei ole tässä selaimessa. Avaa se samalla laitteella ja samassa selaimessa, jossa sitä käytiin. Jos selaimen tiedot on tyhjennetty, keskustelua ei enää ole.',
}
