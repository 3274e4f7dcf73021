import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Here } from '../ui/here.tsx'
import { StaleBadge, Swatch } from '../ui/marks.tsx'
import { stateOf } from '../ui/stall.tsx'
import { AccountCard } from './accounts.tsx'
import { ConsentCard, type WithdrawalForms } from './consents.tsx'
import { MerchantCard } from './facts.tsx'
import { History } from './history.tsx'
import { NamingCards, type NamingForms } from './naming.tsx'
import { Next } from './next.tsx'
import type { StallFile } from './read.ts'
import { StickerCard, type StickerForms } from './stickers.tsx'
import { VendorCard } from './vendor.tsx'

/** One stall: where and who, how far it has come, what to do next, and everything that was seen here. */
export const StallPage = ({
  file,
  forms,
}: {
  file: StallFile
  forms: WithdrawalForms & StickerForms & NamingForms
}) => {
  const { place, standing, drawn } = file.around
  return (
    <main class="page narrow" id="main">
      <section class="card stack">
        <Here place={place} />
        <p class="legend">
          <span>
            {drawn.step !== 'gone' && <Swatch step={drawn.step} />} {stateOf(standing, drawn)}
            {drawn.stale && <StaleBadge />}
          </span>
        </p>
        {file.mayWalk && (
          <p>
            <a href={paths.edits(file.found.stall.id)}>{vi.edits.link}</a>
          </p>
        )}
      </section>
      <Next file={file} />
      <NamingCards file={file} forms={forms} />
      <MerchantCard file={file} />
      <AccountCard file={file} submission={forms.submission} />
      <StickerCard file={file} forms={forms} />
      <VendorCard file={file} submission={forms.submission} />
      <History visits={file.visits} />
      <ConsentCard file={file} forms={forms} />
    </main>
  )
}
