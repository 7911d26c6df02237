// page.js: Anna leads a talk with Ville at one laptop, and types.
const table = { screen: 'table', scribe: 'anna' }

Oivallus.loadGuide('fi').then((guide) => {
  const talk = Oivallus.createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { viewer: table, guide, language: 'fi' },
  )
  // Whoever your portal knows need not type their name.
  const screen = { screen: table.screen }
  talk.send({ type: 'joined', name: 'Anna', supervisor: true, ...screen }, { by: { participant: 'anna' } })
  talk.send({ type: 'joined', name: 'Ville', ...screen }, { by: { participant: 'ville' }, enteredBy: 'anna' })

  const element = document.querySelector('#talk')
  element.options = { typed: () => localStorage } // what is being typed survives a reload
  element.conversation = talk
})
