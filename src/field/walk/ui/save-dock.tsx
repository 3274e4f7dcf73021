/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks'
import { fill } from '../../../domain/capture/words.ts'
import type { Capture } from '../capture.ts'
import { usePhone } from '../phone.ts'
import { fewLeft } from '../rules/kept.ts'
import { Mark } from './mark.tsx'
import { isAlarming } from './verdict.tsx'

/** The one act; and, said before it, that there is little room left, and what is still owed. */
export const SaveDock = ({ capture: { draft, problem, saving, owed, save } }: { capture: Capture }) => {
  const { words, kept } = usePhone()
  const few = fewLeft(kept.room.left)
  const alarming = isAlarming(draft.verdict)
  const dock = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What is owed is brought into view above the dock.
    if (problem !== '' && owed.length > 0)
      dock.current?.parentElement?.querySelector('[data-invalid], [aria-invalid]')?.scrollIntoView({ block: 'center' })
  }, [problem, owed.length])
  return (
    <div class="dock" ref={dock}>
      {few !== undefined && <p class="bad">{fill(words.capture.fewLeft, { count: few })}</p>}
      {problem && (
        <p class="unsent bad" role="alert">
          {problem}
        </p>
      )}
      <button
        type="button"
        class="button"
        data-kind={alarming ? 'alarm' : 'main'}
        aria-busy={saving}
        onClick={() => void save()}
      >
        {saving ? words.capture.saving : alarming ? words.capture.saveAlarm : words.capture.save}
        {!alarming && <Mark name="next" />}
      </button>
    </div>
  )
}
