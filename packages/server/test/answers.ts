import { Ajv2020 } from 'ajv/dist/2020.js'
import { openApi } from '../src/index.ts'

type Json = { [key: string]: Json } & { $ref?: string }

const pointer = (...path: string[]) =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/**
 * Holds what a server answers, and what it takes, against its own description: whatever is not described so is told in `wrong`. What
 * comes on a live connection is looked at by a test of its own.
 */
export const checkingAnswers = (handler: (request: Request) => Promise<Response>) => {
  // A test may set limits of its own: how long a body may be is no matter of its form.
  const document = openApi('/', { entries: 100_000 }) as Json
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'openapi')
  const wrong: string[] = []

  const check = (what: string, at: string, value: unknown) => {
    const validate = ajv.getSchema(`openapi#${at}`)
    if (!validate) wrong.push(`${what}: nothing is described at ${at}`)
    else if (!validate(value)) wrong.push(`${what}: ${ajv.errorsText(validate.errors)}`)
  }

  const responseAt = (method: string, path: string, status: string): string => {
    const operation = document.paths?.[path]?.[method]
    const response = operation?.responses?.[status]
    if (response?.$ref) return response.$ref.slice(1)
    // Where there is no such place there is nothing to describe but that.
    return response || operation
      ? pointer('paths', path, method, 'responses', status)
      : pointer('components', 'responses', status)
  }

  const fetch = async (request: Request): Promise<Response> => {
    const sent = request.method === 'POST' ? request.clone().text() : undefined
    const response = await handler(request)
    const [method, path] = [request.method.toLowerCase(), new URL(request.url).pathname]
    const type = response.headers.get('content-type')?.split(';')[0] ?? ''
    if (type === 'text/event-stream' || method === 'head') return response
    const at = responseAt(method, path, String(response.status))
    const what = `${method} ${path} ${response.status}`
    if (response.status === 204) {
      if (!document.paths?.[path]?.[method]?.responses?.[204]) wrong.push(`${what} is not described`)
      return response
    }
    const answer = (await response.clone().json()) as { refused?: unknown }
    check(what, `${at}${pointer('content', type, 'schema')}`, answer)
    if (response.ok && sent && !answer.refused)
      check(
        `what was sent to ${what}`,
        pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema'),
        JSON.parse(await sent),
      )
    return response
  }
  return { fetch, wrong }
}
