import { isFull } from '../store/database.ts'
import { SealBroken } from '../store/sealing.ts'

/** What a fault is called in the log: never its message, which may hold a value, but for a seal's, which names a row. */
export function faultName(error: Error): string {
  if (isFull(error)) return 'disk-full'
  return error instanceof SealBroken ? error.message : error.name
}
