import { isShortFormOf, NAME_LENGTH, readName } from '../../domain/names.ts'
import { vi } from '../messages/vi.ts'
import { Field } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'

const words = vi.stickers

/** A name that could not be printed whole, and what is to be printed instead. */
export interface ShortName {
  readonly stall: string
  readonly number: string
  readonly tradeName: string
  readonly name: string
}

/** Said before anything is printed: the whole name, and the short one in a field of its own. */
export const Names = ({ names, error }: { names: readonly ShortName[]; error: string | undefined }) =>
  names.length === 0 ? null : (
    <section class="card stack" aria-labelledby="names">
      <h2 id="names">{words.names}</h2>
      <Note>{words.namesText}</Note>
      {names.map(({ stall, number, tradeName, name }) => (
        <div class="stack">
          <p id={`full-${stall}`}>{words.fullName(number, tradeName)}</p>
          <input type="hidden" name="named" value={stall} />
          <Field
            label={words.shortName}
            name="name"
            id={`name-${stall}`}
            value={name}
            error={readName(name).ok ? otherName(name, tradeName) : error}
            maxlength={NAME_LENGTH}
            autocomplete="off"
          />
        </div>
      ))}
    </section>
  )

const otherName = (name: string, tradeName: string): string | undefined =>
  isShortFormOf(name, tradeName) ? undefined : words.otherName
