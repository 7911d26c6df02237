import { portalSuite } from '@oivallus/example-hr-portal-data/suite'

portalSuite('react')
