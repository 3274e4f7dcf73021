import type { AccountContent } from '../../domain/account.ts'
import { type Bank, findBank } from '../../domain/banks.ts'
import { dayOf, showDay } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { showSerial } from '../../domain/serial.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import type { ShownProposal, StallFile } from './read.ts'

export type Fact = readonly [name: string, value: string | false | undefined]

/** Names and values in rows; what has no value is left out. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts" data-rows="true">
    {facts.map(
      ([name, value]) =>
        value && (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
)

/** "Agribank …1234": never more of an account than its last four characters. */
function accountName({ kind, bin, account }: AccountContent, banks: readonly Bank[]): string {
  const issuer = bin === undefined ? vi.code.kinds[kind] : (findBank(bin, undefined, banks)?.short ?? bin)
  return `${issuer} ${lastFour(account)}`
}

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
      isLive ? accountName(live, banks) : withdrawn ? vi.stalls.withdrawnAccount : vi.stalls.noAccount,
    ],
    [vi.stalls.holder, live && shortHolder(live.holder)],
    [vi.stalls.whose, shown && vi.accounts.relations[shown.relation]],
    [
      vi.stalls.proposal,
      proposal && !isInForce(proposal, live) && `${accountName(proposal.content, banks)}. ${proposalState(proposal)}`,
    ],
  ]
  return (
    <section class="card stack" aria-labelledby="merchant">
      <h2 id="merchant">{vi.stalls.merchant}</h2>
      <Facts facts={facts} />
      {mayWalk && isLive && <LinkButton href={paths.newProposal(merchant.id)}>{vi.stalls.changeAccount}</LinkButton>}
    </section>
  )
}

/** Every sticker ever printed for the stall, by its serial. */
export const StickerCard = ({ file: { stickers } }: { file: StallFile }) => (
  <section class="card stack" aria-labelledby="stickers">
    <h2 id="stickers">{vi.stalls.stickers}</h2>
    {stickers.length === 0 ? (
      <Empty text={vi.stalls.noStickers} />
    ) : (
      <ul class="stack">
        {stickers.map(({ serial, state, voidReason, printedAt }) => (
          <li>
            <b class="serial">{showSerial(serial)}</b>
            <br />
            <small>
              {vi.stalls.stickerStates[state]} {voidReason && vi.stalls.voidReasons[voidReason]} ·{' '}
              {vi.stalls.printedOn(showDay(dayOf(printedAt)))}
            </small>
          </li>
        ))}
      </ul>
    )}
  </section>
)
