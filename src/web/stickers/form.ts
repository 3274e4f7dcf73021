import * as v from 'valibot'
import { readName } from '../../domain/names.ts'
import { SHEETS } from '../../domain/sheet.ts'
import { RUN_LIMIT, TEMPLATES } from '../../domain/sticker.ts'
import { choiceField, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** `named` and `name` go in pairs: a stall, and what its sticker is to call it. */
export const REPEATABLE = ['stall', 'named', 'name']

/** How it is to be printed; the lengths of a free grid and the slot are read in `layout-choice.ts`. */
const layout = {
  template: choiceField(TEMPLATES),
  sheet: choiceField(SHEETS),
  printer: v.optional(v.string(), ''),
}
export const layoutForm = v.object(layout)

/** The form on its way to being drawn again: whatever was typed so far is taken. */
export const redrawForm = v.object({})

const name = v.pipe(
  v.string(vi.form.required),
  v.check((text) => readName(text).ok, vi.stickers.badName),
)

/** Stalls to print for. The submission becomes the print run's id, so one showing of the form makes one run. */
export const printForm = v.object({
  submission: submissionField,
  ...layout,
  stall: v.optional(
    v.pipe(
      v.array(v.string(vi.form.invalid)),
      v.minLength(1, vi.stickers.nothingChosen),
      v.maxLength(RUN_LIMIT, vi.stickers.tooMany(RUN_LIMIT)),
      v.checkItems((stall, at, all) => all.indexOf(stall) === at, vi.form.repeated),
    ),
    [],
  ),
  named: v.optional(v.array(v.string()), []),
  name: v.optional(v.array(name), []),
})

/** An act without anything typed: handing over. */
export const actForm = v.object({ submission: submissionField })
