// Writes the parts of the documents that the sources already say: tables and diagrams between the lines
// `<!-- generated: name -->` and `<!-- /generated -->`. With --check it writes nothing, and fails where one is stale.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { close, read, root } from './workspace.mjs'

// The rooms themselves, beside what the packages give to all: bundled together, so that both are one library.
const entry = `
  export { toJSONSchema } from 'zod'
  export { CHART, edgeAt, rulesOn } from './src/chart.ts'
  export { PRIVATE_EVENTS, sentEvent } from './src/events.ts'
  export { factsOf } from './src/guards.ts'
  export { en } from './src/guides/en.ts'
  export { fi } from './src/guides/fi.ts'
  export { sv } from './src/guides/sv.ts'
  export { builtInSettings } from './src/guides/settings.ts'
  export { builtIn, evolve } from './src/index.ts'
  export { PHASE_ROOMS } from './src/rooms.ts'
  export { CATALOGUE } from './src/rules/catalogue.ts'
  export { startSettings } from './src/rules/settings.ts'
  export { sampleOf } from './src/samples.ts'
  export { EMPTY } from './src/state.ts'
  export { lineTemplates, talkTemplates } from './src/templates.ts'
  export { CODES, KINDS, NUDGES, PHASES, STAGES } from './src/vocabulary.ts'
  export { run, runSeries, scripts, series } from '../testing/src/index.ts'
  export { PARTS } from '../screen/src/node.ts'
  export { PROBLEMS } from '../server/src/openapi/problems.ts'
  export { BESIDE, MENDED, REFUSED, SHOWN, WATCHED } from '../server/test/hostile/acts.ts'
`

const load = async () => {
  const place = mkdtempSync(join(tmpdir(), 'docs-'))
  const outfile = join(place, 'rooms.mjs')
  try {
    await build({
      stdin: { contents: entry, resolveDir: join(root, 'packages/core') },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['source', 'module'],
      logLevel: 'error',
    })
    return await import(pathToFileURL(outfile))
  } finally {
    rmSync(place, { recursive: true })
  }
}

const {
  BESIDE,
  builtIn,
  builtInSettings,
  CATALOGUE,
  CHART,
  CODES,
  edgeAt,
  EMPTY,
  en,
  evolve,
  factsOf,
  fi,
  KINDS,
  lineTemplates,
  MENDED,
  NUDGES,
  PARTS,
  PHASE_ROOMS,
  PHASES,
  PRIVATE_EVENTS,
  PROBLEMS,
  REFUSED,
  rulesOn,
  run,
  runSeries,
  sampleOf,
  scripts,
  sentEvent,
  series,
  SHOWN,
  STAGES,
  startSettings,
  sv,
  talkTemplates,
  toJSONSchema,
  WATCHED,
} = await load()

const code = (text) => `\`${text}\``
const list = (texts) => texts.join(' · ')
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`
const table = (heads, rows) => [row(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(row)].join('\n')

/** `framing to distinction`, `every phase`, or the stages one by one. */
const stagesInWords = (stages) => {
  if (stages.includes('talk')) return 'at any time'
  const phases = PHASES.filter((phase) => stages.includes(phase))
  const [first, last] = [PHASES.indexOf(phases[0]), PHASES.indexOf(phases.at(-1))]
  const inARow = phases.length > 2 && last - first + 1 === phases.length
  const words =
    phases.length === PHASES.length ? ['every phase'] : inARow ? [`${phases[0]} to ${phases.at(-1)}`] : phases
  return [...words, ...stages.filter((stage) => !phases.includes(stage))].join(', ')
}

// ---- rules ----

/** What the library asks outside the edges: an act that has no edge is explained by these, and guides are loaded under these. */
const BESIDES = {
  'outside-the-talk': 'whatever is not taken in called or held',
  'moved-on': 'what an earlier phase would have taken',
  'too-early': 'what only a later phase takes',
  'no-person-as-cause': 'loading a guide',
  'softened-unseen': 'loading a guide',
}

/** Edges of a page of the short form are those of its other phase, told of there. */
const edges = Object.entries(CHART).flatMap(([stage, all]) =>
  Object.entries(all).flatMap(([type, edge]) => (edge.mate ? [] : [{ stage, type, rules: edge.rules }])),
)

const whereOf = (rule) => {
  const guarded = edges.filter(({ rules }) => rules.includes(rule))
  const besides = BESIDES[rule] ? [BESIDES[rule]] : []
  if (guarded.length === edges.length) return list(['every act', ...besides])
  const gates = PHASES.filter((phase) => PHASE_ROOMS[phase].gates.includes(rule))
  const stagesByAct = new Map()
  const noted = new Set(guarded.flatMap(({ type }) => (type.startsWith('noted.') ? [type] : [])))
  const moves = guarded.some(({ stage, type }) => isBack(stage, type)) ? 'moving' : 'moving on'
  for (const { stage, type } of guarded) {
    if (type.startsWith('go.') && gates.length > 0) continue
    const act = type.startsWith('go.')
      ? moves
      : noted.has(type) && noted.size > 3
        ? linesOf(noted)
        : code(type)
    stagesByAct.set(act, [...new Set([...(stagesByAct.get(act) ?? []), stage])])
  }
  const actsByStages = new Map()
  for (const [act, stages] of stagesByAct) {
    const words = stagesInWords(stages)
    actsByStages.set(words, [...(actsByStages.get(words) ?? []), act])
  }
  return list([
    ...gates.map((phase) => `going on from ${phase}`),
    ...[...actsByStages].map(([stages, acts]) =>
      acts.length > MOST_NAMED ? `${acts.length} acts: ${stages}` : `${acts.join(', ')}: ${stages}`,
    ),
    ...besides,
  ])
}

/** More acts than these are counted; the table of events names them. */
const MOST_NAMED = 8

const isBack = (stage, type) =>
  PHASES.some((phase) => type === `go.${phase}` && PHASES.indexOf(phase) < PHASES.indexOf(stage))

const linesOf = (noted) => {
  const others = KINDS.filter((kind) => !noted.has(`noted.${kind}`))
  return others.length > 0 ? `a line, but no ${others.join(' and no ')}` : 'a line'
}

const guide = builtIn({ fi, sv, en })

/** Every state of every scripted talk: together these meet every rule. */
const statesOfScripts = async () => {
  const talks = []
  for (const script of Object.values(scripts)) talks.push(await run(script, { devices: 'one', guide }))
  for (const one of Object.values(series)) talks.push(...(await runSeries(one, { devices: 'one', guide })))
  return talks.flatMap(({ log }) => {
    let state = EMPTY
    return log.map((entry) => {
      state = evolve(state, entry)
      return state
    })
  })
}

/** The same state where a guide softened a rule, and where the talk was paused. */
const variants = (state) => {
  const { stage } = state
  const settings = { 'not-yet-interpreting': { mode: 'nudge', reason: { en: 'Agreed.' } } }
  if (!PHASES.includes(stage)) return [state]
  return [
    state,
    { ...state, stage: 'paused', left: stage },
    ...(stage === 'framing' ? [{ ...state, settings }] : []),
  ]
}

const sendersIn = ({ participants, screens }) => [
  ...participants.map(({ id }) => ({ by: { participant: id } })),
  ...Object.entries(screens).map(([screen, { scribe }]) => ({ by: { screen }, enteredBy: scribe })),
  { by: { participant: 'somebody-new' } },
]

/** Every act that somebody could wish for, and taking an experiment without an end. */
const wishesIn = (state, by) => {
  const templates = [
    ...talkTemplates(state, by),
    ...state.lines.flat().flatMap((line) => lineTemplates(state, line.id)),
  ]
  const endless = templates
    .filter(({ missing }) => missing.includes('end'))
    .map(({ event }) => ({ event, missing: [] }))
  return [...templates, ...endless].map(sampleOf)
}

/** What deciding may meet besides: a text that cannot be kept, an id that was used before. */
const MET = [{}, { unreadable: true }, { reused: true }]

/** What each rule offers, wherever it refuses in the scripted talks. */
const offersByRule = async () => {
  const offers = Object.fromEntries(CODES.map((rule) => [rule, new Set()]))
  for (const state of (await statesOfScripts()).flatMap(variants))
    for (const sender of sendersIn(state))
      for (const event of wishesIn(state, sender.by))
        for (const met of event.type === 'noted.question' ? MET : [{}]) {
          const edge = edgeAt(state.stage, event.type)
          const facts = factsOf({ state, act: { id: 'probe', ...sender, event }, mate: edge?.mate, ...met })
          const asked = edge ? rulesOn(edge, state) : Object.keys(BESIDES)
          for (const rule of asked)
            if (!edge || CATALOGUE[rule].refuses(facts))
              for (const { label } of CATALOGUE[rule].offers(facts)) offers[rule].add(label)
        }
  return offers
}

/** Those that refuse outsiders, and at loading a guide, need none. */
const WITHOUT_OFFERS = ['only-participants', 'open-for-reading', 'no-person-as-cause']

const MAY = { pinned: 'nobody', toNudge: 'a guide, to a nudge', toGuard: 'a guide, to a guard' }

const rules = async () => {
  const offers = await offersByRule()
  const unmet = CODES.filter((rule) => offers[rule].size === 0 && !WITHOUT_OFFERS.includes(rule))
  if (unmet.length > 0)
    throw new Error(`No scripted talk meets ${unmet.join(', ')}: scripts/docs.mjs shows no offers.`)
  const short = startSettings(EMPTY, 'short')
  return table(
    ['code', 'says', 'where', 'default', 'who may change it', 'offers'],
    CODES.map((rule) => {
      const { mode, may } = CATALOGUE[rule]
      return [
        code(rule),
        en.rules[rule].says,
        whereOf(rule),
        short[rule] ? `${mode}; ${short[rule].mode} in the short form` : mode,
        MAY[may],
        list([...offers[rule]].map((label) => en.offers[label])),
      ]
    }),
  )
}

// ---- kinds ----

const taking = (takes) =>
  takes === 'open' ? '●' : 'parks' in takes ? `P ${takes.parks}` : `→ ${takes.files}`

const kinds = () =>
  table(
    ['kind', 'on the screen', ...PHASES],
    KINDS.map((kind) => [
      code(kind),
      en.kinds[kind],
      ...PHASES.map((phase) => taking(PHASE_ROOMS[phase].takes[kind])),
    ]),
  )

// ---- nudges ----

/** When each nudge speaks, and to whom, in words; the code has it as predicates. */
const WHEN = {
  framingLong:
    'the framing, or what follows a question about its purpose, takes longer than the guide’s minutes for it (two in the built-in one); to the facilitator',
  framingQuick: 'framing took under 15 seconds in the first talk of a series; to the facilitator',
  onlyDifficulties: 'three observations or more, all of them difficulties; to all',
  learningShort: 'what was learned is much shorter than reality or the ideas; to the facilitator',
  noLearningOfYourOwn: 'others have learned something, the facilitator nothing yet; to the facilitator',
  everyOriginDoing: 'every origin is “doing”, here and in the two talks before; to all',
  sameTagThirdTime: 'the same tag of the structures in a third talk; to all',
  everythingOnYou: 'three things or more are carried, all by the facilitator; to the facilitator',
  experimentLarge: 'the experiment is long, has several steps, or lasts over four weeks; to whoever wrote it',
  nothingLightened: 'an experiment is taken, and nothing is stopped or lightened; to the facilitator',
  noSituation: 'an experiment is taken without an everyday situation; to whoever wrote it',
  noSignal: 'an experiment is taken without a signal; to the facilitator',
  numbersOnly: 'every signal is figures only; to whoever wrote them',
  returnFar: 'the return is more than six weeks away; to the facilitator',
  noNextQuestion: 'there is a return and no question for next time; to the facilitator',
  needUnanswered: 'a need taken forward has no answer after the guide’s `answerWeeks`; to the facilitator',
  rhythmSlipping:
    'the day of return passed longer ago than half of the guide’s rhythm (two weeks in the built-in one); to the facilitator',
  nameInText:
    'a participant’s name stands in a text that may leave the room; shown beside it, on screens of one’s own',
  shorterFraming:
    'from the third talk of a series on, unless somebody is new or it is about a deviation; to the facilitator',
}

const nudges = () => {
  const differ = [
    ...NUDGES.filter((key) => !WHEN[key]),
    ...Object.keys(WHEN).filter((key) => !NUDGES.includes(key)),
  ]
  if (differ.length > 0)
    throw new Error(`scripts/docs.mjs says nothing, or too much, of the nudges ${differ.join(', ')}.`)
  return table(
    ['nudge', 'says', 'when'],
    NUDGES.map((key) => [code(key), en.nudges[key], WHEN[key]]),
  )
}

// ---- events ----

/** Lists that have a name of their own. */
const NAMED = { 'a phase': PHASES, 'a stage': STAGES, 'a kind': KINDS, 'a rule’s code': CODES }

const isDay = ({ pattern }) => pattern?.startsWith('^\\d{4}')

/** What can stand in a field, where its name does not say it: an id, a day and words need no more. */
const choicesOf = ({ enum: values, const: value, items, anyOf, oneOf }) => {
  if (value !== undefined) return String(value)
  if (items) return choicesOf(items)
  if (oneOf) return 'a kind, and its fields'
  if (anyOf) return anyOf.map((one) => choicesOf(one) || (isDay(one) ? 'a day' : 'an id')).join(' or ')
  const name = Object.keys(NAMED).find((name) => NAMED[name].join() === values?.join())
  return name ?? values?.join(', ') ?? ''
}

const fieldsOf = ({ properties, required = [] }, without = ['type']) =>
  Object.entries(properties)
    .filter(([name]) => !without.includes(name))
    .map(([name, schema]) => {
      const choices = choicesOf(schema)
      return code(name + (required.includes(name) ? '' : '?')) + (choices && ` (${choices})`)
    })
    .join(', ')

const stagesOf = (type) => {
  if (CHART.talk[type]?.rules.includes('outside-the-talk')) return 'from framing until held'
  return stagesInWords(Object.keys(CHART).filter((stage) => CHART[stage][type] && !CHART[stage][type].mate))
}

const describedEvents = () => {
  const { oneOf, anyOf } = toJSONSchema(sentEvent, { unrepresentable: 'any' })
  return Object.fromEntries((oneOf ?? anyOf).map((schema) => [schema.properties.type.const, schema]))
}

const events = () => {
  const all = Object.entries(describedEvents())
  const single = all.filter(([type]) => !/^(noted|go)\./.test(type))
  return table(
    ['event', 'fields', 'taken'],
    [
      ...single.map(([type, schema]) => [
        code(type),
        fieldsOf(schema),
        PRIVATE_EVENTS.includes(type) ? 'at any time, into the private stream' : stagesOf(type),
      ]),
      [code('go.<phase>'), fieldsOf(all.find(([type]) => type.startsWith('go.'))[1]), 'every phase'],
      [code('noted.<kind>'), 'those of the kind, below', 'as the table of kinds says'],
    ],
  )
}

const lines = () => {
  const described = describedEvents()
  return table(
    ['kind', 'fields'],
    KINDS.map((kind) => [code(kind), fieldsOf(described[`noted.${kind}`], ['type', 'question'])]),
  )
}

// ---- settings of a guide ----

const settings = () => {
  const { questions, observations, tags, levels, contacts, rhythm, minutes, answerWeeks, shortForm } =
    builtInSettings
  const ids = (all) => all.map(code).join(', ')
  return table(
    ['setting', 'built in'],
    [
      ...PHASES.filter((phase) => questions[phase].length > 0).map((phase) => [
        code(`questions.${phase}`),
        ids(questions[phase]),
      ]),
      [code('shortForm'), ids(shortForm)],
      [code('observations'), ids(observations)],
      [code('tags'), ids(tags)],
      [code('levels'), ids(levels)],
      [code('contacts'), ids(contacts)],
      [code('rhythm'), `every ${rhythm.weeks} weeks; ${rhythm.offered.join(', ')} weeks are offered`],
      ...['one', 'team', 'short'].map((form) => [
        code(`minutes.${form}`),
        PHASES.map((phase) => `${phase} ${minutes[form][phase]}`).join(', '),
      ]),
      [code('answerWeeks'), String(answerWeeks)],
    ],
  )
}

// ---- the chart ----

const CONDITIONS = {
  leadLeaves: 'the facilitator leaves',
  endsHeld: 'reality was reached, and there is a day of return',
}

const mermaid = (text) => ['```mermaid', text, '```'].join('\n')

/** Where the edges around the phases lead: from the phases as a whole. One arrow for all that lead from one place to another. */
const around = () => {
  const labels = new Map()
  const draw = (from, to, label) => {
    const arrow = `${from} --> ${to}`
    labels.set(arrow, [...(labels.get(arrow) ?? []), label])
  }
  for (const [stage, all] of Object.entries(CHART))
    for (const [type, { to = [] }] of Object.entries(all)) {
      if (type.startsWith('go.') || type === 'resumed') continue
      for (const { when, stage: target } of to) {
        if (!target) continue
        const from = stage === 'talk' || PHASES.includes(stage) ? 'phases' : stage
        const label = stage === 'talk' || from === stage ? type : `${type} (in ${stage})`
        const otherwise = !when && to.length > 1 ? ', otherwise' : ''
        draw(
          from,
          PHASES.includes(target) ? 'phases' : target,
          label + (when ? `, ${CONDITIONS[when]}` : otherwise),
        )
      }
    }
  for (const stage of STAGES)
    if (CHART[stage].resumed?.to)
      draw(
        stage,
        'phases',
        `resumed, in the phase that was left${stage === 'held' ? ' by ending early' : ''}`,
      )
  return [...labels].map(([arrow, all]) => `  ${arrow}: ${all.join('<br>')}`)
}

const machine = () => {
  for (const from of PHASES)
    for (const to of PHASES)
      if (from !== to && CHART[from][`go.${to}`]?.to?.[0]?.stage !== to)
        throw new Error(`scripts/docs.mjs draws a chart in which ${from} leads to ${to}, and it does not.`)
  const forward = PHASES.slice(1).map((to, at) => {
    const from = PHASES[at]
    const { gates } = PHASE_ROOMS[from]
    return `    ${from} --> ${to}: go.${to}${gates.length > 0 ? `<br>${gates.join('<br>')}` : ''}`
  })
  return mermaid(
    [
      'stateDiagram-v2',
      '  [*] --> called',
      '  state "the seven phases" as phases {',
      `    [*] --> ${PHASES[0]}`,
      ...forward,
      '  }',
      ...around(),
    ].join('\n'),
  )
}

// ---- the parts of the screen ----

const parts = () => PARTS.map((part) => `\`${part}\``).join(' · ')

// ---- the server ----

/** A group is named once, where it begins. */
const grouped = (group, rows) => rows.map((cells, at) => [at === 0 ? `**${group}**` : '', ...cells])

const hostile = () =>
  table(
    ['', 'somebody tries', 'answer'],
    [
      ...Object.entries(REFUSED).flatMap(([group, acts]) =>
        grouped(
          group,
          acts.map(({ tries, status = 200, code: why }) => [
            tries,
            status === 200 ? code(why) : `${status} ${code(why)}`,
          ]),
        ),
      ),
      ...grouped(
        'Taken without what was forged',
        [...MENDED, BESIDE].map(({ tries, becomes }) => [tries, becomes]),
      ),
      ...grouped(
        'Answered, and told nothing',
        [...SHOWN, WATCHED].map(({ tries, becomes }) => [tries, becomes]),
      ),
    ],
  )

const problemCodes = () =>
  table(
    ['code', 'status', 'what it means'],
    Object.entries(PROBLEMS).map(([name, { statuses, means }]) => [code(name), statuses.join(', '), means]),
  )

// ---- into the documents ----

const GENERATED = {
  'docs/rules.md': { rules, kinds, nudges },
  'docs/log.md': { events, lines },
  'docs/guides.md': { settings },
  'docs/machine.md': { machine },
  'docs/theming.md': { parts },
  'docs/server.md': { problems: problemCodes },
  'docs/security.md': { hostile },
}

const between = (name) => new RegExp(`(<!-- generated: ${name} -->\\n)[^]*?(<!-- /generated -->)`)

const check = process.argv.includes('--check')
const problems = []
let count = 0
for (const [file, parts] of Object.entries(GENERATED)) {
  const before = read(file)
  let text = before
  for (const [name, make] of Object.entries(parts)) {
    if (!between(name).test(text)) problems.push(`${file} has no place for "${name}".`)
    const made = await make()
    text = text.replace(between(name), (_, begin, end) => `${begin}\n${made}\n\n${end}`)
    count += 1
  }
  const strays = [...text.matchAll(/<!-- generated: (.*?) -->/g)]
    .map(([, name]) => name)
    .filter((name) => !parts[name])
  problems.push(...strays.map((name) => `${file}: nothing is called "${name}". See scripts/docs.mjs.`))
  if (text === before) continue
  if (check) problems.push(`${file} no longer says what the sources say. Write it anew: pnpm run docs.`)
  else writeFileSync(join(root, file), text)
}
close(
  problems,
  `${count} generated parts in ${Object.keys(GENERATED).length} documents ${check ? 'are as the sources say' : 'written'}.`,
)
