import { load } from './load.mjs'

const { start } = await load()
await start(import.meta.dirname)
