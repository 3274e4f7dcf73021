/** @jsxImportSource preact */
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import type { Outcome } from '../../../domain/visit.ts'
import { usePhone } from '../phone.ts'
import type { Draft } from '../rules/draft.ts'
import { findOwner } from '../rules/wall.ts'
import { Here } from './here.tsx'
import { Said } from './said.tsx'
import { Scanner } from './scanner.tsx'

interface NextProps {
  bundle: SiteBundle
  stalls: readonly BundledStall[]
  /** The next stall without an outcome in this round; undefined when all are done. */
  next: BundledStall | undefined
}

/** What is met most, at a stall that is known and at one that is not. The rest is behind the last act. */
const OFTEN = {
  known: ['absent', 'closed-today'],
  unknown: ['postponed', 'refused', 'absent', 'closed-today'],
} as const satisfies Record<string, readonly Outcome[]>

/** The next stall with its acts, always in view: whatever is pressed here is answered already on the screen it opens. */
export const NextCard = ({ bundle, stalls, next }: NextProps) => {
  const { words, go } = usePhone()
  const site = bundle.site.id
  const begin = (stall: string, draft: Partial<Draft>) => go({ screen: 'capture', site, stall }, { draft })
  return (
    <section class="dock next" aria-label={words.street.next}>
      <Said site={site} />
      {next ? <Here stall={next} bundle={bundle} total={stalls.length} /> : <p>{words.street.allDone}</p>}
      {next?.hasMerchant && <Transfers onDays={(days) => begin(next.id, { outcome: 'agreed', days })} />}
      {next && (
        <div class="often">
          {OFTEN[next.hasMerchant ? 'known' : 'unknown'].map((outcome) => (
            <button type="button" class="button" key={outcome} onClick={() => begin(next.id, { outcome })}>
              {words.labels.outcomes[outcome]}
            </button>
          ))}
          <button type="button" class="button" onClick={() => begin(next.id, {})}>
            {words.street.more}
          </button>
        </div>
      )}
      <Finder bundle={bundle} stalls={stalls} next={next} />
    </section>
  )
}

const Transfers = ({ onDays }: { onDays: (days: 'few' | 'regular' | 'none') => void }) => {
  const { capture, street } = usePhone().words
  return (
    <fieldset class="group transfers">
      <legend>{street.money}</legend>
      <div class="often">
        {(['few', 'regular', 'none'] as const).map((days) => (
          <button type="button" class="button" key={days} onClick={() => onDays(days)}>
            {capture[days]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** A code finds its stall by itself; one that nobody in the bundle has is the next stall's, until somebody says otherwise. */
const Finder = ({ bundle, stalls, next }: NextProps) => {
  const { words, go } = usePhone()
  const site = bundle.site.id
  const take = async (code: string) => {
    const stall = (await findOwner(code, { ...bundle, stalls })) ?? next
    go(stall ? { screen: 'capture', site, stall: stall.id } : { screen: 'street', site }, { code })
  }
  const refused = () =>
    next && go({ screen: 'capture', site, stall: next.id }, { draft: { outcome: 'agreed' }, typing: true })
  return <Scanner label={words.street.scan} onCode={(code) => void take(code)} onRefused={refused} bare kind="main" />
}
