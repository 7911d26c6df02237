// Where the Chromium is that the tests look through; run as a command, it prints its path.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { argv, env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** The best first. The headless shell is the same Chromium without windows: a page opens in a third of the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

const isThere = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Playwright has no path where it knows no Chromium for the system. */
const playwrights = () => {
  try {
    return [chromium.executablePath()]
  } catch {
    return []
  }
}

/** What the environment names, what is on the path, playwright's own; whichever is there first. */
export const findChromium = () => {
  if (env.OIVALLUS_CHROMIUM) return isThere(env.OIVALLUS_CHROMIUM) ? env.OIVALLUS_CHROMIUM : undefined
  const folders = (env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...playwrights()].find(isThere)
}

export const HOW_TO_GET_CHROMIUM =
  'Chromium is missing. On Debian: apt-get install chromium-headless-shell. Elsewhere: npx playwright-core install chromium, or set OIVALLUS_CHROMIUM to the path of one.'

if (argv[1] === fileURLToPath(import.meta.url)) {
  const found = findChromium()
  console.log(found ?? HOW_TO_GET_CHROMIUM)
  process.exitCode = found ? 0 : 1
}
