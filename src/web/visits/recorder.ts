import type { Scope } from '../../domain/access.ts'
import type { Instant } from '../../domain/day.ts'
import type { Services } from '../services.ts'

/** Who records, within what scope, and when the server learns of it, in seconds UTC. */
export interface Recorder {
  readonly services: Services
  /** Of the officer who met the stall, whoever sends it. */
  readonly scope: Scope
  readonly at: Instant
}
