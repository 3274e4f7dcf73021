import { showMoment } from '../../domain/day.ts'
import { undecidable } from '../../store/account-decisions.ts'
import { type FoundProposal, lacksHolder } from '../../store/account-proposals.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Empty } from '../ui/notices.tsx'

/** Proposals that wait, oldest first; one's own are there, and grey. */
export const QueuePage = ({ proposals, officer }: { proposals: FoundProposal[]; officer: string }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{vi.accounts.queue}</h1>
      <p class="soft">{vi.accounts.queueHint}</p>
      {proposals.length === 0 ? <Empty text={vi.accounts.queueEmpty} /> : <Queue {...{ proposals, officer }} />}
    </section>
  </main>
)

const Queue = ({ proposals, officer }: { proposals: FoundProposal[]; officer: string }) => (
  <ol class="stalls queue">
    {proposals.map((found) => (
      <li>
        {undecidable(found, officer) ? (
          <div class="waiting soft" aria-disabled="true">
            <Waiting found={found} note={vi.accounts.notYou} />
          </div>
        ) : (
          <a href={paths.approval(found.proposal.id)}>
            <Waiting
              found={found}
              note={lacksHolder(found.proposal) ? vi.accounts.holderMissing : vi.accounts.review}
            />
          </a>
        )}
      </li>
    ))}
  </ol>
)

const kindOf = ({ proposal, hadAccount }: FoundProposal): string => {
  if (proposal.use === 'beside') return vi.accounts.further
  return hadAccount ? vi.accounts.change : vi.accounts.first
}

const Waiting = ({ found, note }: { found: FoundProposal; note: string }) => (
  <>
    <b class="plate">{found.stall.number}</b>
    <span>
      <b>
        {found.merchant.tradeName} <small>{found.site.name}</small>
      </b>
      <small>
        {kindOf(found)} · {vi.accounts.proposedBy(found.proposer.name, showMoment(found.proposal.proposedAt))}
      </small>
      <small>{note}</small>
    </span>
  </>
)
