/** @jsxImportSource preact */
import type { Words } from '../../../domain/capture/words.ts'
import type { Shopfront } from '../../../domain/strip.ts'
import { useWords } from '../phone.ts'
import { Mark } from './mark.tsx'

/** What a stall is called on the drawing: its trade, or why nobody trades there. */
export const nameOf = ({ stall }: Shopfront, words: Words): string => {
  if (stall.census === 'vacant') return words.labels.vacant
  return stall.census === 'closed' ? words.labels.closed : (stall.tradeName ?? '')
}

interface StallProps {
  front: Shopfront
  /** The stall that is next. */
  here: boolean
  href: string
}

/** A shopfront as on the pages: awning in its step, number plate, name. */
export const Stall = ({ front, here, href }: StallProps) => {
  const words = useWords()
  const { stall, step, stale } = front
  const { labels } = words
  const name = nameOf(front, words)
  const said = [stall.number, name || labels.noName, labels.steps[step], stale && labels.steps.stale].filter(Boolean)
  return (
    <li class="stall" data-step={step} aria-current={here ? 'step' : undefined}>
      <a href={href} aria-label={said.join(', ')}>
        <i aria-hidden="true">{step !== 'gone' && <Mark name={step} />}</i>
        <b class="plate">{stall.number}</b> <span>{name}</span>
        {stale && (
          <em class="badge" aria-hidden="true">
            <Mark name="clock" />
          </em>
        )}
      </a>
    </li>
  )
}
