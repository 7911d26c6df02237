import type { LmsTexts } from './texts.ts'

/** What those who talk are told, in Swedish. */
export const sv: LmsTexts = {
  language: 'sv',
  told: 'Lärplattformen får bara veta att samtalet har öppnats, om det har hållits och hur länge det har varit öppet. Det syns hos den som öppnade samtalet. Plattformen får inte veta vad ni pratar om eller med vem, och ingen får något betyg.',
  keptHere:
    'Allt ni skriver stannar i den här webbläsaren. Det syns inte på en annan enhet eller i en annan webbläsare, och det försvinner om webbläsarens data rensas. Minnesanteckningarna går att spara som fil. Lärplattformen har bara en kod som leder hit.',
  keptAt:
    'Allt ni skriver sparas här: {where}. Ni når det också från en annan enhet. Lärplattformen har bara en kod som leder till samtalet.',
  keptElsewhere:
    'Det här samtalet finns inte i den här webbläsaren. Öppna det på samma enhet och i samma webbläsare som ni hade det i. Om webbläsarens data har rensats finns samtalet inte kvar.',
}
