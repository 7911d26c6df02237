/** The path of a Chromium, or undefined. */
export const findChromium: () => string | undefined
/** One line for those who have none. */
export const HOW_TO_GET_CHROMIUM: string
