import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { builtIn, KINDS, restoreConversation, toEnvelope } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import {
  actsOf,
  type Run,
  run,
  runSeries,
  type Script,
  ScriptError,
  scripts,
  series,
  stepsOf,
} from '../src/index.ts'

const published = fileURLToPath(new URL('../../../scripts/schema.mjs', import.meta.url))
// Formats stand beside patterns that say the same.
const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  validateFormats: false,
}).compile(JSON.parse(execFileSync(process.execPath, [published, '--print'], { encoding: 'utf8' })))

const guide = builtIn({ fi, sv, en })
const singles: Script[] = Object.values(scripts)
const following: Script[] = Object.values(series).flatMap((one) => one.talks)
const everyone: Script[] = [...singles, ...following]

/** Runs all that belong together, and lets go of every device. */
const runAll = async (devices: 'one' | 'each'): Promise<Run[]> => {
  const runs: Run[] = []
  for (const script of singles) runs.push(await run(script, { devices, guide }))
  for (const one of Object.values(series)) runs.push(...(await runSeries(one, { devices, guide })))
  return runs
}

const once = { one: runAll('one'), each: runAll('each') }
const ran = async (devices: 'one' | 'each', { id }: Script): Promise<Run> => {
  const found = (await once[devices]).find((one) => one.script.id === id)
  if (!found) throw new Error(`${id} was not run`)
  return found
}

const json = (run: Run) => JSON.stringify(run.conversation.getSnapshot().state)

afterAll(async () => {
  for (const one of [...(await once.one), ...(await once.each)]) one.dispose()
})

describe.each(everyone.map((script) => [script.id, script] as const))('the conversation %s', (_, script) => {
  it.each(['one', 'each'] as const)('goes as written to its end, devices: %s', async (devices) => {
    const { conversation, conversations, steps } = await ran(devices, script)
    const { state, returned, pending, trouble } = conversation.getSnapshot()
    expect(state.stage).toBe('held')
    expect({ returned, pending, trouble }).toEqual({ returned: [], pending: 0, trouble: undefined })
    expect(steps).toHaveLength(stepsOf(script).length)
    for (const device of conversations)
      expect(JSON.stringify(device.getSnapshot().state)).toBe(json(await ran(devices, script)))
  })

  it('ends in the same state and the same log on one device and on several', async () => {
    const [one, each] = [await ran('one', script), await ran('each', script)]
    expect(json(each)).toBe(json(one))
    const untimed = ({ log }: Run) => log.map((entry) => ({ ...entry, at: null }))
    expect(untimed(each)).toEqual(untimed(one))
  })

  it('is refused where it says so, and takes the offer that it names', async () => {
    const { steps } = await ran('each', script)
    for (const { step, refusal, taken } of steps) {
      expect(refusal?.code, step.place).toBe(step.refused)
      expect(taken !== undefined, step.place).toBe(step.takes !== undefined)
    }
  })

  it('loses no word: whatever was kept for later has come back, or waits for the next talk', async () => {
    const { state } = (await ran('each', script)).conversation.getSnapshot()
    const parked = state.lines.flat().filter((line) => line.status === 'parked')
    expect(parked.every((line) => line.until === 'next')).toBe(true)
  })

  it('gives the same state, byte for byte, when it is opened again from its file', async () => {
    const { conversation } = await ran('one', script)
    const { viewer } = conversation
    const file = JSON.stringify(toEnvelope(conversation))
    const again = restoreConversation(file, { viewer, guide, language: script.language })
    expect(JSON.stringify(again.getSnapshot().state)).toBe(JSON.stringify(conversation.getSnapshot().state))
  })

  it.each(['one', 'each'] as const)(
    'is a file as its published schema says, devices: %s',
    async (devices) => {
      for (const device of (await ran(devices, script)).conversations) {
        const file = JSON.parse(JSON.stringify(toEnvelope(device)))
        const isValid = validate(file)
        expect([device.viewer, isValid, validate.errors]).toEqual([device.viewer, true, null])
      }
    },
  )

  it('is plain JSON, and names nobody and nothing that it does not define', () => {
    expect(JSON.parse(JSON.stringify(script))).toEqual(script)
    const ids = [...script.people.map(({ id }) => id), ...(script.screens ?? []).map(({ id }) => id)]
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain(script.lead)
    for (const { as } of stepsOf(script)) if (typeof as === 'string') expect(ids).toContain(as)
    for (const { id, scribe } of script.screens ?? [])
      expect(script.people.find((one) => one.id === scribe)?.screen).toBe(id)
  })
})

describe('the series of three', () => {
  const runs = async () => (await once.each).filter(({ script }) => following.includes(script))

  it('opens each later talk with what the last one left', async () => {
    const [first, second, third] = (await runs()).map(({ conversation }) => conversation.getSnapshot().state)
    expect(first?.carried).toBeNull()
    expect(second?.carried).toMatchObject({
      number: 1,
      experiment: { id: first?.experiment.taken, signals: [expect.anything()] },
      needs: [{ answers: [{ text: expect.stringContaining('11.40') }] }],
      question: { text: expect.stringContaining('lautaselle') },
    })
    expect(third?.carried).toMatchObject({ number: 2, experiment: { id: first?.experiment.taken } })
    expect([first?.followed, second?.followed, third?.followed]).toEqual([true, true, false])
  })

  it('tries in part, goes on, and makes it a practice', async () => {
    const states = (await runs()).map(({ conversation }) => conversation.getSnapshot().state)
    const outcomes = states.map(
      (state) => state.lines.flat().find((line) => line.kind === 'outcome')?.outcome ?? null,
    )
    expect(outcomes).toEqual([null, 'triedInPart', 'tried'])
    expect(states.map((state) => state.experiment.fate)).toEqual([null, 'keepTrying', 'becamePractice'])
  })

  it('hands an idea back that came after its time in the talk before', async () => {
    const [, second, third] = await runs()
    const id = second?.labels.riisi
    const line = third?.conversation
      .getSnapshot()
      .state.lines.flat()
      .find((one) => one.id === id)
    expect(line).toMatchObject({ kind: 'idea', status: 'open', phase: 'experiment', carried: true })
  })

  it('keeps a guest out of the talks before and after', async () => {
    const guests = (await runs()).map(({ conversation }) =>
      conversation
        .getSnapshot()
        .state.participants.filter((one) => one.guest)
        .map((one) => one.id),
    )
    expect(guests).toEqual([[], ['leena'], []])
  })
})

describe('the scripts together', () => {
  it('use every kind of line, the three languages and both forms', async () => {
    const lines = (await once.one).flatMap(({ conversation }) =>
      conversation.getSnapshot().state.lines.flat(),
    )
    expect(new Set(lines.map((line) => line.kind))).toEqual(new Set(KINDS))
    expect(new Set(everyone.map(({ language }) => language))).toEqual(new Set(['fi', 'sv', 'en']))
    expect(new Set(everyone.map(({ form }) => form))).toEqual(new Set(['full', 'short']))
  })

  it('let words cross: a line sent from the phase before is filed where it belongs', async () => {
    const { log, steps, conversation } = await ran('each', scripts['service-desk'])
    const crossing = steps.find(({ step }) => step.meanwhile)
    const at = log.findIndex(({ id }) => id === crossing?.entry?.id)
    expect(log[at - 1]?.event.type).toBe('go.learning')
    const line = conversation
      .getSnapshot()
      .state.lines.flat()
      .find(({ id }) => id === crossing?.entry?.id)
    expect(line).toMatchObject({ kind: 'observation', status: 'open', phase: 'reality' })
  })

  it('bring words of one’s own only to one’s own device', async () => {
    const { log, conversations } = await ran('each', scripts['service-desk'])
    expect(JSON.stringify(log)).not.toContain('mine to raise')
    const holding = conversations.filter((one) =>
      'participant' in one.viewer ? one.entries(`private/${one.viewer.participant}`).length > 0 : false,
    )
    expect(holding.map(({ viewer }) => viewer)).toEqual([{ participant: 'tomasz' }])
  })
})

describe('acts at the keyboard', () => {
  /** "A forty-minute one-to-one should need some thirty acts at the keyboard, a team of eight some forty, all told." */
  const AT_MOST: Record<string, number> = {
    [scripts.kotihoito.id]: 34,
    [scripts.daghemmet.id]: 44,
  }

  it('are counted alike before a run and in it', async () => {
    for (const script of everyone) expect((await ran('each', script)).acts, script.id).toBe(actsOf(script))
  })

  it.each(Object.entries(AT_MOST))('of %s are %i at the most', (id, most) => {
    const script = everyone.find((one) => one.id === id)
    if (!script) throw new Error(`${id} is no script`)
    expect(actsOf(script)).toBeLessThanOrEqual(most)
  })

  it('are told in a table', async () => {
    const rows = await Promise.all(
      everyone.map(async (script) => {
        const { acts, log, steps } = await ran('each', script)
        const refused = steps.filter(({ refusal }) => refusal).length
        const screens = script.people.filter((one) => !one.screen).length + (script.screens?.length ?? 0)
        return [
          script.id,
          script.language,
          script.form,
          script.people.length,
          screens,
          acts,
          AT_MOST[script.id] ?? '',
          log.length,
          refused,
        ]
      }),
    )
    const head = ['script', 'language', 'form', 'people', 'screens', 'acts', 'at most', 'entries', 'refused']
    const table = [head, ...rows].map((row) =>
      row
        .map((cell, at) =>
          at < 3 ? String(cell).padEnd(16 - 4 * Math.min(at, 1)) : String(cell).padStart(8),
        )
        .join(''),
    )
    console.log(`Acts at the keyboard\n${table.join('\n')}`)
    expect(rows.every(([, , , , , acts]) => Number(acts) > 10)).toBe(true)
  })
})

describe('a run', () => {
  it('tells of every step in order, with the device at which it was made', async () => {
    const told: string[] = []
    const { steps, dispose } = await run(scripts['service-desk'], {
      devices: 'each',
      guide,
      onStep: ({ step }, device) => {
        if ('participant' in device.viewer) told.push(`${step.place} ${device.viewer.participant}`)
      },
    })
    expect(told).toEqual(steps.map(({ step }) => `${step.place} ${String(step.as)}`))
    dispose()
  })

  it('can stop on the way, and goes on by hand', async () => {
    const { conversation, dispose } = await run(scripts.kotihoito, {
      devices: 'one',
      guide,
      until: ({ refusal }) => refusal?.code === 'not-yet-solving',
    })
    expect(conversation.getSnapshot().state.stage).toBe('reality')
    expect(conversation.send({ type: 'noted.question', text: 'Mitä muuta?' }).accepted).toBe(true)
    dispose()
  })
})

describe('a script that does not go as written', () => {
  const library = scripts.library
  const withStep = (
    at: number,
    change: (step: Script['steps'][number]) => Script['steps'][number],
  ): Script => ({
    ...library,
    steps: library.steps.map((step, index) => (index === at ? change(step) : step)),
  })
  const failing = async (script: Script): Promise<ScriptError> => {
    const error = await run(script, { devices: 'one', guide }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ScriptError)
    return error as ScriptError
  }

  it('stops with the script, the step and the refusal', async () => {
    const error = await failing(withStep(4, ({ refused: _, takes: __, ...step }) => step))
    expect(error).toMatchObject({
      script: 'library',
      place: 'steps[4]',
      refusal: { code: 'not-yet-solving' },
    })
    expect(error.message).toMatch(
      /^Script "library", steps\[4\] \(noted\.idea by tablet\): refused with "not-yet-solving" \(/,
    )
  })

  it('stops when a refusal that it names does not come', async () => {
    const error = await failing(withStep(2, (step) => ({ ...step, refused: 'too-early' })))
    expect(error.message).toBe(
      'Script "library", steps[2] (noted.observation by tablet): accepted, where "too-early" is written.',
    )
  })

  it('stops when the offer that it takes is not there, and says which are', async () => {
    const error = await failing(withStep(4, (step) => ({ ...step, takes: 'replace' })))
    expect(error.message).toContain('"replace" is not offered; there is park, asQuestion')
  })

  it('stops at a label that nothing bears, at one that was given before, and at an event that is none', async () => {
    const unknown = withStep(5, (step) => ({ ...step, event: { type: 'lines.chosen', lines: ['@desk'] } }))
    expect((await failing(unknown)).message).toContain('bears the label "desk"')
    const graded = withStep(2, (step) => ({ ...step, event: { ...step.event, grade: 5 } as never }))
    expect((await failing(graded)).message).toMatch(/^Script "library", steps\[2\] .*expected no "grade"/)
    const twice = withStep(2, (step) => ({ ...step, label: 'hour' }))
    expect((await failing(twice)).message).toContain('the label "hour" was given before')
  })
})
