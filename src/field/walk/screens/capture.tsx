/** @jsxImportSource preact */
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import { type Capture, useCapture } from '../capture.ts'
import { usePhone } from '../phone.ts'
import { asksMoney, hasAccount } from '../rules/draft.ts'
import { hashOf } from '../rules/route.ts'
import { Account } from '../ui/account.tsx'
import type { Ask } from '../ui/ask.ts'
import { Note } from '../ui/form.tsx'
import { Along, Here, placeWords } from '../ui/here.tsx'
import { Mark } from '../ui/mark.tsx'
import { Merchant } from '../ui/merchant.tsx'
import { Displayed, Met } from '../ui/met.tsx'
import { Money } from '../ui/money.tsx'
import { Photo } from '../ui/photo.tsx'
import { SaveDock } from '../ui/save-dock.tsx'
import { Scanner } from '../ui/scanner.tsx'
import { isAlarming, VerdictHead, VerdictText } from '../ui/verdict.tsx'

interface CaptureProps {
  bundle: SiteBundle
  stalls: readonly BundledStall[]
  stall: BundledStall
}

/** What was met at one stall: one screen, nothing chosen beforehand, one act at the thumb. */
export const CaptureScreen = ({ bundle, stalls, stall }: CaptureProps) => {
  const { words, carried } = usePhone()
  const capture = useCapture(bundle, stalls, stall)
  const { draft } = capture
  const ask: Ask = { ...capture, bundle, stall }
  return (
    <>
      {draft.verdict && <VerdictHead verdict={draft.verdict} place={placeWords(stall, bundle, words)} />}
      <div class="walk">
        <Here stall={stall} bundle={bundle} total={stalls.length} head={!draft.verdict} />
        <Along stalls={stalls} at={stall} />
        {carried.supersedes && <Note mark={<Mark name="info" />}>{words.capture.redoing}</Note>}
        {stall.hasCode && <Wall ask={ask} capture={capture} />}
        {draft.verdict !== 'match' && <Met {...ask} />}
        {asksMoney(draft, stall) && <Money {...ask} />}
        {stall.hasCode && !draft.verdict && <Displayed {...ask} />}
        {draft.outcome === 'agreed' && <Vendor ask={ask} capture={capture} />}
        <Photo {...ask} />
        <Ways site={bundle.site.id} stall={stall.id} />
      </div>
      <SaveDock capture={capture} />
    </>
  )
}

/** The code on the wall, compared with what was taken along. */
const Wall = ({ ask, capture }: { ask: Ask; capture: Capture }) => {
  const { words, carried, go } = usePhone()
  const { draft, bundle } = ask
  const { wall, verdict } = draft
  const site = bundle.site.id
  return (
    <fieldset class="group">
      <legend>{words.capture.wall}</legend>
      {wall !== undefined && verdict && <VerdictText {...ask} code={wall} verdict={verdict} />}
      <Scanner
        label={wall === undefined ? words.street.scan : words.capture.again}
        onCode={(text) => void capture.scan(text)}
        typing={carried.typing}
        bare={wall !== undefined}
      />
      {wall !== undefined && isAlarming(verdict) && (
        <>
          <button type="button" class="button" onClick={() => go({ screen: 'street', site }, { code: wall })}>
            {words.capture.another}
          </button>
          {draft.code === undefined && (
            <button type="button" class="button" onClick={() => void capture.takeAsOwn(wall)}>
              {words.capture.ownChange}
            </button>
          )}
        </>
      )}
    </fieldset>
  )
}

/** Who trades here and where their money goes: of a new vendor, of one without a code, of one who changed it. */
const Vendor = ({ ask, capture }: { ask: Ask; capture: Capture }) => {
  const { words, carried } = usePhone()
  const { draft, stall } = ask
  if (stall.hasCode && draft.code === undefined) return null
  const { consents, phone } = draft
  return (
    <>
      <Account
        {...ask}
        onCode={(text) => void capture.takeAsOwn(text)}
        typing={carried.typing === true}
        refused={capture.refused}
        elsewhere={capture.elsewhere}
      />
      <Merchant {...ask} />
      {hasAccount(draft) && !consents.includes('sticker') && (
        <Note mark={<Mark name="info" />}>{words.capture.accountNeedsConsent}</Note>
      )}
      {phone.trim() !== '' && !consents.includes('phone') && (
        <Note mark={<Mark name="info" />}>{words.capture.phoneNeedsConsent}</Note>
      )}
    </>
  )
}

const Ways = ({ site, stall }: { site: string; stall: string }) => {
  const { words } = usePhone()
  return (
    <p class="ways">
      <a href={hashOf({ screen: 'add', site, after: stall })}>{words.street.add}</a>
      <a href={hashOf({ screen: 'edit', site, stall })}>{words.edit.open}</a>
    </p>
  )
}
