import { definePreset } from '@primeuix/themes'
import Aura from '@primeuix/themes/aura'

const shades = (of: string) =>
  Object.fromEntries(
    [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950].map((one) => [one, `{${of}.${one}}`]),
  )

/** The portal's design: PrimeVue, in the organisation's colours, light or dark as the reader has chosen. */
export const design = definePreset(Aura, {
  components: {
    // Darker than PrimeVue has them: small text keeps 4.5 : 1.
    togglebutton: { colorScheme: { light: { root: { color: '{surface.600}' } } } },
    message: { colorScheme: { light: { warn: { color: '{yellow.900}' } } } },
  },
  semantic: {
    primary: shades('sky'),
    colorScheme: {
      light: {
        text: { mutedColor: '{surface.600}' },
        primary: { color: '{primary.800}', hoverColor: '{primary.900}', activeColor: '{primary.950}' },
      },
      dark: {
        primary: { color: '{primary.300}', hoverColor: '{primary.200}', activeColor: '{primary.100}' },
      },
    },
  },
})
