import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@oivallus/core'
import { LANGUAGES, type Language, type Me } from '@oivallus/example-hr-portal-data'
import { portalsIn } from '@oivallus/example-hr-portal-data/serving'
import type { ConversationHandler } from '@oivallus/server'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { filesOf } from './files.ts'
import { COOKIE, whoSends } from './handling.ts'
import { PEOPLE, personOf } from './people.ts'
import { signInPage } from './signIn.ts'

/** What the site is made of. */
export interface AppOptions {
  /** The folder of this example. */
  example: string
  /** Where it stands, without a slash at the end. */
  base: string
  store: Store
  handler: ConversationHandler
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'self'"

const languageOf = (code: string | undefined): Language => LANGUAGES.find((one) => one === code) ?? 'fi'

/** The site: signing in, the portals, and the conversations. */
export const createApp = ({ example, base, store, handler }: AppOptions) => {
  const portals = portalsIn(join(example, '..'))
  const files = {
    react: filesOf(portals.react, join(example, 'dist/react')),
    vue: filesOf(portals.vue, join(example, 'dist/vue')),
  }
  const app = new Hono({ strict: false }).basePath(base)

  app.use(async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
  })
  app.all('/api/*', (c) => handler(c.req.raw))

  // What a page loads is found from its folder, and that ends with a slash.
  app.get('*', (c, next) => {
    const { pathname } = new URL(c.req.url)
    const isFolder = [base, ...Object.keys(files).map((name) => `${base}/${name}`)].includes(pathname)
    return isFolder ? Promise.resolve(c.redirect(`${pathname}/`, 308)) : next()
  })
  app.get('/', (c) => {
    const language = languageOf(c.req.query('language') ?? getCookie(c, 'language'))
    c.header('content-security-policy', POLICY)
    return c.html(signInPage(language, whoSends(c.req.raw)?.id ?? PEOPLE[0]?.id ?? ''))
  })
  app.get('/style.css', (c) =>
    c.body(readFileSync(join(example, 'page/style.css')), 200, { 'content-type': 'text/css' }),
  )
  app.post('/sign-in', csrf(), async (c) => {
    const { who, portal, language } = await c.req.parseBody<Record<string, string>>()
    const person = personOf(who)
    if (!person) return c.redirect(`${base}/`, 303)
    const options = { path: base, httpOnly: true, sameSite: 'Lax' } as const
    setCookie(c, COOKIE, person.id, options)
    setCookie(c, 'language', languageOf(language), options)
    return c.redirect(`${base}/${portal === 'vue' ? 'vue' : 'react'}/`, 303)
  })
  app.get('/me', async (c) => {
    const user = whoSends(c.req.raw)
    if (!user) return c.body(null, 401)
    const outside = user.levels ? await store.list() : []
    return c.json({
      user,
      people: [...PEOPLE],
      outside,
      language: languageOf(getCookie(c, 'language')),
    } satisfies Me)
  })
  for (const [name, answer] of Object.entries(files)) {
    app.get(`/${name}/*`, (c) => {
      const path = c.req.path.slice(`${base}/${name}/`.length)
      if (path === '' && !whoSends(c.req.raw)) return c.redirect(`${base}/`, 303)
      return answer(path, `${base}/`)
    })
  }
  return app
}
