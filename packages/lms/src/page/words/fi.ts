import type { PageWords } from './words.ts'

export const fi: PageWords = {
  language: 'fi',
  ownName: 'Suomi',
  languages: 'Kieli',
  intro: 'Oppimiskeskustelussa pysähdytään hetkeksi kysymään, mitä työ on opettanut. Tämä ei ole arviointi.',
  who: 'Keitä on mukana?',
  yourName: 'Oma nimesi',
  yourNameHint: 'Sinä kirjaat, ja katsotte samaa näyttöä.',
  others: 'Kenen kanssa puhut?',
  othersHint: 'Jos teitä on useampi, erota nimet pilkulla.',
  leads: 'Kuka vetää keskustelua?',
  me: 'Minä',
  theOther: 'Keskustelukumppani',
  isSupervisor: 'Vetäjä on esihenkilö',
  nameMissing: 'Kirjoita tähän nimi.',
  begin: 'Siirry keskusteluun',
  about: 'Mitä oppimisalusta saa tietää ja missä teksti on tallessa',
  gone: 'Keskustelua ei löydy sinun tunnuksellasi sieltä, missä se oli tallessa: {where}. Se on ehkä poistettu, tai olit silloin kirjautunut toisella tunnuksella.',
  beginAnew: 'Aloita uusi keskustelu',
  beginAnewHint:
    'Oppimisalusta johtaa sen jälkeen uuteen keskusteluun. Aiempi ei katoa sieltä, missä sitä käytiin, mutta alustalta sinne ei enää pääse.',
  unreachable:
    'Keskusteluun ei nyt pääse: palvelin ei vastaa. Se, mitä on jo kirjattu, on tallessa täällä: {where}.',
  signIn: 'Keskustelut ovat tallessa täällä: {where}. Kirjaudu sinne ensin ja yritä sitten uudelleen.',
  launchAgain: 'Keskustelu ei avautunut. Palaa oppimisalustalle ja avaa se sieltä uudelleen.',
  broken: 'Keskustelu ei avautunut. Näytä tämä järjestelmän ylläpidolle: {reason}',
  tryAgain: 'Yritä uudelleen',
  trouble:
    'Oppimisalusta ei ottanut tietoa vastaan. Keskustelua voi jatkaa, sillä teksti ei ole alustan varassa. Sivu yrittää myöhemmin uudelleen.',
  leave: 'Palaa oppimisalustalle',
  left: 'Yhteys oppimisalustaan on päättynyt. Voit sulkea tämän sivun.',
}
