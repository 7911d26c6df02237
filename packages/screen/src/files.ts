import type { SavedFile } from './screen.ts'

/** Gives a file to whoever sits here, by the browser's own way of saving. */
export const saveAsFile = ({ name, type, text }: SavedFile): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // The browser has read it once its own turn is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
