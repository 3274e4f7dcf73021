import { HOLDER_MAX } from '../../domain/account.ts'
import { maskedAccount } from '../account-words.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, FormSummary } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { isNameless, type ShownProposal, type StallFile } from './read.ts'

/** Where on the page a holder's name is added. */
export const HOLDER_NAME = 'holder-name'

const words = vi.stalls.naming

export interface NamingForms {
  /** Of this showing of the page; each form adds its own ending. */
  readonly submission: string
  /** The form that came back, with what is wrong with it. */
  readonly unnamed?: { readonly proposal: string; readonly typed: string; readonly sentence: string } | undefined
}

/** For each account that waits for its holder's name: which it is, and the one field that is missing. */
export const NamingCards = ({ file, forms }: { file: StallFile; forms: NamingForms }) => {
  const waiting = [file.proposal, file.furtherProposal].filter((shown) => shown !== undefined).filter(isNameless)
  if (!file.mayWalk || waiting.length === 0) return null
  return (
    <section class="card stack" id={HOLDER_NAME} aria-labelledby="naming">
      <h2 id="naming">{words.title}</h2>
      {waiting.map((shown) => (
        <Naming shown={shown} file={file} forms={forms} />
      ))}
    </section>
  )
}

const Naming = ({ shown, file, forms }: { shown: ShownProposal; file: StallFile; forms: NamingForms }) => {
  const { id, use, merchant } = shown.found.proposal
  const back = forms.unnamed?.proposal === id ? forms.unnamed : undefined
  return (
    <form class="stack naming" method="post" action={paths.holderNames(merchant)}>
      <FormSummary errors={back ? { '': back.sentence } : {}} />
      <input type="hidden" name={SUBMISSION} value={`${forms.submission}-name-${use}`} />
      <input type="hidden" name="proposal" value={id} />
      <Facts rows facts={[[words.account, maskedAccount(shown.content, file.banks)]]} />
      <Field
        label={words.field}
        id={`holder-${use}`}
        name="holder"
        value={back?.typed}
        error={back?.sentence}
        hint={words.hint}
        maxlength={HOLDER_MAX}
        autocomplete="off"
        required
      />
      <Note>{words.effect}</Note>
      <Button>{words.send}</Button>
    </form>
  )
}
