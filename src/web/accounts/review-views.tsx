import type { AccountContent } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import { showDay, showMoment } from '../../domain/day.ts'
import { isHolderKnown } from '../../domain/holder.ts'
import { bankForm } from '../../domain/names.ts'
import type { ReadableCode } from '../../domain/vietqr/reading.ts'
import { type FoundProposal, lacksHolder } from '../../store/account-proposals.ts'
import type { Duplicates } from '../../store/duplicates.ts'
import type { Merchant } from '../../store/merchants.ts'
import { issuerName, maskedAccount } from '../account-words.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { DuplicateList, hasDuplicates } from '../ui/duplicates.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Button, FormSummary, inPlace, TextArea } from '../ui/form.tsx'
import { Alarm, Note } from '../ui/notices.tsx'

export interface ReviewProps {
  found: FoundProposal
  content: AccountContent
  /** What the code says when it is read now; undefined when its bank is no longer in the table. */
  reading?: ReadableCode | undefined
  /** The account that is on the sticker now, if one is. */
  live?: AccountContent | undefined
  /** The account is a further one of the merchant already. */
  isFurther: boolean
  /** Stickers that a change of the sticker's account makes void. */
  inUse: number
  former?: Merchant | undefined
  duplicates: Duplicates
  banks: readonly Bank[]
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** Everything an approval is about, in full, and the two answers to it. */
export const ReviewPage = (props: ReviewProps) => {
  const { found, content, live, reading, typed, errors } = props
  const printed = reading?.name
  return (
    <main class="page narrow" id="main">
      <section class="card stack">
        <div class="here">
          <b class="plate">{found.stall.number}</b>
          <h1>{found.merchant.tradeName}</h1>
          <p>
            {found.site.name} · {vi.accounts.proposedBy(found.proposer.name, showMoment(found.proposal.proposedAt))}
          </p>
        </div>
        <FormSummary errors={props.errors} />
        <Effect {...props} />
        <Warnings {...props} />
        {live && <Change {...props} live={live} />}
        <WhatIsApproved {...props} />
        {content.source === 'imported' &&
          printed &&
          isHolderKnown(content.holder) &&
          bankForm(printed) !== bankForm(content.holder) && (
            <Alarm>
              <p>{vi.accounts.otherName}</p>
            </Alarm>
          )}
        {reading?.warnings.map((warning) => (
          <Note>{vi.code.warnings[warning]}</Note>
        ))}
        {typed.reason && Object.keys(errors).length === 0 && <Note>{vi.accounts.heldUp}</Note>}
        <Note>{vi.accounts.viewed}</Note>
        <Answers {...props} />
      </section>
    </main>
  )
}

/** Which of the two it is, and what becomes of the stickers. */
const Effect = ({ found, content, inUse, isFurther }: ReviewProps) => {
  const { further, change, first, voidsNone, voids, coolingOff, atOnce } = vi.accounts
  const when = found.hadAccount ? coolingOff : atOnce
  const isBeside = content.use === 'beside'
  return (
    <div class="stack" data-use={content.use}>
      <h2>{isBeside ? further : found.hadAccount ? change : first}</h2>
      <p>
        {when} {isBeside ? <b>{voidsNone}</b> : found.hadAccount ? <b>{voids(inUse)}</b> : null}
      </p>
      {isFurther && !isBeside && <Note>{vi.accounts.furtherAlready}</Note>}
    </div>
  )
}

const Warnings = ({ duplicates, former }: ReviewProps) => (
  <>
    {former && <Note>{vi.accounts.formerMerchant(former.tradeName, showDay(former.endedOn ?? ''))}</Note>}
    {hasDuplicates(duplicates) && (
      <Alarm>
        <DuplicateList found={duplicates} />
      </Alarm>
    )}
  </>
)

const WhatIsApproved = ({ content, banks, reading }: ReviewProps) => {
  const facts: Fact[] = [
    [vi.accounts.bank, content.bin === undefined ? vi.accounts.noBankName : issuerName(content, banks)],
    [vi.accounts.account, content.account],
    [vi.accounts.holder, isHolderKnown(content.holder) ? content.holder : vi.accounts.noHolder],
    [vi.accounts.relation, vi.accounts.relations[content.relation]],
    [vi.accounts.source, vi.accounts.sources[content.source]],
    [vi.accounts.codeKind, vi.code.kinds[content.kind]],
    [vi.codeReadings.printedName, reading?.name],
  ]
  return <Facts facts={facts} />
}

const Change = ({ live, content, banks }: ReviewProps & { live: AccountContent }) => (
  <div class="compare">
    <table>
      <tbody>
        <tr>
          <th scope="row">{content.use === 'beside' ? vi.accounts.onSticker : vi.accounts.old}</th>
          <td>{maskedAccount(live, banks)}</td>
        </tr>
        <tr>
          <th scope="row">{content.use === 'beside' ? vi.accounts.added : vi.accounts.proposed}</th>
          <td>{maskedAccount(content, banks)}</td>
        </tr>
      </tbody>
    </table>
  </div>
)

/** In place of the approval: what is missing, and where it is added. */
const NoHolder = ({ stall }: { stall: string }) => (
  <Alarm>
    <p>{vi.accounts.holderMissingLong}</p>
    <p>
      <a href={paths.stall(stall)}>{vi.accounts.toStall}</a>
    </p>
  </Alarm>
)

const Answers = ({ found, submission, typed, errors }: ReviewProps) => (
  <form class="stack" {...inPlace(paths.approval(found.proposal.id))}>
    <input type="hidden" name={SUBMISSION} value={submission} />
    <input type="hidden" name="digest" value={found.proposal.digest} />
    <input type="hidden" name="names" value={found.names} />
    {lacksHolder(found.proposal) ? (
      <NoHolder stall={found.stall.id} />
    ) : (
      <Button kind="main" name="decision" value="approved">
        {vi.accounts.approve}
      </Button>
    )}
    <TextArea
      label={vi.accounts.reason}
      name="reason"
      value={typedIn(typed, 'reason')}
      error={errors.reason}
      hint={vi.accounts.reasonHint}
      rows={2}
      maxlength={300}
    />
    <Button name="decision" value="returned">
      {vi.accounts.sendBack}
    </Button>
  </form>
)
