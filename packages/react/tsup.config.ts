import { buildOfPackage } from '../../scripts/build.ts'

// A page that a server draws, as Next's are, may import it: what is in it runs in the browser too.
export default buildOfPackage({ directive: 'use client' })
