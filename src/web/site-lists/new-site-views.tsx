import type { Day } from '../../domain/day.ts'
import { NAME_LENGTH } from '../../domain/names.ts'
import { SITE_KINDS } from '../../domain/site.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips, type Choice } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, TextArea } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { SPOTS_TEXT } from './form.ts'
import { PreviewCard, type PreviewProps } from './preview.tsx'

const { siteLists: words } = vi
/** The id by which a button outside the form belongs to it. */
const FORM = 'new-site'

interface NewSiteProps {
  /** Code and name of each commune the viewer coordinates. */
  communes: readonly Choice[]
  /** Names of the hamlets they have, to choose from while typing. */
  hamlets: readonly string[]
  submission: string
  typed: Typed
  errors: FieldErrors
  preview: Omit<PreviewProps, 'day' | 'name'> | undefined
  day: Day
}

export const NewSitePage = ({ preview, day, ...form }: NewSiteProps) => (
  <main class="page stack" id="main">
    <div class="narrow">
      <section class="card stack">
        <h1>{words.add}</h1>
        <FormSummary errors={form.errors} />
        <NewSiteForm {...form} isPreviewed={preview !== undefined} />
      </section>
    </div>
    {preview && (
      <PreviewCard {...preview} day={day} name={typedIn(form.typed, 'name')}>
        <Button kind="main" form={FORM} name="act" value="save">
          {words.save}
        </Button>
      </PreviewCard>
    )}
  </main>
)

type FormProps = Omit<NewSiteProps, 'preview' | 'day'> & { isPreviewed: boolean }

const NewSiteForm = ({ communes, hamlets, submission, typed, errors, isPreviewed }: FormProps) => (
  <form {...inPlace(paths.sites())} class="stack" id={FORM}>
    <input type="hidden" name={SUBMISSION} value={submission} />
    <Communes communes={communes} typed={typed} errors={errors} />
    <Chips
      legend={words.kind}
      name="kind"
      choices={SITE_KINDS.map((kind) => [kind, words.kinds[kind]])}
      chosen={typedIn(typed, 'kind')}
      error={errors.kind}
      even={2}
      required
    />
    <Line name="name" label={words.name} hint={words.nameHint} typed={typed} errors={errors} required />
    <Line name="hamlet" label={words.hamlet} hint={words.hamletHint} typed={typed} errors={errors} list="hamlets" />
    <datalist id="hamlets">
      {hamlets.map((name) => (
        <option value={name} />
      ))}
    </datalist>
    <Line name="campaign" label={words.campaign} hint={words.campaignHint} typed={typed} errors={errors} />
    <HowToWrite />
    <TextArea
      label={words.spots}
      name="spots"
      value={typedIn(typed, 'spots')}
      error={errors.spots}
      rows={8}
      maxlength={SPOTS_TEXT}
      autocomplete="off"
    />
    <p class="acts">
      <Button kind={isPreviewed ? undefined : 'main'} name="act" value="save">
        {words.save}
      </Button>
      <Button name="act" value="preview" formnovalidate formaction={`${paths.sites()}#preview`}>
        {words.preview}
      </Button>
    </p>
  </form>
)

const Communes = ({ communes, typed, errors }: Pick<NewSiteProps, 'communes' | 'typed' | 'errors'>) =>
  communes.length > 1 ? (
    <Select
      label={words.commune}
      name="commune"
      groups={[{ choices: communes }]}
      chosen={typedIn(typed, 'commune')}
      error={errors.commune}
    />
  ) : (
    <p class="soft">{communes.map(([, name]) => words.inCommune(name))}</p>
  )

interface LineProps {
  name: 'name' | 'hamlet' | 'campaign'
  label: string
  hint: string
  typed: Typed
  errors: FieldErrors
  required?: boolean
  list?: string
}

const Line = ({ name, typed, errors, ...rest }: LineProps) => (
  <Field
    {...rest}
    name={name}
    value={typedIn(typed, name)}
    error={errors[name]}
    maxlength={NAME_LENGTH}
    autocomplete="off"
  />
)

/** How a block is written, for both kinds: which one was chosen is not known before the form is sent. */
const HowToWrite = () => (
  <div class="stack">
    {SITE_KINDS.map((kind) => (
      <p>
        {words.kinds[kind]}: <code>{words.examples[kind].line}</code>
        <br />
        <small>{words.examples[kind].meaning}</small>
      </p>
    ))}
  </div>
)
