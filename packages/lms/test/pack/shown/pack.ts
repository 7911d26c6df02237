import { writeFile } from 'node:fs/promises'
import { pack } from '@oivallus/lms/pack'

const zip = await pack({
  format: 'scorm2004',
  languages: ['sv', 'fi'],
  notice: {
    controller: 'Harbour Town',
    contact: 'privacy@harbour.example',
    purpose: 'To learn together from our work.',
    legalBasis: 'The employer’s legitimate interest.',
  },
  store: 'https://talks.harbour.example/conversations',
})
await writeFile('talk.zip', zip)
