/*
 * For whoever keeps conversations for several devices and trusts none of them, as a server does: what they send is parsed and decided
 * again here, by the same chart and rules as on the device.
 */
export { type Carried, carriedFrom } from '../carrying.ts'
export {
  decideForeign,
  type ForeignAct,
  type Head,
  isPrivate,
  parseActs,
  type Verdict,
} from '../foreignActs.ts'
export { type Described, describeActs, type JsonSchema } from '../jsonSchema.ts'
export { type Seeing, sightOf } from '../outside.ts'
export { takesPart } from '../people.ts'
export { EMPTY } from '../state.ts'
