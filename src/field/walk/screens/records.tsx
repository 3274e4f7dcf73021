/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { fill } from '../../../domain/capture/words.ts'
import type { KeptRecord } from '../engine.ts'
import { saveFile } from '../files.ts'
import { clock } from '../keeping.ts'
import { usePhone } from '../phone.ts'
import { exportOf, listed } from '../rules/kept.ts'
import { hashOf } from '../rules/route.ts'
import { replacedIds } from '../rules/stalls.ts'
import { Exchange } from '../ui/exchange.tsx'
import { Mark } from '../ui/mark.tsx'
import { numberOf, RecordRow } from '../ui/record-row.tsx'

/** Milliseconds in which a discarded record can be taken back. */
const REGRET = 8000

/** Everything on the phone, each record with where it stands, and what its owner can do about it. */
export const RecordsScreen = () => {
  const { words, kept } = usePhone()
  const { records } = words
  const discards = useDiscards()
  const replaced = replacedIds(kept.records)
  const shown = listed(kept.records).filter(({ id }) => id !== discards.leaving?.id)
  return (
    <div class="walk">
      <h1>{records.title}</h1>
      <p class="ways">
        <a href={hashOf({ screen: 'start' })}>{records.back}</a>
      </p>
      <Exchange />
      {discards.leaving && (
        <p class="sync" data-state="queued" role="status">
          <Mark name="clock" />
          <span>
            {fill(records.discarded, { number: numberOf(discards.leaving) })}{' '}
            <button type="button" class="quiet" onClick={discards.undo}>
              {records.undo}
            </button>
          </span>
        </p>
      )}
      {shown.length === 0 && <p class="empty">{records.none}</p>}
      <ol class="records">
        {shown.map((record) => (
          <RecordRow
            key={record.id}
            record={record}
            isReplaced={replaced.has(record.id)}
            onDiscard={() => discards.discard(record)}
            onExport={() => exportRecord(record, records.oneFile)}
          />
        ))}
      </ol>
    </div>
  )
}

function exportRecord(record: KeptRecord, name: string): void {
  const text = exportOf(record, clock())
  if (text !== undefined)
    saveFile(new Blob([text], { type: 'application/jsonl' }), `${name}-${record.label.number}.jsonl`)
}

/**
 * Takes a record off the screen at once and off the phone some seconds later, so that it can be taken back without being
 * asked. A page that goes before that keeps it.
 */
function useDiscards() {
  const { engine } = usePhone()
  const [leaving, setLeaving] = useState<KeptRecord>()
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; go: () => void }>(undefined)
  const settle = () => {
    clearTimeout(waiting.current?.timer)
    waiting.current?.go()
    waiting.current = undefined
  }
  useEffect(() => settle, [])
  const discard = (record: KeptRecord) => {
    settle()
    setLeaving(record)
    // One that could not be taken off the phone is shown again.
    const gone = () => setLeaving((now) => (now === record ? undefined : now))
    const go = () => void engine.discard(record.id).then(gone, gone)
    waiting.current = { go, timer: setTimeout(settle, REGRET) }
  }
  const undo = () => {
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
    setLeaving(undefined)
  }
  return { leaving, discard, undo }
}
