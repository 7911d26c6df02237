import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { type Served, type Site, serve } from '../../../scripts/browser.ts'
import { minified } from '../../../scripts/style.mjs'
import { keep, stoppingIn } from '../src/talk.ts'
import { LOOKED_FOR, STEPS } from './fields.ts'

/** The same from here and from where this is bundled to. */
const HOME = join(import.meta.dirname, '..')

/** How many lines were said in the talk that goes on to the next phase; and in the one that is hard to type in. */
export const FEW = 12
export const MANY = 300

/** Not the policy under which ours works, but the least strict under which all do: SurveyJS writes styles into the page. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src data:; font-src data:"

const page = (body: string, ...scripts: string[]): string => `<!doctype html>
<html lang="fi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Oppimiskeskustelu</title>
<link rel="icon" href="data:,">
${scripts.includes('/ours.js') ? '' : `<link rel="stylesheet" href="${scripts[0]?.replace('.js', '.css')}">`}
<body>
${body}
<script>var lookedFor = ${JSON.stringify(LOOKED_FOR)}, began = performance.now()</script>
${scripts.map((src) => `<script src="${src}"></script>`).join('\n')}
`

/** A script of a page, as one would ship it. */
const script = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(HOME, 'pages', file)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['source', 'module'],
    define: {
      'process.env.NODE_ENV': '"production"',
      STEPS: JSON.stringify(STEPS),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  })
  return outputFiles[0]?.text ?? ''
}

/** The stand-alone file of `@oivallus/dom`, built anew. */
const standalone = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  await promisify(execFile)(process.execPath, ['standalone.mjs', folder], { cwd: join(HOME, '../dom') })
  const file = await readFile(join(folder, 'oivallus.js'), 'utf8')
  await rm(folder, { recursive: true })
  return file
}

const talk = (lines: number): string => JSON.stringify(keep(stoppingIn(lines)))

const FORM = '<main id="form"></main>'

/** Pages whose script draws the form, by path, each with its source and its style. */
const FORMS = {
  survey: ['survey.page.ts', 'survey'],
  surveyReact: ['surveyReact.page.tsx', 'survey'],
  surveyVue: ['surveyVue.page.ts', 'survey'],
  oursReact: ['oursReact.page.tsx', 'ours'],
  oursVue: ['oursVue.page.ts', 'ours'],
  wizard: ['wizard.page.ts', 'wizard'],
  wizardReact: ['wizardReact.page.tsx', 'wizard'],
} as const

/** Serves every page from this machine, with what it loads. */
export const servePages = async (): Promise<Site> => {
  const styles = {
    survey: await readFile(join(HOME, 'node_modules/survey-core/survey-core.fontless.min.css')),
    ours: await minified(join(HOME, '../theme/src/style.css')),
    wizard: await readFile(join(HOME, 'pages/wizard.css')),
  }
  const files: NonNullable<Served['files']> = {
    '/ours': page('<learning-conversation></learning-conversation>', '/oivallus.js', '/ours.js'),
    '/oivallus.js': await standalone(),
    '/ours.js': await script('ours.page.ts'),
    [`/talk${FEW}.json`]: talk(FEW),
    [`/talk${MANY}.json`]: talk(MANY),
  }
  for (const [name, [source, style]] of Object.entries(FORMS)) {
    files[`/${name}`] = page(FORM, `/${name}.js`)
    files[`/${name}.js`] = await script(source)
    files[`/${name}.css`] = styles[style]
  }
  return serve({ files, policy: POLICY })
}
