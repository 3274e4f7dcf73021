import type { AccountContent } from '../../domain/account.ts'
import { dayOf, showDay } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { maskedAccount } from '../account-words.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/form.tsx'
import type { ShownProposal, StallFile } from './read.ts'

function proposalState({ found: { proposal, decision } }: ShownProposal): string {
  const { open, approved, returned } = vi.stalls.proposalStates
  if (decision === null) return open(showDay(dayOf(proposal.proposedAt)))
  return (decision.decision === 'approved' ? approved : returned)(showDay(dayOf(decision.decidedAt)))
}

/** Whether the newest proposal is the live account itself, which needs no second line. */
const isInForce = ({ content }: ShownProposal, live: AccountContent | undefined): boolean =>
  live?.version === content.version

/** Who trades here and where their money goes. */
export const MerchantCard = ({ file: { found, live, proposal, banks, mayWalk, consents } }: { file: StallFile }) => {
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
    [
      vi.stalls.proposal,
      proposal && !isInForce(proposal, live) && `${maskedAccount(proposal.content, banks)}. ${proposalState(proposal)}`,
    ],
  ]
  return (
    <section class="card stack" aria-labelledby="merchant">
      <h2 id="merchant">{vi.stalls.merchant}</h2>
      <Facts facts={facts} rows />
      {mayWalk && isLive && <LinkButton href={paths.newProposal(merchant.id)}>{vi.stalls.changeAccount}</LinkButton>}
    </section>
  )
}
