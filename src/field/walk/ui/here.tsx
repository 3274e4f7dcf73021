/** @jsxImportSource preact */
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import { fill, type Words } from '../../../domain/capture/words.ts'
import { useWords } from '../phone.ts'
import { hashOf } from '../rules/route.ts'
import { Mark } from './mark.tsx'

/** "bên số lẻ", or "dãy A". */
export function sideWords(
  { side, block }: Pick<BundledStall, 'side' | 'block'>,
  bundle: SiteBundle,
  words: Words,
): string {
  const row = bundle.blocks.find(({ id }) => id === block)?.name ?? ''
  return fill(words.labels.within[side], { row: row.replace(/^dãy\s+/iu, '') })
}

/** "Số 17 Phố Tế Hanh · Gạo Nguyễn Thị Út". */
export function placeWords(stall: BundledStall, { site }: SiteBundle, words: Words): string {
  const where = `${words.labels.numbers[site.kind]} ${stall.number} ${site.name}`
  return stall.tradeName ? `${where} · ${stall.tradeName}` : where
}

interface HereProps {
  stall: BundledStall
  bundle: SiteBundle
  total: number
  /** The head of the screen: a heading that takes the focus. */
  head?: boolean
}

/** Where I stand: number plate, name, side of the street, place in walking order. */
export const Here = ({ stall, bundle, total, head = false }: HereProps) => {
  const words = useWords()
  const name = stall.tradeName ?? words.labels.steps[stall.step]
  return (
    <div class="here">
      <b class="plate">{stall.number}</b>
      {head ? <h1>{name}</h1> : <b class="name">{name}</b>}
      <p>
        <a href={hashOf({ screen: 'street', site: bundle.site.id })}>{bundle.site.name}</a>,{' '}
        {sideWords(stall, bundle, words)}
      </p>
      <span>
        {words.labels.spot}
        <br />
        <b>{stall.position}</b>/{total}
      </span>
    </div>
  )
}

/** Tiles of the stalls before and after this one, in walking order. */
export const Along = ({ stalls, at }: { stalls: readonly BundledStall[]; at: BundledStall }) => {
  const here = stalls.findIndex(({ id }) => id === at.id)
  return (
    <div class="along" aria-hidden="true">
      {stalls.slice(Math.max(0, here - 2), here + 4).map(({ id, step, number }) => (
        <i
          key={id}
          class="tile"
          data-step={id === at.id ? undefined : step}
          aria-current={id === at.id ? 'step' : undefined}
        >
          {id === at.id ? number : step !== 'gone' && <Mark name={step} />}
        </i>
      ))}
    </div>
  )
}
