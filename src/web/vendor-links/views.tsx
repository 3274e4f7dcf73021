import { showMoment } from '../../domain/day.ts'
import type { FoundMerchant } from '../../store/merchants.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { SymbolView } from '../ui/symbol-view.tsx'

const words = vi.vendor

/** The link as a symbol and as text, and how to hand it over. */
export const HandedOverPage = ({ at, address, until }: { at: FoundMerchant; address: string; until: number }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.handedOver(at.merchant.tradeName)}</h1>
      <p>
        <b>{words.onlyNow}</b>
      </p>
      <div class="code">
        <SymbolView text={address} label={words.symbol} />
      </div>
      <ol class="steps">
        {words.handOverSteps.map((step) => (
          <li>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <dl class="facts">
        <div>
          <dt>{words.address}</dt>
          <dd>
            <code class="address">{address}</code>
          </dd>
        </div>
      </dl>
      <p>{words.openUntil(showMoment(until))}</p>
      <p>
        <LinkButton href={paths.stall(at.stall.id)}>{words.backToStall}</LinkButton>
      </p>
    </section>
  </main>
)
