import type { JsonSchema } from '@oivallus/core/deciding'
import { LIMITS, type Limits } from './limits.ts'
import { placesOf } from './openapi/places.ts'
import { problemResponses } from './openapi/problems.ts'
import { schemasOf } from './openapi/schemas.ts'

const LIMITED = ({ bytes, stream, entries, writes, reads }: Limits) =>
  `A body has at most ${bytes} bytes and ${entries} acts, a stream ${stream} entries. One participant sends at most ${writes} times and reads ${reads} times a minute.`

/**
 * The description of a server in OpenAPI 3.1: every place, what it takes and answers, and every way in which it may refuse.
 *
 * @param base The path under which it is mounted.
 * @param limits What differs from the usual ones.
 */
export const openApi = (base: string, limits: Partial<Limits> = {}): JsonSchema => {
  const all = { ...LIMITS, ...limits }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Oivallus',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description: `Learning conversations: kept, decided again, and told live. Sign-in is the host’s. ${LIMITED(all)} Every refusal is problem+json (RFC 9457) with a code.`,
    },
    servers: [{ url: base }],
    paths: placesOf(all),
    components: { schemas: schemasOf(all), responses: problemResponses() },
  }
}
