import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { unbuilt } from '../../scripts/unbuilt.mjs'

export default defineConfig({
  // It works wherever it is put: here at /vue/.
  base: './',
  // The server writes a new one into every answer: PrimeVue's styles are let through by it, and nothing else that is inline.
  html: { cspNonce: 'NONCE' },
  // The conversation's stylesheet has light and dark in one value, light-dark(): older targets would have it rewritten, and lost.
  build: { cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  plugins: [vue(), unbuilt()],
})
