import type { PackTexts } from './texts.ts'

/** What a package says by itself, in Finnish. */
export const fi: PackTexts = {
  language: 'fi',
  description: 'Keskustelu, jossa pysähdytään kysymään, mitä työ on opettanut.',
  noScript: 'Keskustelu toimii vain, jos JavaScript on sallittu. Salli se ja avaa keskustelu uudelleen.',
}
