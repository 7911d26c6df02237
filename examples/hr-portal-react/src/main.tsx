import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { openPortal, openServerPortal } from '@oivallus/example-hr-portal-data'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { design } from './design.ts'
import { Portal } from './Portal.tsx'
import './style.css'

const server = document.querySelector<HTMLMetaElement>('meta[name=portal-server]')?.content
const portal = await (server ? openServerPortal(server, localStorage) : openPortal(localStorage))

// MUI writes its styles while the page runs. Under a strict policy they need the nonce of this page.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
const cache = createCache({ key: 'mui', ...(nonce && { nonce }) })

createRoot(document.querySelector('#portal') as Element).render(
  <StrictMode>
    <CacheProvider value={cache}>
      <ThemeProvider theme={design}>
        <CssBaseline enableColorScheme />
        <Portal portal={portal} />
      </ThemeProvider>
    </CacheProvider>
  </StrictMode>,
)
