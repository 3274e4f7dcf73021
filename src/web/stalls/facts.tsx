import { dayOf, showDay } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { maskedAccount } from '../account-words.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/form.tsx'
import { isNameless, isStopped, type ShownProposal, type StallFile } from './read.ts'

/** An account that waits for somebody, or was stopped; what was approved and not stopped has its own place on the page. */
function proposalLine(shown: ShownProposal | undefined, file: StallFile): string | undefined {
  if (shown === undefined) return undefined
  const { proposal, decision } = shown.found
  const { nameless, open, returned, stopped } = vi.stalls.proposalStates
  const line = (state: string) => `${maskedAccount(shown.content, file.banks)}. ${state}`
  if (isNameless(shown)) return line(nameless(showDay(dayOf(proposal.proposedAt))))
  if (decision === null) return line(open(showDay(dayOf(proposal.proposedAt))))
  if (decision.decision === 'returned') return line(returned(showDay(dayOf(decision.decidedAt))))
  return proposal.use === 'sticker' && isStopped(shown, file) ? line(stopped) : undefined
}

/** Who trades here and where their money goes. */
export const MerchantCard = ({ file }: { file: StallFile }) => {
  const { found, live, proposal, furtherProposal, banks, mayWalk, consents } = file
  const { merchant } = found
  if (merchant === null) return null
  const shown = live ?? proposal?.content
  const isLive = live !== undefined
  const withdrawn = consents.some(({ purpose, given }) => purpose === 'sticker' && !given)
  const facts: Fact[] = [
    [vi.stalls.category, vi.merchants.categories[merchant.category]],
    [vi.stalls.kind, vi.merchants.kinds[merchant.kind]],
    [vi.stalls.since, showDay(merchant.startedOn)],
    [
      vi.stalls.account,
      isLive ? maskedAccount(live, banks) : withdrawn ? vi.stalls.withdrawnAccount : vi.stalls.noAccount,
    ],
    [vi.stalls.holder, live && shortHolder(live.holder)],
    [vi.stalls.whose, shown && vi.accounts.relations[shown.relation]],
    [vi.stalls.proposal, proposalLine(proposal, file)],
    [vi.stalls.furtherProposal, proposalLine(furtherProposal, file)],
  ]
  return (
    <section class="card stack" aria-labelledby="merchant">
      <h2 id="merchant">{vi.stalls.merchant}</h2>
      <Facts facts={facts} rows />
      {mayWalk && isLive && <LinkButton href={paths.newProposal(merchant.id)}>{vi.stalls.changeAccount}</LinkButton>}
    </section>
  )
}
