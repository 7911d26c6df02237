import type { Action } from '@oivallus/core'

/** What can be noted now: a kind of line with its event, as the field holds it. */
export interface Writing {
  key: string
  label: string
  event: Action['event']
  missing: readonly string[]
  /** It comes too early: one press keeps it for later. */
  keep: boolean
  /** Rare here: one tap further away. */
  more?: boolean
}

/** What is read on a page of its own, over the talk. */
export type Sheet = 'elsewhere' | 'end' | 'more' | 'lines' | 'questions' | 'drafts'

/** What somebody wants to do on the screen, as data. A value comes beside it, from the field it was done in. */
export type Intent =
  /** Presses a button of the talk. What it lacks is asked for in its `place`. */
  | { do: 'act'; action: Action; place: string }
  /** Types into a field: the value is the text. */
  | { do: 'type'; field: string }
  /** Opens the field, for another kind of line if one is given. */
  | { do: 'write'; writing?: Writing }
  /** Chooses the kind of what is in the field: the value is its key. */
  | { do: 'kind' }
  /** Marks what structures lack, on the finding that is being written. */
  | { do: 'tag'; tag: string }
  /** Notes what is in the field; or keeps it for later. */
  | { do: 'note'; keep?: Writing }
  /** Sends the fields of a button that lacked something; `value` is what was chosen instead of typed. */
  | { do: 'fill'; value?: string }
  /** Takes an offer of the refusal that is shown. */
  | { do: 'offer'; at: number }
  /** Turns back from whatever is open: the refusal, the fields, the page over the talk, the field. Nothing typed is lost. */
  | { do: 'turnBack' }
  /** Ticks or unticks somebody for whom an agreement is entered; `place` is its button's. */
  | { do: 'except'; place: string; id: string }
  /** Goes to a question. */
  | { do: 'ask'; moment: string; again?: true }
  /** Shows or hides what can be done about a line. */
  | { do: 'line'; line: string }
  | { do: 'open'; sheet: Sheet }
  /** Brings a draft, or words that came back, into the field. */
  | { do: 'bring'; id: string }
  | { do: 'dismiss'; nudge: string }
  /** Gives the notes or the calendar entry to be kept as a file. */
  | { do: 'save'; what: 'notes' | 'calendar' }
