import { freeze, produce } from 'immer'
import type { Decided } from './events.ts'
import type { Words } from './schema.ts'
import type { Kind } from './vocabulary.ts'

/** Something of one's own: a draft, or words that came back. */
export interface Draft {
  id: string
  text: Words
  kind?: Kind
}

/** Words that were accepted on this device and did not hold: here with their kind until their author decides. */
export interface CameBack {
  id: string
  text: Words
  kind: Kind | 'other'
}

/** The state of one participant's private stream. Nobody else's conversation ever holds it. */
export interface Mine {
  drafts: Draft[]
  cameBack: CameBack[]
}

export const NOTHING: Mine = freeze({ drafts: [], cameBack: [] }, true)

const apply = (mine: Mine, { id, event }: Decided) => {
  switch (event.type) {
    case 'drafted':
      mine.drafts.push({ id, text: event.text, ...(event.kind && { kind: event.kind }) })
      break
    case 'redrafted': {
      const draft = [...mine.drafts, ...mine.cameBack].find((one) => one.id === event.of)
      if (draft) draft.text = event.text
      break
    }
    case 'cameBack':
      mine.cameBack.push({ id, text: event.text, kind: event.kind })
      break
    case 'discarded':
      mine.drafts = mine.drafts.filter((one) => one.id !== event.of)
      mine.cameBack = mine.cameBack.filter((one) => one.id !== event.of)
      break
  }
}

/** What there is to see of it: where words were erased, nothing. */
export const visible = (mine: Mine): Mine => {
  const isThere = ({ text }: { text: Words }) => typeof text === 'string'
  if ([...mine.drafts, ...mine.cameBack].every(isThere)) return mine
  return { drafts: mine.drafts.filter(isThere), cameBack: mine.cameBack.filter(isThere) }
}

/** Applies one entry of a private stream. */
export const evolveMine = (mine: Mine, entry: Decided): Mine => produce(mine, (draft) => apply(draft, entry))

export const replayMine = (entries: readonly Decided[]): Mine => entries.reduce(evolveMine, NOTHING)
