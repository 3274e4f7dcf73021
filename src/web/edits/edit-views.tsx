import type { EditField } from '../../domain/capture/record.ts'
import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../../domain/merchant.ts'
import { NUMBER_LENGTH } from '../../domain/spot-numbers.ts'
import type { FoundStall } from '../../store/stalls.ts'
import { type FieldErrors, SUBMISSION, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { StallHead } from '../ui/stall-head.tsx'
import { baseOf } from './form.ts'

const words = vi.edits

/** A field as it stands, the version that an edit is made from, and whether it is approved and stays. */
export interface ShownField {
  readonly field: EditField
  readonly value: string
  readonly version: number
  readonly fixed: boolean
}

interface EditPageProps {
  at: FoundStall
  fields: readonly ShownField[]
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** Everything that may be edited of a stall and its merchant, as one plain form. */
export const EditPage = ({ at, fields, submission, typed, errors }: EditPageProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <StallHead title={words.title} stall={at.stall} block={at.block} site={at.site} />
      <FormSummary errors={errors} />
      <form class="stack" {...inPlace(paths.edits(at.stall.id))}>
        <input type="hidden" name={SUBMISSION} value={submission} />
        {at.merchant && <input type="hidden" name="merchant" value={typed.merchant?.[0] ?? at.merchant.id} />}
        {fields.map((shown) => (
          <EditedField shown={shown} kind={at.site.kind} typed={typed} errors={errors} />
        ))}
        <Note>{words.accountElsewhere}</Note>
        <Button kind="main">{words.save}</Button>
      </form>
      <p>
        <LinkButton href={paths.stall(at.stall.id)}>{words.backToStall}</LinkButton>
      </p>
    </section>
  </main>
)

interface FieldProps extends Pick<EditPageProps, 'typed' | 'errors'> {
  shown: ShownField
  kind: FoundStall['site']['kind']
}

const EditedField = ({ shown, kind, typed, errors }: FieldProps) => {
  const { field, version } = shown
  const [value, base] = [typed[field]?.[0] ?? shown.value, typed[baseOf(field)]?.[0] ?? String(version)]
  if (shown.fixed) return <Fixed shown={shown} error={errors[field]} />
  return (
    <>
      <input type="hidden" name={baseOf(field)} value={base} />
      {field === 'trade-name' || field === 'number' ? (
        <Field
          label={field === 'number' ? vi.siteLists.number[kind] : words.fields[field]}
          name={field}
          value={value}
          error={errors[field]}
          maxlength={field === 'number' ? NUMBER_LENGTH : TRADE_NAME_MAX}
          autocomplete="off"
          required
        />
      ) : (
        <Chips {...choicesOf(field)} name={field} chosen={value} error={errors[field]} required />
      )}
    </>
  )
}

const Fixed = ({ shown: { field, value }, error }: { shown: ShownField; error?: string | undefined }) => (
  <>
    <Facts facts={[[words.fields[field], value]]} />
    <Note>{error ?? (field === 'number' ? words.fixed.number : words.fixed['trade-name'])}</Note>
  </>
)

const choicesOf = (field: 'merchant-kind' | 'category') =>
  field === 'category'
    ? {
        legend: vi.merchants.category,
        choices: CATEGORIES.map((category) => [category, vi.merchants.categories[category]] as const),
        even: 3 as const,
      }
    : {
        legend: vi.merchants.kind,
        choices: MERCHANT_KINDS.map((kind) => [kind, vi.merchants.kinds[kind]] as const),
        even: 2 as const,
      }
