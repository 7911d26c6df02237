import { openPortal, openServerPortal } from '@oivallus/example-hr-portal-data'
import PrimeVue from 'primevue/config'
import { createApp } from 'vue'
import { design } from './design.ts'
import Portal from './Portal.vue'
import './style.css'

const server = document.querySelector<HTMLMetaElement>('meta[name=portal-server]')?.content
const portal = await (server ? openServerPortal(server, localStorage) : openPortal(localStorage))

// PrimeVue writes its styles while the page runs. Under a strict policy they need the nonce of this page.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce

createApp(Portal, { portal })
  .use(PrimeVue, { theme: { preset: design }, ...(nonce && { csp: { nonce } }) })
  .mount('#portal')
