import { inBrowser as inSite } from '../../../scripts/adapterSite.ts'

export type { Seat } from '@oivallus/testing/adapters'

/** A browser for the tests of a file, with a page of a host in plain DOM, or another page. */
export const inBrowser = (
  body?: string,
  code = "import { begin } from '@oivallus/testing/adapters/page'\nimport { adapter } from './adapter.ts'\nawait begin(adapter)",
) => inSite({ code, folder: import.meta.dirname, ...(body !== undefined && { body }) })
