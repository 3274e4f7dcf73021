import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { TABLE_FIELDS, TABLE_LIMIT, type TableField } from '../../domain/payout/table-headings.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { FileField } from '../ui/file-field.tsx'
import { Button } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'
import { columnName, type Target } from './read.ts'
import type { Table } from './reader.ts'
import { type Run, RunForm } from './run-views.tsx'

const words = vi.payoutImport

/** Name of the file field. */
export const FILE = 'file'

interface ImportProps {
  target: Target
  /** What is wrong with the file as a whole. */
  error?: string
  /** A file that was read, and columns that it needs and was not found to have. */
  table?: Table
  missing?: readonly TableField[]
  run?: Run
}

/** The file to be read; which column is which and what was left behind; what the file would do, to be confirmed. */
export const ImportPage = ({ target, error, table, missing, run }: ImportProps) => (
  <main class="page" id="main">
    <header class="place span">
      <p>
        <a href={paths.payoutRound(target.round.id)}>{words.toRound}</a>
      </p>
      <h1>{words.title}</h1>
      <p>
        {target.commune} · {words.of(target.round.programmeName, showMonth(target.round.period))}
      </p>
    </header>
    <FileForm {...{ target, table }} error={error ?? unmapped(missing)} />
    {run && <RunForm target={target} aside={table?.aside ?? 0} run={run} />}
    <p class="span">
      <small>{vi.payouts.noName}</small>
    </p>
  </main>
)

const unmapped = (missing: readonly TableField[] | undefined): string | undefined =>
  missing && words.unmapped(missing.map((field) => words.fields[field]).join(', '))

interface FileFormProps {
  target: Target
  table: Table | undefined
  error: string | undefined
}

const FileForm = ({ target, table, error }: FileFormProps) => (
  <form
    class="card stack span"
    method="post"
    action={paths.payoutImport(target.round.id)}
    enctype="multipart/form-data"
  >
    <FileField
      {...{ label: words.file, name: FILE, error, accept: '.xlsx,.csv,.txt' }}
      hint={words.fileHint(showNumber(TABLE_LIMIT, 0))}
    />
    {table && <Columns table={table} />}
    <Button>{table ? words.readAgain : words.read}</Button>
    {table && <Dropped table={table} />}
  </form>
)

const Columns = ({ table: { headings, mapping } }: { table: Table }) => (
  <fieldset class="group">
    <legend>{words.columns}</legend>
    <p class="soft">{words.columnsHint}</p>
    <div class="columns">
      {TABLE_FIELDS.map((field) => (
        <Select
          {...{ label: words.fields[field], name: columnName(field), none: words.noColumn }}
          groups={[{ choices: headings.filter(({ label }) => label !== '').map(({ label }) => [label, label]) }]}
          chosen={headings[mapping[field] ?? -1]?.label ?? ''}
        />
      ))}
    </div>
    <p class="soft">{words.chooseAgain}</p>
  </fieldset>
)

/** The headings of what was left behind, so that the officer sees it. */
const Dropped = ({ table: { headings, mapping } }: { table: Table }) => {
  const kept = new Set(Object.values(mapping))
  const dropped = headings.filter((_, column) => !kept.has(column))
  if (dropped.length === 0) return <Note>{words.droppedNone}</Note>
  return (
    <section class="stack" aria-labelledby="dropped">
      <h2 id="dropped">{words.dropped(dropped.length)}</h2>
      <ul class="dropped">
        {dropped.map(({ label, text }) => (
          <li>{text === '' ? `${words.noName} ${label}` : label}</li>
        ))}
      </ul>
    </section>
  )
}
