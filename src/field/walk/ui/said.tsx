/** @jsxImportSource preact */
import { fill } from '../../../domain/capture/words.ts'
import { usePhone } from '../phone.ts'
import { Note } from './form.tsx'
import { Mark } from './mark.tsx'

/** What was saved just now, with the way to take it back; or the code that waits for its stall. */
export const Said = ({ site }: { site: string }) => {
  const { words, carried, go } = usePhone()
  const { saved, code } = carried
  if (code !== undefined)
    return (
      <Note mark={<Mark name="scan" />}>
        {words.street.carried}{' '}
        <button type="button" class="quiet" onClick={() => go({ screen: 'street', site })}>
          {words.street.drop}
        </button>
      </Note>
    )
  if (saved === undefined) return null
  const redo = () => go({ screen: 'capture', site, stall: saved.stall }, { supersedes: saved.record })
  return (
    <p class="sync" data-state="queued" role="status">
      <Mark name="check" />
      <span>
        {fill(words.street.saved, { number: saved.number })}{' '}
        <button type="button" class="quiet" onClick={redo}>
          {words.street.redo}
        </button>
      </span>
    </p>
  )
}
