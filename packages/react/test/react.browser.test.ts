import { inBrowser } from '../../../scripts/adapterSite.ts'
import { hostSuite } from '../../../scripts/hostSuite.ts'

/* What is React's own, in React as it is developed with. */

hostSuite(
  inBrowser({
    code: "import { begin } from './hostPage.tsx'\nbegin()",
    folder: import.meta.dirname,
    body: '<div id="place"></div>',
    development: true,
  }),
)
