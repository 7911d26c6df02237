import type { SavedFile, ScreenOptions } from './screen.ts'

/** Gives a file to whoever sits here, by the browser's own way of saving. */
export const saveAsFile = ({ name, type, text }: SavedFile): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // The browser has read it once its own turn is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const calendar = () => import('@oivallus/core/calendar')

/** The options of a screen in a browser: files are saved by it, and the calendar is loaded, unless they are told otherwise or null. */
export const withFiles = (options: ScreenOptions): ScreenOptions => ({
  ...options,
  save: options.save === undefined ? saveAsFile : options.save,
  calendar: options.calendar === undefined ? calendar : options.calendar,
})
