/* Somebody else’s page: it says to the page around it, and to the frame beside it, whatever the two could say to each other. */

/** What came to this page of theirs. */
const overheard: unknown[] = []
window.addEventListener('message', ({ data }) => overheard.push(data))

const listening = (): MessagePort => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => overheard.push(data)
  port1.postMessage({ type: 'given', given: { language: 'fi' }, resize: true })
  return port2
}

declare global {
  interface Window {
    forge(): void
    overheard: unknown[]
  }
}

/** Imported by the page. @public */
export const begin = (): void => {
  window.overheard = overheard
  window.forge = () => {
    const said = (type: string, version: number) => ({
      protocol: 'oivallus-frame',
      version,
      type,
      proof: 'forged',
    })
    for (const target of [window.parent, window.parent.frames[0] as Window])
      for (const version of [1, 2])
        for (const type of ['who', 'hello', 'init'])
          target.postMessage(said(type, version), '*', [listening()])
  }
  document.body.id = 'forging'
}
