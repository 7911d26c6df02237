/** How often in a row a page may become higher because its frame did, before it is taken for one that always will. */
const TOO_OFTEN = 5

/**
 * Tells how high a page is: now, and whenever that is another. What is measured is the root element, not what can be scrolled, which
 * is never less than the frame.
 *
 * A page that is as high as its frame and a bit more would grow for ever, since the host makes the frame as high as the page. It is
 * noticed by its growing at the very moment at which the frame does, at the same width; then nothing is told any more.
 *
 * @param growing Called when a page grows with its frame.
 * @returns What ends it.
 */
export const watchHeight = (tell: (height: number) => void, growing: () => void): (() => void) => {
  const root = document.documentElement
  const measured = (): number => Math.ceil(root.getBoundingClientRect().height)
  let told = -1
  let width = window.innerWidth
  let follows = 0

  const look = (): void => {
    const height = measured()
    if (height === told) return
    told = height
    tell(height)
  }
  /** Comes before the observer, and before whatever else the page does in this frame of time. */
  const resized = (): void => {
    const isWider = window.innerWidth !== width
    width = window.innerWidth
    follows = !isWider && measured() > told ? follows + 1 : 0
    if (follows < TOO_OFTEN) return
    stop()
    growing()
  }
  const observer = new ResizeObserver(look)
  const stop = (): void => {
    observer.disconnect()
    window.removeEventListener('resize', resized)
  }
  window.addEventListener('resize', resized)
  observer.observe(root)
  look()
  return stop
}
