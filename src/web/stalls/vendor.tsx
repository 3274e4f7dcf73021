import { dayOf, showDay, showMoment } from '../../domain/day.ts'
import { linkState } from '../../domain/vendor.ts'
import type { HandedOver } from '../../store/vendor-links.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import type { StallFile } from './read.ts'

const words = vi.vendor

/** The vendor's own page: whether its link was handed over, the acts of who walks here, and what the vendor asks for. */
export const VendorCard = ({ file, submission }: { file: StallFile; submission: string }) => {
  const { found, link, request, mayWalk, now } = file
  const { merchant } = found
  if (merchant === null || (!mayWalk && link === undefined && request === undefined)) return null
  return (
    <section class="card stack" aria-labelledby="vendor">
      <h2 id="vendor">{words.page}</h2>
      {request && (
        <>
          <Note>
            <b>{words.asked(words.changeReasons[request.reason], showDay(dayOf(request.at)))}</b>
          </Note>
          {mayWalk && <LinkButton href={paths.newProposal(merchant.id)}>{words.propose}</LinkButton>}
        </>
      )}
      <p>{link === undefined ? words.never : sentenceOf(link, now)}</p>
      {mayWalk && <LinkActs merchant={merchant.id} link={link} now={now} submission={submission} />}
    </section>
  )
}

function sentenceOf(link: HandedOver, now: number): string {
  const { states } = words
  const state = linkState(link, now)
  if (state === 'waiting' || state === 'expired') return states[state](link.by, showMoment(link.expiresAt))
  return states[state](link.by, showDay(dayOf((state === 'claimed' ? link.claimedAt : link.revokedAt) ?? 0)))
}

interface LinkActsProps {
  merchant: string
  link: HandedOver | undefined
  now: number
  submission: string
}

const LinkActs = ({ merchant, link, now, submission }: LinkActsProps) => {
  const state = link && linkState(link, now)
  const isOpen = state === 'waiting' || state === 'claimed'
  return (
    <>
      {isOpen && <p class="soft">{words.handOverEnds}</p>}
      <div class="acts">
        <form method="post" action={paths.vendorLinks(merchant)}>
          <input type="hidden" name={SUBMISSION} value={`${submission}-link`} />
          <Button>{isOpen ? words.handOverAgain : words.handOver}</Button>
        </form>
        {isOpen && (
          <form method="post" action={paths.vendorLinkRevocation(merchant)}>
            <input type="hidden" name={SUBMISSION} value={`${submission}-revoke`} />
            <Button>{words.revoke}</Button>
          </form>
        )}
      </div>
    </>
  )
}
