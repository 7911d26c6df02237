import type { LmsTexts } from './texts.ts'

/** What those who talk are told, in Swedish. */
export const sv: LmsTexts = {
  language: 'sv',
  told: 'Lärplattformen får bara veta att samtalet har öppnats, om det har hållits och hur länge det har varit öppet. Det syns hos den som öppnade samtalet. Plattformen får inte veta vad ni pratar om eller med vem, och ingen får något betyg. Plattformen sparar en kod som leder till samtalet. I den finns inget av det ni har sagt.',
  toldByStatements:
    'Lärplattformen får bara veta när samtalet har öppnats, avbrutits, återupptagits och hållits, hur länge det har varat och varit öppet och vilken dag ni återkommer till det. Det syns hos den som öppnade samtalet. Plattformen får inte veta vad ni pratar om eller med vem, och ingen får något betyg. Plattformen sparar en kod som leder till samtalet. I den finns inget av det ni har sagt.',
  notTold:
    'Den här sidan öppnades inte från lärplattformen. Plattformen får inte veta något om samtalet, inte ens att det har hållits.',
  keptHere:
    'Allt ni skriver stannar i den här webbläsaren. Det syns inte på en annan enhet eller i en annan webbläsare, och det försvinner om webbläsarens data rensas. Minnesanteckningarna går att spara som fil.',
  keptAt: 'Allt ni skriver sparas här: {where}. Ni når det också från en annan enhet.',
  keptNowhere:
    'Webbläsaren låter inte den här sidan spara något, så allt ni skriver försvinner när sidan stängs. Spara minnesanteckningarna som fil innan dess.',
  keptElsewhere:
    'Det här samtalet finns inte i den här webbläsaren. Öppna det på samma enhet och i samma webbläsare som ni hade det i. Om webbläsarens data har rensats finns samtalet inte kvar.',
}
