import type { ListedCase, MeetingList } from '../../../domain/capture/meeting-list.ts'
import type { KeptRecord } from '../engine.ts'
import { replacedIds } from './stalls.ts'

type Case = Pick<ListedCase, 'programme' | 'caseCode'>

/** Two programmes may know one file code. */
export const caseKey = ({ programme, caseCode }: Case): string => `${programme} ${caseCode}`

/**
 * The last word on this phone about each case of a list, by `caseKey`: what the list does not know of yet. What was
 * received before the list was made is in it already.
 */
export function toldSince(list: MeetingList, records: readonly KeptRecord[]): ReadonlyMap<string, KeptRecord> {
  const replaced = replacedIds(records)
  const since = ({ state, receipt }: KeptRecord) => state !== 'sent' || (receipt?.at ?? 0) >= list.at
  const told = new Map<string, KeptRecord>()
  // Saved last first: the first word that is met with is the last one.
  for (const record of records) {
    const { met, site } = record.label
    if (met === undefined || site !== list.hamlet || replaced.has(record.id) || !since(record)) continue
    if (!told.has(caseKey(met))) told.set(caseKey(met), record)
  }
  return told
}
