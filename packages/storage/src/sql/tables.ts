import type { StreamName } from '@oivallus/core'

/** What stands in a database. A conversation without `opened` was not opened, or was erased whole. */
export interface Tables {
  oivallus_conversations: {
    id: string
    series: string | null
    /** Its number in the order in which conversations were opened. */
    opened: number | null
    /** 1 once it was erased whole. */
    gone: number
  }
  /** What a conversation is listed under besides its series. */
  oivallus_listed: {
    under: string
    conversation: string
  }
  oivallus_streams: {
    conversation: string
    stream: StreamName
    version: number
    erasures: number
  }
  oivallus_entries: {
    conversation: string
    stream: StreamName
    /** Its place in the stream, from 0. */
    place: number
    /** JSON as text: a database's own JSON would refuse some texts, and order keys anew. */
    entry: string
  }
}
