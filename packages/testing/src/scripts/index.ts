import type { Script, ScriptSeries } from '../script.ts'
import { daghemmet } from './daghemmet.ts'
import { kotihoito } from './kotihoito.ts'
import { koulukeittio } from './koulukeittio.ts'
import { library } from './library.ts'
import { serviceDesk } from './serviceDesk.ts'

/** Single talks that could have happened, by id. */
export const scripts = {
  kotihoito,
  daghemmet,
  'service-desk': serviceDesk,
  library,
} satisfies Record<string, Script>

/** Series of talks that could have happened, by id. */
export const series = { koulukeittio } satisfies Record<string, ScriptSeries>
