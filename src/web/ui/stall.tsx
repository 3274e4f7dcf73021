import { raw } from 'hono/html'
import { type DrawnStep, type PlacedStanding, STEPS, type Step } from '../../domain/adoption.ts'
import { reasonOf } from '../../domain/funnel.ts'
import type { Shopfront } from '../../domain/strip.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Mark, StaleBadge } from './marks.tsx'

type Html = ReturnType<typeof raw>

/** Renders once what is the same for every stall: a street is drawn often, and its constant parts are most of it. */
const fixed = (element: unknown): Html => raw(String(element))
const perStep = <T,>(made: (step: Step) => T): Readonly<Record<Step, T>> =>
  Object.fromEntries(STEPS.map((step) => [step, made(step)])) as Record<Step, T>

const AWNINGS = perStep((step) => fixed(<i aria-hidden="true">{step !== 'gone' && <Mark name={step} />}</i>))
const STALE_BADGE = fixed(<StaleBadge />)
const BANK_BADGE = fixed(<em class="badge" data-level="bank" aria-hidden="true"></em>)
const TILES = perStep((step) =>
  String(
    <b class="tile" data-step={step}>
      {step === 'alarm' && <Mark name="alarm" />}
    </b>,
  ),
)

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** What a stall is called on the drawing: its trade, or why nobody trades there. */
export const nameOf = (stall: PlacedStanding): string => {
  if (stall.census === 'vacant') return vi.ui.vacant
  return stall.census === 'closed' ? vi.ui.closed : (stall.tradeName ?? '')
}

/** The state of a stall in words: step, evidence, clock, reason. "Đã có mã, cần kiểm tra lại". */
export function stateOf(stall: PlacedStanding, { step, stale, level }: DrawnStep): string {
  const reason = step === 'refused' ? reasonOf(stall) : undefined
  const words = [
    vi.steps[step],
    level === 'bank' && vi.ui.badges.bank,
    level === 'observed' && vi.ui.badges.observed,
    stale && vi.ui.badges.stale,
    reason && lowered(vi.reasons[reason]),
  ]
  return words.filter(Boolean).join(', ')
}

/** A shopfront: awning in its step, number plate, name. Reads "21, Quần áo Minh Thư, Mã bị dán đè/tráo". */
export const Stall = ({ front }: { front: Shopfront }) => {
  const { stall, step, stale, level } = front
  const name = nameOf(stall)
  return (
    <li class="stall" data-step={step}>
      <a
        href={paths.stall(stall.stall)}
        aria-label={`${stall.number}, ${name || vi.ui.noName}, ${stateOf(stall, front)}`}
      >
        {AWNINGS[step]}
        <b class="plate">{stall.number}</b> <span>{name}</span>
        {stale ? STALE_BADGE : level === 'bank' ? BANK_BADGE : null}
      </a>
    </li>
  )
}

/** Tiles of stalls seen from afar. */
export const tilesOf = (fronts: readonly Shopfront[]): Html => raw(fronts.map(({ step }) => TILES[step]).join(''))
