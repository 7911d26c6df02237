import { OivallusError, type Rows } from '@oivallus/core'

/** What is wrong with the place, in words for whoever runs it. */
export interface Trouble {
  reason: 'store-full' | 'store-unreachable'
  message: string
}

/** The same error if it is ours, else one of ours that says what is wrong with the place. */
export const reported = (error: unknown, troubleOf: (error: unknown) => Trouble): OivallusError => {
  if (error instanceof OivallusError) return error
  const { reason, message } = troubleOf(error)
  return new OivallusError(reason, message, '', { cause: error })
}

/** Rows whose every failure is told as an OivallusError. Nothing of a change that failed is kept. */
export const reporting = (rows: Rows, troubleOf: (error: unknown) => Trouble): Rows => {
  const told = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked
    } catch (error) {
      throw reported(error, troubleOf)
    }
  }
  return {
    read: (...what) => told(rows.read(...what)),
    streams: (conversation) => told(rows.streams(conversation)),
    list: (...what) => told(rows.list(...what)),
    write: (change) => told(rows.write(change)),
  }
}
