import { STEPS, type Step } from '../../domain/adoption.ts'
import { vi } from '../messages/vi.ts'

/** The one sheet of marks; each is a 16 × 16 symbol drawn in the colour of its text. */
const SHEET = '/icons.svg'

export const MARKS = [
  ...STEPS.filter((step) => step !== 'gone'),
  'said',
  'clock',
  'scan',
  'offline',
  'next',
  'info',
  'check',
] as const
export type MarkName = Exclude<Step, 'gone'> | 'said' | 'clock' | 'scan' | 'offline' | 'next' | 'info' | 'check'

/** A mark of the sheet. Never alone: the words stand beside it, so it is hidden from screen readers. */
export const Mark = ({ name }: { name: MarkName }) => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <use href={`${SHEET}#${name}`} />
  </svg>
)

/** Fill, pattern and mark of a step, as in the legend. */
export const Swatch = ({ step }: { step: Exclude<Step, 'gone'> | 'said' }) => (
  <i class="swatch" data-step={step} aria-hidden="true">
    <Mark name={step} />
  </i>
)

/** A clock: seen too long ago to count today. */
export const StaleBadge = () => (
  <em class="badge" aria-hidden="true">
    <Mark name="clock" />
  </em>
)

/** The round letter of a level of evidence: B, O or S. */
export const LevelMark = ({ level }: { level: 'B' | 'O' | 'S' }) => (
  <b class="level" data-level={level} title={vi.ui.levels[level]}>
    {level}
  </b>
)

/** The hatch that says "said, not proved". Bars point at it, so a page with a hatched bar draws it once. */
export const SaidHatch = () => (
  <svg class="vh" width="0" height="0" aria-hidden="true">
    <pattern id="said-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0h6v6H0z" class="ground" />
      <path d="M0 0v6" class="line" />
    </pattern>
  </svg>
)
