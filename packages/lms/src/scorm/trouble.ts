/** What an LMS did not take, or could not give. The talk itself is none of its business, and stays where it is kept. */
export class ScormTrouble extends Error {
  override readonly name = 'ScormTrouble'
  /** The function of the API that it was about, such as `LMSSetValue`. */
  readonly call: string
  /** The element of the data model that it was about, such as `cmi.suspend_data`; empty when about none. */
  readonly element: string
  /** The LMS’s own code, such as `405`; empty when it gave none: its function threw, or was not called at all. */
  readonly code: string
  /** What the LMS says for the code. */
  readonly text: string
  /** What the LMS says besides. */
  readonly diagnostic: string

  constructor(
    message: string,
    {
      call,
      element = '',
      code = '',
      text = '',
      diagnostic = '',
    }: Pick<ScormTrouble, 'call'> & Partial<Pick<ScormTrouble, 'element' | 'code' | 'text' | 'diagnostic'>>,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.call = call
    this.element = element
    this.code = code
    this.text = text
    this.diagnostic = diagnostic
  }
}
