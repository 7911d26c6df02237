import { buildOfPackage } from '../../scripts/build.ts'

export default buildOfPackage()
