import type { Receipt } from '../../domain/capture/receipt.ts'
import type { CaptureLabel } from '../../domain/capture/record.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { FileField } from '../ui/file-field.tsx'
import { Button, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { reasonOf } from './reasons.ts'

const words = vi.captures

/** Name of the file field. */
export const FILE = 'file'

/** What became of a file. */
export interface HandoverResult {
  readonly stored: number
  readonly known: number
  readonly conflicts: number
  readonly aside: readonly { readonly receipt: Receipt; readonly label: CaptureLabel | undefined }[]
  /** Lines that could not be read, from 1. */
  readonly damaged: readonly number[]
  readonly missing: { readonly promised: number; readonly read: number } | undefined
}

/** A plain form: the coordinator's computer may be any. */
export const HandoverPage = ({ error }: { error?: string }) => (
  <main class="page narrow" id="main">
    <form class="card stack" method="post" action={paths.handovers()} enctype="multipart/form-data">
      <h1>{words.handover}</h1>
      <p>{words.handoverText}</p>
      <FileField label={words.file} name={FILE} hint={words.fileHint} error={error} />
      <Button kind="main">{words.send}</Button>
    </form>
  </main>
)

/** What was taken, what was here before, and by name what was not. */
export const ResultPage = ({ result }: { result: HandoverResult }) => {
  const { stored, known, conflicts, aside, damaged, missing } = result
  return (
    <main class="page narrow" id="main">
      <section class="card stack">
        <h1>{words.received}</h1>
        <p>
          <b>{words.stored(stored)}</b> {known > 0 && words.known(known)}
        </p>
        {conflicts > 0 && (
          <p>
            <a href={paths.merges()}>{words.conflicts(conflicts)}</a>
          </p>
        )}
        {missing && <p class="bad">{words.missing(missing.promised, missing.read)}</p>}
        {damaged.length > 0 && <p class="bad">{words.damaged(damaged.join(', '))}</p>}
        {aside.length > 0 && <Aside aside={aside} />}
        {(aside.length > 0 || damaged.length > 0 || missing) && <Note>{words.keepPhone}</Note>}
        <LinkButton href={paths.handovers()}>{words.again}</LinkButton>
      </section>
    </main>
  )
}

const Aside = ({ aside }: Pick<HandoverResult, 'aside'>) => (
  <>
    <p class="bad">{words.aside(aside.length)}</p>
    <ul class="tasks">
      {aside.map(({ receipt, label }) => (
        <li>
          <b>{label && `${vi.ui.numbers.street} ${label.number}`}</b>
          <span>{reasonOf(receipt.state === 'altered' ? 'altered' : receipt.reason, receipt.fault)}</span>
        </li>
      ))}
    </ul>
  </>
)
