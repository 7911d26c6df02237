/* global Oivallus */
Oivallus.loadGuide('fi').then((guide) => {
  const talk = Oivallus.createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { viewer: { participant: 'anna' }, guide, language: 'fi' },
  )
  document.querySelector('#talk').conversation = talk
})
