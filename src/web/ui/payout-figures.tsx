import type { Child } from 'hono/jsx'
import { showNumber } from '../../domain/numbers.ts'
import type { Tally } from '../../domain/payout/measures.ts'
import { type Share, showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'

/** 486/600 người; what was never told is said in words, never 0. */
export const PeopleFigure = ({ share, href }: { share: Share | undefined; href?: string | undefined }) => (
  <Fraction share={share} href={href} of={(total) => `/${total} ${vi.payoutFigures.people}`} />
)

/** 574.032.000 / 682.080.000 đ */
export const AmountFigure = ({ share, href }: { share: Share | undefined; href?: string | undefined }) => (
  <Fraction share={share} href={href} of={(total) => ` / ${total} đ`} />
)

interface FractionProps {
  share: Share | undefined
  href: string | undefined
  of: (total: string) => string
}

const Fraction = ({ share, href, of }: FractionProps) => {
  if (share === undefined || share.total === 0)
    return (
      <span class="share" data-none="true">
        {vi.payouts.unknown}
      </span>
    )
  const shown: Child = (
    <>
      {showNumber(share.count, 0)}
      <span>{of(showNumber(share.total, 0))}</span>
    </>
  )
  return href === undefined ? (
    <strong class="share">{shown}</strong>
  ) : (
    <a class="share" href={href}>
      {shown}
    </a>
  )
}

/** A share of people or of đồng in a sentence or a cell; what was never told is said in words. */
export const payoutWords = (share: Share | undefined): string =>
  share === undefined || share.total === 0 ? vi.payouts.unknown : showShare(share)

/** 574.032.000 / 682.080.000 đ: it may be broken at the stroke, never inside a number. */
export const amountWords = (share: Share | undefined): string =>
  share === undefined || share.total === 0
    ? vi.payouts.unknown
    : `${showNumber(share.count, 0)} / ${showNumber(share.total, 0)}\u00a0đ`

export const tallyWords = ({ people, amount }: Tally): string =>
  vi.payoutFigures.arrearsOf(showNumber(people, 0), `${showNumber(amount, 0)}\u00a0đ`)
