/* Conversations as they are typed: one answer a line. */

export const IDEA = 'Siirretään kaksi iltalääkettä puoli yhdeksään, jos se sopii asiakkaille.'

/** A one-to-one in Finnish: an idea comes too early, is kept, and becomes the experiment. */
export const yhdessa = [
  'Päivi, Milla',
  'Iltavuorot uusilla reiteillä',
  '1', // Aloitetaan
  '1', // Sanottu ja selvä
  '1', // Mennään eteenpäin
  'Iltareitillä on nyt yksitoista käyntiä. Kuudella niistä annetaan lääkkeet.',
  '/onnistui Uusi asiakas saatiin reitille samana päivänä, eikä kenenkään vuoro venynyt.',
  '/hankalaa Neljä lääkekäyntiä osuu seitsemän ja kahdeksan väliin eri puolille kylää.',
  `/idea ${IDEA}`,
  '1', // Talteen
  '1', // Seuraavaksi: mihin näistä pysähdymme
  '3',
  '1', // Mennään eteenpäin
  'Kun lääkkeellä on kellonaika, käyntien järjestystä ei voi päättää ajomatkan mukaan.',
  '1', // Mennään eteenpäin
  '1', // Rakenteista
  'Lääkelistat ovat ajan tasalla, ja ne saa auki asiakkaan ovella.',
  '/tarve Reittiohjelmaan tarvitaan kohta, josta näkee, mitkä lääkeajat ovat ehdottomia.',
  '1', // Kenelle organisaatiossa tämä kuuluu?
  '4', // Tietohallinto
  '1', // Sopii, näin on hyvin sanottu
  '1', // Viedään eteenpäin
  '1', // Mennään eteenpäin
  '1', // Kysyttiin ääneen: ei estettä
  '1', // Kokeillaan tätä
  'Torstaisin, kun viikon lääkkeet viedään koteihin.',
  '/kevennetään Iltavuoron tilannesoitto jätetään kokeilun ajaksi pois.',
  '2', // Seuraavaksi: mitä tukea
  'Päivi varmistaa lääkäriltä, että ajan siirto käy.',
  '1', // Mennään eteenpäin
  '2', // 4 viikon päästä
  'Viimeisen asiakkaan luona ei tarvitse aloittaa pahoittelemalla.',
  'Miltä ilta näyttää asiakkaan silmin?',
  '1', // Mennään eteenpäin
  '1', // Sanottu
  '1', // Kiitos keskustelusta
]

/** A team in Swedish around one screen: a reading comes too early, and the matter is seen differently. */
export const tillsammans = [
  'Camilla, Jonas, Fatima, Elin, Robert',
  'Hämtningen på eftermiddagarna',
  '3', // den som antecknar
  '2', // Jonas
  '1', // Vi börjar
  '1', // Sagt, vi är med
  '/vidare',
  'De flesta barnen hämtas mellan fyra och halv fem.',
  '/gick-bra Inskolningarna gick lugnt.',
  '/svårt Kvart över fyra står sexton personer i tamburen.',
  '/tolkning Det är oklart vem av oss som ska möta föräldern.',
  '1', // Spara till sen
  '/alla',
  '/välj',
  '1 3',
  '/vidare',
  'En förälder behöver höra en sak om dagen.',
  '/vidare',
  '/vidare', // och grinden frågar en sak till
  '5', // Vi ser olika på det här
  'På tisdagar och torsdagar möter en av oss föräldrarna i tamburen.',
  '1', // Vi frågade högt: inget hinder
  '1', // Vi provar det här
  '/vidare',
  '4', // En annan dag
  '12.5',
  '/vidare',
  '1', // Sagt
  '1', // Tack för samtalet
]

/** The short form in English, all of it by numbers and typing. */
export const briefly = [
  'Amara, Joe',
  'Saturdays after the new rota',
  '6', // short
  '1', // Start
  '1', // Said and understood
  '1', // Move on
  'Story time went ahead every Saturday.',
  '/hard Between one and two there is one person for three jobs.',
  '/idea Could the returns wait until two?',
  '2', // Ask it as a question
  '1', // Next: which of these
  '2',
  '1', // Move on
  'It’s never getting to finish anything that wears us out.',
  '1', // Next: structures or how we work
  '1', // Structures
  '1', // Nothing just now
  '1', // Move on
  'From one to two the returns stay on the trolley.',
  '1', // Let's try this
  '2', // in four weeks
  '1', // Move on
  '1', // Said
  '1', // Thank you
]
