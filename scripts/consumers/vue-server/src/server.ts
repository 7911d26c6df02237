import { createConversation, toEnvelope } from '@oivallus/core'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { guide, Talk, viewer } from './talk'

const talk = createConversation(
  { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
  { viewer, guide, language: 'fi' },
)
const envelope = JSON.stringify(toEnvelope(talk))

/** A page for a template. */
export const page = async (template: string): Promise<string> =>
  template
    .replace('<!--page-->', await renderToString(createSSRApp(Talk, { envelope })))
    .replace(
      '<!--envelope-->',
      `<script type="application/json" id="envelope">${envelope.replace(/</g, '\\u003c')}</script>`,
    )
