/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import { fill } from '../../../domain/capture/words.ts'
import { showMoment } from '../../../domain/day.ts'
import { neighbours, type Strip, stripOf } from '../../../domain/strip.ts'
import { usePhone } from '../phone.ts'
import { type Filter, filterCounts, lastLeft, nextUndone, passes } from '../rules/next.ts'
import { hashOf } from '../rules/route.ts'
import { standingOf } from '../rules/stalls.ts'
import { Drawing, Overview } from '../ui/drawing.tsx'
import { NextCard } from '../ui/next-card.tsx'

interface StreetProps {
  bundle: SiteBundle
  stalls: readonly BundledStall[]
  /** The block that the address names. */
  block: string | undefined
}

/** Stands for "no block": the whole of a long place from afar. */
const WHOLE = 'whole'

/** The street in walking order, drawn after everything captured on this phone, and the next stall at the thumb. */
export const StreetScreen = ({ bundle, stalls, block }: StreetProps) => {
  const { kept, carried, words } = usePhone()
  useEffect(() => document.querySelector('.stall[aria-current]')?.scrollIntoView({ block: 'center' }), [])
  const [filter, setFilter] = useState<Filter>('all')
  const { site, day } = bundle
  const next = nextUndone(stalls, carried.saved?.stall ?? lastLeft(site.id, kept.records))
  const standings = stalls.map((stall) => standingOf(stall, site.id, day))
  const strip = stripOf(site.kind, bundle.blocks, standings, day)
  const open = strip.overview ? (block ?? next?.block ?? WHOLE) : undefined
  const byId = new Map(stalls.map((stall) => [stall.id, stall]))
  const shows = (id: string) => passes(byId.get(id) as BundledStall, filter)
  return (
    <>
      <div class="walk">
        <Head bundle={bundle} stalls={stalls} />
        <Filters stalls={stalls} filter={filter} onFilter={setFilter} />
        {stalls.some(({ id }) => shows(id)) || (
          <p class="empty">{stalls.length === 0 ? words.street.empty : words.street.noneHere}</p>
        )}
        {open !== undefined && open !== WHOLE && <Around site={site.id} strip={strip} open={open} />}
        {open === WHOLE ? (
          <Overview site={site.id} strip={strip} />
        ) : (
          <Drawing
            site={site.id}
            name={site.name}
            strip={strip}
            block={open}
            shows={({ stall }) => shows(stall.stall)}
            here={next?.id}
          />
        )}
        <a class="button" href={hashOf({ screen: 'add', site: site.id, after: next?.id })}>
          {words.street.add}
        </a>
      </div>
      <NextCard bundle={bundle} stalls={stalls} next={next} />
    </>
  )
}

const Head = ({ bundle, stalls }: Pick<StreetProps, 'bundle' | 'stalls'>) => {
  const { street } = usePhone().words
  const done = stalls.filter(({ visited }) => visited).length
  return (
    <div class="place">
      <h1 class="sign">{bundle.site.name}</h1>
      <p>
        <b>{fill(street.done, { done, total: stalls.length })}</b> ·{' '}
        {fill(street.takenAt, { moment: showMoment(bundle.at) })}
      </p>
      <p class="ways">
        <a href={hashOf({ screen: 'start' })}>{street.start}</a>
        <a href={hashOf({ screen: 'records' })}>{street.records}</a>
      </p>
    </div>
  )
}

interface FiltersProps {
  stalls: readonly BundledStall[]
  filter: Filter
  onFilter: (filter: Filter) => void
}

const Filters = ({ stalls, filter, onFilter }: FiltersProps) => {
  const { street, labels } = usePhone().words
  const wordsOf = (one: Filter) => ({ ...labels.steps, all: street.all, undone: street.undone })[one]
  return (
    <div class="field">
      <label for="filter">{street.filter}</label>
      <select id="filter" value={filter} onChange={({ currentTarget }) => onFilter(currentTarget.value as Filter)}>
        {filterCounts(stalls).map(([one, count]) => (
          <option key={one} value={one}>
            {wordsOf(one)} ({count})
          </option>
        ))}
      </select>
    </div>
  )
}

/** The stretches before and after the open one of a long place, and the whole of it from afar. */
const Around = ({ site, strip, open }: { site: string; strip: Strip; open: string }) => {
  const { street } = usePhone().words
  const { before, after } = neighbours<{ block: Strip['blocks'][number]['block'] }>(strip.blocks, open)
  const to = (block: string) => hashOf({ screen: 'street', site, block })
  return (
    <nav class="ways" aria-label={street.whole}>
      {before && <a href={to(before.block.id)}>{street.earlier}</a>}
      <a href={to(WHOLE)}>{street.whole}</a>
      {after && <a href={to(after.block.id)}>{street.later}</a>}
    </nav>
  )
}
