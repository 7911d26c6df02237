import type { TalkSettings } from '../page/settings.ts'
import { escaped } from '../xml.ts'
import { LANGUAGES, type PackLanguage } from './languages.ts'

/**
 * What the page may reach: itself, and the store. Where an LMS of cmi5 listens is not known before it launches the page, so that there
 * any address is open that nobody listens in on: https, or this machine.
 */
const reaches = ({ format, store }: TalkSettings): string =>
  [
    "'self'",
    ...(format === 'cmi5' ? ['https:', 'http://localhost:*', 'http://127.0.0.1:*'] : []),
    ...(store === null ? [] : [new URL(store).origin]),
  ].join(' ')

const policyOf = (settings: TalkSettings): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${reaches(settings)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** The page that is launched. Everything on it is drawn by `talk.js` into its `main`. */
export const pageOf = (
  settings: TalkSettings,
  language: PackLanguage,
  title: string,
): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(settings)}">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="talk.css">
<script defer src="oivallus.js"></script>
<script defer src="settings.js"></script>
<script defer src="talk.js"></script>
</head>
<body>
<main id="talk"></main>
<noscript><p>${escaped(LANGUAGES[language].pack.noScript)}</p></noscript>
</body>
</html>
`

/**
 * The script that gives the page its settings. They are parsed from a text, for in code itself `__proto__` would be no key; and
 * nothing in a text ends the script or its line.
 */
export const settingsScript = (settings: TalkSettings): string => {
  const json = JSON.stringify(JSON.stringify(settings))
  const sign = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `globalThis.OivallusTalk = JSON.parse(${json.replace(/[<>\u2028\u2029]/g, sign)})\n`
}
