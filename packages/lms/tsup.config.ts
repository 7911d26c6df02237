import { buildOfPackage } from '../../scripts/build.ts'

export default buildOfPackage({ commands: { command: './src/pack/command.ts' } })
