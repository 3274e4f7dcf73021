import type { Child } from 'hono/jsx'
import { type Measures, payoutFigure } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { ShareFigure } from '../ui/figures.tsx'
import { amountWords } from '../ui/payout-figures.tsx'

const words = vi.payoutFigures

/** Who was paid by account, of whom, and the same in đồng; `href`: to those whom the number counts. */
export const Headline = ({ measures, href, children }: { measures: Measures; href: string; children?: Child }) => {
  const paid = payoutFigure(measures, 'P4')
  return (
    <div class="headline row">
      <div>
        {paid ? (
          <ShareFigure share={paid.people} href={href} />
        ) : (
          <span class="share" data-none="true">
            {vi.payouts.unknown}
          </span>
        )}
      </div>
      <div class="stack">
        <h2 id="headline">{words.headline}</h2>
        {children}
      </div>
      <dl class="facts">
        <div>
          <dt>{words.byAmount}</dt>
          <dd>{amountWords(paid?.amount)}</dd>
        </div>
      </dl>
    </div>
  )
}
