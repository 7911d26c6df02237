/** Does one thing after the other for each key; what fails holds nobody up. */
export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>()
  return <T>(key: string, what: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(what, what)
    last.set(key, turn)
    const forget = () => {
      if (last.get(key) === turn) last.delete(key)
    }
    turn.then(forget, forget)
    return turn
  }
}
