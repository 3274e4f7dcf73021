/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { fill, type Words } from '../../../domain/capture/words.ts'
import type { HandoverImport, Reconciliation } from '../engine.ts'
import { saveFile } from '../files.ts'
import { clock } from '../keeping.ts'
import { usePhone } from '../phone.ts'
import { tallyOf } from '../rules/kept.ts'

/** Sending by hand, counting against the server, and the queue as a file to and from another phone. */
export const Exchange = () => {
  const { engine, words, kept } = usePhone()
  const { records } = words
  const [says, setSays] = useState<readonly string[]>([])
  const { waiting, setAside } = tallyOf(kept.records, clock())
  const reconcile = async () => {
    setSays([records.asking])
    const answer = await engine.reconcile()
    setSays(answer.ok ? reconciled(answer.value, words) : [words.failures[answer.why]])
  }
  const handOver = async () => {
    const file = await engine.handover().catch(() => undefined)
    if (file === undefined) setSays([words.failures.failed])
    else saveFile(file, `${records.file}.jsonl`)
  }
  const takeIn = async (file: File | undefined) => {
    if (file) setSays(imported(await engine.takeIn(file), words))
  }
  return (
    <section class="stack">
      <button type="button" class="button" data-kind="main" disabled={waiting === 0} onClick={() => void engine.send()}>
        {records.send}
      </button>
      <button type="button" class="button" onClick={() => void reconcile()}>
        {records.reconcile}
      </button>
      {waiting + setAside > 0 && (
        <button type="button" class="button" onClick={() => void handOver()}>
          {records.handover}
        </button>
      )}
      {waiting + setAside > 0 && <small>{records.handoverHint}</small>}
      <label class="button file">
        {records.takeIn}
        <input
          class="vh"
          type="file"
          onChange={({ currentTarget }) => {
            void takeIn(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
      </label>
      <div role="status">
        {says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  )
}

function reconciled({ here, there, missing }: Reconciliation, { records }: Words): string[] {
  const counted = fill(here === there ? records.equal : records.unequal, { here, there })
  return missing > 0 ? [counted, fill(records.missing, { count: missing })] : [counted]
}

function imported({ taken, known, damaged, promised, full }: HandoverImport, { records }: Words): string[] {
  if (full) return [records.full]
  const read = taken + known
  if (read + promised + damaged.length === 0) return [records.notOurs]
  return [
    fill(records.taken, { count: taken }),
    ...(known > 0 ? [fill(records.known, { count: known })] : []),
    ...(damaged.length > 0 ? [fill(records.damaged, { lines: damaged.join(', ') })] : []),
    ...(promised > read ? [fill(records.promised, { promised, read })] : []),
  ]
}
