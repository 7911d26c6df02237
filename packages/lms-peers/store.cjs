// Runs xapi-statements in memory, and tells whoever forked it on which port. Its own program asks for a port beforehand, and for Redis,
// MongoDB and a client to sign in; whatever takes and gives statements is as it comes.
const { createRequire } = require('node:module')

const [folder] = process.argv.slice(2)
Object.assign(process.env, {
  AUTH_REPO: 'test',
  EVENTS_REPO: 'test',
  MODELS_REPO: 'memory',
  STORAGE_REPO: 'local',
  FS_LOCAL_STORAGE_DIR: `${folder}/attachments`,
  SERVICE_AWAIT_UPDATES: 'true',
  WINSTON_CONSOLE_LEVEL: 'error',
})

const itsOwn = createRequire(require.resolve('xapi-statements'))
const part = (name) => itsOwn(`./${name}`).default

const quiet = () => {}
const { statementsRouter } = part('expressPresenter')({
  service: part('serviceFactory')(),
  translator: part('translatorFactory')(),
  tracker: Promise.resolve(quiet),
  logger: { error: quiet, warn: quiet, info: quiet, verbose: quiet, debug: quiet, silly: quiet },
  morganDirectory: `${folder}/log`,
  bodyParserLimit: '5mb',
})

const app = itsOwn('express')()
app.use('/xAPI/statements', statementsRouter)
const server = app.listen(0, '127.0.0.1', () => process.send(server.address().port))
// A busy client does not find that a connection was closed on it meanwhile.
server.keepAliveTimeout = 0
// It ends with whoever forked it, however that ends.
process.on('disconnect', () => process.exit())
