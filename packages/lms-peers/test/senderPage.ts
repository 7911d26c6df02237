/* A page that sends statements, and keeps what waits in this browser. */
import { createSender, keepInStorage, type Statement } from '@oivallus/lms/xapi'

declare global {
  interface Window {
    sending: {
      send(statements: Statement[]): Promise<void>
      settled(): Promise<void>
      waiting(): Promise<number>
      dead(): Promise<number>
    }
  }
}

export const begin = (): void => {
  const sender = createSender({
    endpoint: decodeURIComponent(location.search.slice(1)),
    headers: () => ({ Authorization: 'Basic b25lOnR3bw==' }),
    keeping: keepInStorage(localStorage),
    most: 2,
  })
  window.sending = {
    send: (statements) => sender.send(statements),
    settled: () => sender.settled(),
    waiting: () => sender.waiting(),
    dead: async () => (await sender.deadLetters()).length,
  }
}
