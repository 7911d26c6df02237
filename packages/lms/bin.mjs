#!/usr/bin/env node
// `npx @oivallus/lms pack …`. What it does is built; this file is there before, so that an install can link it.
const { run } = await import(new URL('dist/command.js', import.meta.url).href)
process.exitCode = await run(process.argv.slice(2))
