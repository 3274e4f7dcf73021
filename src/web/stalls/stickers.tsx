import { dayOf, showDay } from '../../domain/day.ts'
import { showSerial } from '../../domain/serial.ts'
import { isTemplate } from '../../domain/sticker.ts'
import type { PlacedSticker } from '../../store/stickers.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Consent } from '../ui/choices.tsx'
import { Button } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import type { StallFile } from './read.ts'

const words = vi.stickers

/** The id of this showing, and which sticker's loss came back with what sentence. */
export interface StickerForms {
  readonly submission: string
  readonly lost?: { readonly serial: string; readonly sentence: string }
}

/** Every sticker ever printed for the stall, by its serial; who walks here hands them over and writes down a loss. */
export const StickerCard = ({ file: { stickers, mayWalk }, forms }: { file: StallFile; forms: StickerForms }) => (
  <section class="card stack" aria-labelledby="stickers">
    <h2 id="stickers">{vi.stalls.stickers}</h2>
    {stickers.length === 0 ? (
      <Empty text={vi.stalls.noStickers} />
    ) : (
      <ul class="stickers">
        {stickers.map((sticker) => (
          <li class="stack">
            <StickerLine sticker={sticker} />
            {mayWalk && sticker.state === 'printed' && <HandOver sticker={sticker} forms={forms} />}
            {mayWalk && sticker.state !== 'void' && <Loss sticker={sticker} forms={forms} />}
          </li>
        ))}
      </ul>
    )}
  </section>
)

const StickerLine = ({ sticker: { serial, template, state, voidReason, printedAt } }: { sticker: PlacedSticker }) => (
  <p>
    <b class="serial">{showSerial(serial)}</b>
    <br />
    <small>
      {vi.stalls.stickerStates[state]} {voidReason && vi.stalls.voidReasons[voidReason]} ·{' '}
      {isTemplate(template) ? words.shortTemplates[template] : words.oldTemplate} ·{' '}
      {vi.stalls.printedOn(showDay(dayOf(printedAt)))}
    </small>
  </p>
)

type ActProps = { sticker: PlacedSticker; forms: StickerForms }

const HandOver = ({ sticker: { stall, serial }, forms }: ActProps) => (
  <form class="stack" method="post" action={paths.stickerHandovers(stall)}>
    {/* Two forms of a page are two submissions. */}
    <input type="hidden" name={SUBMISSION} value={`${forms.submission}-${serial}-h`} />
    <input type="hidden" name="serial" value={serial} />
    <Button aria-label={`${words.handOverOne} ${showSerial(serial)}`}>{words.handOverOne}</Button>
  </form>
)

/** Folded until it is wanted; void is final, so it says what follows and asks once more. */
const Loss = ({ sticker: { stall, serial }, forms: { submission, lost } }: ActProps) => {
  const error = lost?.serial === serial ? lost.sentence : undefined
  return (
    <details class="unfold" open={error !== undefined}>
      <summary class="button" aria-label={`${words.loss} ${showSerial(serial)}`}>
        {words.loss}
      </summary>
      <form class="stack" method="post" action={paths.stickerLosses(stall)}>
        <input type="hidden" name={SUBMISSION} value={`${submission}-${serial}-l`} />
        <input type="hidden" name="serial" value={serial} />
        <p>{words.lossText}</p>
        <Consent legend={words.lossAsked} name="sure" questions={[['yes', words.lossSaid]]} error={error} />
        <Button>{words.lossAct}</Button>
      </form>
    </details>
  )
}
