import type { Platform } from '@oivallus/core'

/** What every store over a database can be given. */
export interface SqlOptions {
  /**
   * Its clock stamps entries and tells what has been kept long enough.
   *
   * @default systemPlatform
   */
  platform?: Pick<Platform, 'now' | 'id'>
}
