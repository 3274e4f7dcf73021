/** @jsxImportSource preact */
import { fill, type Words } from '../../../domain/capture/words.ts'
import { showMoment, showTime } from '../../../domain/day.ts'
import type { KeptRecord } from '../engine.ts'
import { usePhone } from '../phone.ts'
import { Mark } from './mark.tsx'

interface RowProps {
  record: KeptRecord
  isReplaced: boolean
  onDiscard: () => void
  onExport: () => void
}

export const LOOK = {
  waiting: ['queued', 'clock'],
  sent: ['sent', 'check'],
  'set-aside': ['failed', 'alarm'],
} as const

/** One record: the stall, what was met, where it stands, and what its owner can do. */
export const RecordRow = (props: RowProps) => {
  const { words, kept } = usePhone()
  const { record, isReplaced } = props
  const [state, mark] = LOOK[record.state]
  const isOwn = record.officer === kept.officer?.id
  return (
    <li class="card stack">
      <p class="what">
        <b class="plate">{numberOf(record)}</b>
        <span>
          <b>{whatOf(record, words)}</b>
          <br />
          <small>{factsOf(record, isOwn, words)}</small>
        </span>
      </p>
      <p class="sync" data-state={isReplaced ? 'sent' : state}>
        <Mark name={isReplaced ? 'check' : mark} />
        <span>{isReplaced ? words.records.replaced : stateOf(record, words)}</span>
      </p>
      {isOwn && <Acts {...props} />}
    </li>
  )
}

/** What a record is told apart by: the number of its stall, or the file code of whom its officer met. */
export const numberOf = ({ label }: KeptRecord): string => label.met?.caseCode ?? label.number

function whatOf({ label }: KeptRecord, { labels, records, meetings }: Words): string {
  if (label.kind === 'stall') return records.stall
  if (label.kind === 'meeting') return label.met?.said ?? meetings.what
  return label.outcome === undefined ? records.edit : labels.outcomes[label.outcome]
}

function factsOf({ label, savedAt, origin }: KeptRecord, isOwn: boolean, { records }: Words): string {
  const saved = fill(records.savedAt, { moment: showMoment(savedAt) })
  const whose = origin === 'foreign' ? records.foreign : isOwn ? undefined : records.others
  return [saved, label.account, whose].filter(Boolean).join(' · ')
}

export function stateOf(record: KeptRecord, words: Words): string {
  const { records } = words
  const { state, receipt } = record
  const time = receipt === undefined ? '' : showTime(receipt.at)
  if (state === 'waiting') return records.waiting
  if (state === 'set-aside') return fill(records.setAside, { why: whyOf(record, words) })
  if (receipt?.state === 'superseded') return fill(records.superseded, { time })
  return fill(receipt?.state === 'conflict' ? records.conflict : records.sentAt, { time })
}

/** Reason of a refusal; where the server says which facts disagree, that says more. */
function whyOf({ receipt, label, tooLarge: isTooLarge }: KeptRecord, { records, meetings }: Words): string {
  if (isTooLarge) return records.tooLarge
  if (receipt?.state === 'altered') return records.altered
  if (receipt?.reason === 'not-yours' && label.kind === 'meeting') return meetings.notYours
  return receipt?.fault !== undefined ? records.faults[receipt.fault] : records.refusals[receipt?.reason ?? 'faulty']
}

const Acts = ({ record, isReplaced, onDiscard, onExport }: RowProps) => {
  const { words, go } = usePhone()
  const { records } = words
  const { receipt, state, label } = record
  const redo = () => {
    const draft = label.outcome === undefined ? {} : { outcome: label.outcome }
    const where = { site: label.site, stall: label.stall }
    if (label.kind === 'stall') return go({ screen: 'add', site: label.site }, { supersedes: record.id })
    if (label.met) return go({ screen: 'meetings', commune: label.met.commune, hamlet: label.site })
    const screen = label.kind === 'edit' ? 'edit' : 'capture'
    return go({ screen, ...where }, { draft, supersedes: record.id })
  }
  return (
    <div class="often">
      {state !== 'sent' && !isReplaced && (
        <button type="button" class="button" onClick={redo}>
          {records.redo}
        </button>
      )}
      {state === 'set-aside' && record.envelope && (
        <button type="button" class="button" onClick={onExport}>
          {records.export}
        </button>
      )}
      {state === 'set-aside' && (
        <button type="button" class="button" onClick={onDiscard}>
          {records.discard}
        </button>
      )}
      {receipt?.state === 'conflict' && receipt.merge && <a href={receipt.merge}>{records.merge}</a>}
      {receipt?.incident && <a href={`/incidents/${receipt.incident}`}>{records.incident}</a>}
    </div>
  )
}
