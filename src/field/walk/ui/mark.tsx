/** @jsxImportSource preact */
import type { Step } from '../../../domain/adoption.ts'

type MarkName = Exclude<Step, 'gone'> | 'clock' | 'scan' | 'offline' | 'next' | 'info' | 'check'

/** A mark of the one sheet. Words stand beside it always. */
export const Mark = ({ name }: { name: MarkName }) => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <use href={`/icons.svg#${name}`} />
  </svg>
)
