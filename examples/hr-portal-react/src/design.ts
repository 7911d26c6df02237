import { createTheme } from '@mui/material/styles'

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'

/** The portal's design: MUI, in the organisation's colours, light or dark as the reader has chosen. */
export const design = createTheme({
  cssVariables: true,
  colorSchemes: {
    light: {
      palette: { primary: { main: '#0f4c81' }, background: { default: '#f4f6f8', paper: '#ffffff' } },
    },
    dark: { palette: { primary: { main: '#9cc9f0' }, background: { default: '#10161c', paper: '#18212a' } } },
  },
  shape: { borderRadius: 10 },
  typography: {
    fontFamily: font,
    h1: {
      fontSize: 'clamp(1.375rem, 1rem + 2vw, 1.75rem)',
      fontWeight: 650,
      lineHeight: 1.25,
      hyphens: 'auto',
    },
    h2: { fontSize: '1.125rem', fontWeight: 650 },
    h3: { fontSize: '1.125rem', fontWeight: 600 },
    button: { textTransform: 'none', fontSize: '0.9375rem', lineHeight: 1.3 },
  },
  components: {
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiInputBase: { styleOverrides: { root: { fontSize: '1.125rem' } } },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
  },
})
