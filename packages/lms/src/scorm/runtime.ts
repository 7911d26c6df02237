import type { FoundApi } from './finding.ts'
import { ScormTrouble } from './trouble.ts'
import { VERSIONS } from './versions.ts'

/** The run-time of an LMS, with every answer looked at. */
export interface Runtime {
  /** Whether the LMS is ready to be told. */
  initialize(): boolean
  /** What it keeps under a name; empty when it keeps nothing. */
  get(element: string): string
  /** Whether it took it. */
  set(element: string, value: string): boolean
  commit(): boolean
  terminate(): void
}

/** Speaks with an API. Nothing here throws: trouble is told. */
export const runtimeOf = (
  { api, version }: FoundApi,
  onTrouble: (trouble: ScormTrouble) => void,
): Runtime => {
  const { prefix, terminate, absent, already } = VERSIONS[version]
  /** Some LMSs answer with a boolean or a number, where the standard wants a text. */
  const ask = (name: string, ...what: string[]): string => String(api[prefix + name]?.(...what) ?? '')
  const lastError = (): string => ask('GetLastError')

  const tell = (call: string, element = ''): string => {
    const code = lastError()
    const [text, diagnostic] = [ask('GetErrorString', code), ask('GetDiagnostic', code)]
    const about = element && ` for ${element}`
    const says = [code, text, diagnostic].filter((one) => one !== '').join(', ') || 'nothing more'
    onTrouble(
      new ScormTrouble(`The LMS did not carry out ${call}${about}. It says: ${says}.`, {
        call,
        element,
        code,
        text,
        diagnostic,
      }),
    )
    return code
  }

  /** Carries something out, and looks at what comes of it; a function that throws is trouble like any other. */
  const safely = <T>(name: string, element: string, run: (call: string) => T, otherwise: T): T => {
    const call = prefix + name
    try {
      return run(call)
    } catch (cause) {
      const message = `The LMS broke at ${call}: ${cause}.`
      onTrouble(new ScormTrouble(message, { call, element }, { cause }))
      return otherwise
    }
  }

  const carryOut = (name: string, element: string, ...what: string[]): boolean =>
    safely(
      name,
      element,
      (call) => ask(name, ...what) === 'true' || (tell(call, element) === already && name === 'Initialize'),
      false,
    )

  return {
    initialize: () => carryOut('Initialize', '', ''),
    get: (element) =>
      safely(
        'GetValue',
        element,
        (call) => {
          const value = ask('GetValue', element)
          if (value !== '') return value
          if (!['0', '', ...absent].includes(lastError())) tell(call, element)
          return ''
        },
        '',
      ),
    set: (element, value) => carryOut('SetValue', element, element, value),
    commit: () => carryOut('Commit', '', ''),
    terminate: () => void carryOut(terminate, '', ''),
  }
}
