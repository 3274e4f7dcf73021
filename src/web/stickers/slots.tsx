import { type Grid, slotsPerPage } from '../../domain/sheet.ts'
import { vi } from '../messages/vi.ts'
import { describedBy, FieldNotes } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'

const words = vi.stickers

interface SlotsProps {
  grid: Grid
  /** Slot chosen, from 1, and how many of the first ones are used up. */
  slot: number
  used: number
  error: string | undefined
}

/** The sheet as a picture whose cells are pressed: the first sticker goes into the one chosen. */
export const Slots = ({ grid, slot, used, error }: SlotsProps) => {
  const all = slotsPerPage(grid)
  if (all === 1) return <input type="hidden" name="slot" value="1" />
  return (
    <fieldset class="group" aria-describedby={describedBy('slot', words.slotHint, error)}>
      <legend>{words.slot}</legend>
      {used > 0 && <Note>{words.leftOff(used, all - used)}</Note>}
      <div class="paper-sheet" data-paper={grid.paper}>
        {Array.from({ length: grid.rows }, (_, row) => (
          <div>
            {Array.from({ length: grid.columns }, (_, column) => (
              <Slot at={row * grid.columns + column + 1} slot={slot} used={used} />
            ))}
          </div>
        ))}
      </div>
      <FieldNotes id="slot" hint={words.slotHint} error={error} />
    </fieldset>
  )
}

const Slot = ({ at, slot, used }: { at: number; slot: number; used: number }) => (
  <label data-used={at <= used ? 'true' : undefined}>
    <input type="radio" name="slot" value={at} checked={at === slot} aria-label={words.slotName(at, at <= used)} />
    <span>{at}</span>
  </label>
)
