import { join } from 'node:path'
import { portalSuite } from '@oivallus/example-hr-portal-data/suite'

portalSuite({ folder: join(import.meta.dirname, '..'), trustedTypes: "'none'" })
