import { vi } from '../messages/vi.ts'
import { describedBy, FieldNotes } from '../ui/form.tsx'

const words = vi.stickers

/** A stall that can be printed for, and how many of its stickers stand: of the chosen template, and of others. */
export interface Spot {
  stall: string
  number: string
  tradeName: string
  same: number
  others: number
}

interface StallChoicesProps {
  /** In walking order. */
  spots: readonly Spot[]
  chosen: readonly string[]
  error: string | undefined
}

/** Boxes to tick; each says how many stickers a new one makes void, and the style sheet adds up those ticked. */
export const StallChoices = ({ spots, chosen, error }: StallChoicesProps) => (
  <fieldset class="group" aria-describedby={describedBy('stall', undefined, error)}>
    <legend>{words.choose}</legend>
    <div class="chips" data-invalid={error ? 'true' : undefined}>
      {spots.map((spot) => (
        <label data-void={spot.same > 0 ? Math.min(spot.same, 9) : undefined}>
          <input type="checkbox" name="stall" value={spot.stall} checked={chosen.includes(spot.stall)} />
          {labelOf(spot)}
        </label>
      ))}
    </div>
    <FieldNotes id="stall" error={error} />
  </fieldset>
)

function labelOf({ number, tradeName, same, others }: Spot): string {
  const told = [same > 0 && words.hasSame(same), others > 0 && words.hasOther(others)].filter(Boolean)
  return `${number} · ${tradeName}${told.length > 0 ? ` (${told.join('; ')})` : ''}`
}
