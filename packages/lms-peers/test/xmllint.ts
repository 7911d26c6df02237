import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const xmllint = (args: string[], xml: string) => {
  const { status, error, stdout, stderr } = spawnSync('xmllint', ['--nonet', ...args, '-'], {
    input: xml,
    encoding: 'utf8',
  })
  if (error) throw error
  return { status, stdout, stderr }
}

/** How xmllint ends where a document is not what a schema asks for, and where it is no XML. Any other end is trouble of its own. */
const REFUSED = [3, 1]

/**
 * Whether a schema takes a text, as xmllint says by how it ends.
 *
 * @param schema The name of a file in `schemas`.
 */
export const isTaken = (schema: string, xml: string): boolean => {
  const file = fileURLToPath(new URL(`../schemas/${schema}`, import.meta.url))
  const { status, stderr } = xmllint(['--noout', '--schema', file], xml)
  if (status !== 0 && !REFUSED.includes(Number(status)))
    throw new Error(`xmllint ended with ${status}: ${stderr}`)
  return status === 0
}

/** What an expression of XPath finds in a text, as a text. */
export const foundIn = (xml: string, xpath: string): string => {
  const { status, stdout, stderr } = xmllint(['--xpath', `string(${xpath})`], xml)
  if (status !== 0) throw new Error(`xmllint ended with ${status}: ${stderr}`)
  // It ends with a line of its own.
  return stdout.slice(0, -1)
}

/** What of a text XML 1.0 can hold: no controls but tabs and line ends, no half of a sign, and not two signs that are none. */
export const inXml = (text: string): string =>
  [...text]
    .filter((sign) => sign >= ' ' || '\t\n\r'.includes(sign))
    .filter((sign) => !/[\p{Cs}\uFFFE\uFFFF]/u.test(sign))
    .join('')
