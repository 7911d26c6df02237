// talk.js: the page in the frame, for two at one laptop. It speaks with this portal, and with nobody else.
const begin = async () => {
  const host = await OivallusFrame.joinHost({
    origins: ['https://portal.example'],
    onTrouble: ({ message }) => console.warn(message),
  })
  const { language, settings } = host
  const { asked, lead, zone } = settings
  const guide = await Oivallus.loadGuide(language)
  const talk = Oivallus.createConversation(
    { asked: Object.keys(asked), lead, zone },
    { viewer: { screen: 'table', scribe: lead }, guide, language },
  )
  for (const [participant, name] of Object.entries(asked)) {
    const enteredBy = participant === lead ? undefined : lead
    talk.send({ type: 'joined', name, screen: 'table' }, { by: { participant }, enteredBy })
  }

  const element = document.querySelector('#talk')
  element.options = { typed: () => localStorage } // in a sandbox it throws, does no harm, and keeps nothing
  element.conversation = talk
  host.show(element)
}

begin()
