// portal.js: the portal knows who is asked, and hears how the talk stands; never what is said in it.
OivallusFrame.hostFrame(document.querySelector('#talk'), {
  origin: 'null', // what a page in a sandbox without allow-same-origin comes from
  given: {
    language: 'fi',
    settings: { asked: { anna: 'Anna', ville: 'Ville' }, lead: 'anna', zone: 'Europe/Helsinki' },
  },
  onState: ({ held }) => {
    document.querySelector('#stands').textContent = held ? 'Keskustelu on pidetty.' : 'Keskustelu on kesken.'
  },
  onTrouble: ({ message }) => console.warn(message),
})
