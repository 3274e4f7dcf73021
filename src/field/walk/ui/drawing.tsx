/** @jsxImportSource preact */
import { Fragment } from 'preact'
import type { MarketRow, Shopfront, StreetBlock, Strip } from '../../../domain/strip.ts'
import { useWords } from '../phone.ts'
import { hashOf } from '../rules/route.ts'
import { Mark } from './mark.tsx'
import { Stall } from './stall.tsx'

interface DrawingProps {
  site: string
  /** Stands on the road, where there is one. */
  name: string
  strip: Strip
  /** The only block that is drawn; all of them where it is undefined. */
  block?: string | undefined
  shows: (front: Shopfront) => boolean
  here: string | undefined
}

/** The street or the market in walking order, as it is drawn on the pages: both sides, or the rows. */
export const Drawing = (props: DrawingProps) => {
  const { strip, block } = props
  const isShown = (one: { block: { id: string } }) => block === undefined || one.block.id === block
  if (strip.kind === 'market') return <Rows {...props} rows={strip.blocks.filter(isShown)} />
  return <Street {...props} blocks={strip.blocks.filter(isShown)} />
}

const Street = (props: DrawingProps & { blocks: readonly StreetBlock[] }) => {
  const { labels, street } = useWords()
  const { blocks } = props
  return (
    <>
      <p class="sides" aria-hidden="true">
        <span>{labels.sides.odd}</span>
        <span>{labels.sides.even}</span>
      </p>
      <div class="strip">
        {blocks.map(({ block, odd, even }, at) => (
          <Fragment key={block.id}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; a group names a stretch of street. */}
            <div role="group" aria-label={block.name}>
              <Side {...props} side="odd" fronts={odd} />
              <em aria-hidden="true">{at === 0 ? street.way : props.name}</em>
              <Side {...props} side="even" fronts={even} />
            </div>
            {block.endsAt !== null && <p>{block.endsAt}</p>}
          </Fragment>
        ))}
      </div>
    </>
  )
}

const Side = (props: DrawingProps & { side: 'odd' | 'even'; fronts: readonly Shopfront[] }) => {
  const { labels } = useWords()
  const fronts = props.fronts.filter(props.shows)
  return fronts.length === 0 ? null : (
    <ol data-side={props.side} aria-label={labels.sides[props.side]}>
      <Fronts {...props} fronts={fronts} />
    </ol>
  )
}

const Rows = (props: DrawingProps & { rows: readonly MarketRow[] }) => (
  <div class="market">
    {props.rows.map(({ block, stalls }) => (
      <Fragment key={block.id}>
        <section>
          <h3>{block.name.replace(/^(dãy|hàng|khu|lô)\s+/iu, '')}</h3>
          <ol aria-label={block.name}>
            <Fronts {...props} fronts={stalls.filter(props.shows)} />
          </ol>
        </section>
        {block.endsAt !== null && <p>{block.endsAt}</p>}
      </Fragment>
    ))}
  </div>
)

const Fronts = ({ site, here, fronts }: Pick<DrawingProps, 'site' | 'here'> & { fronts: readonly Shopfront[] }) => (
  <>
    {fronts.map((front) => {
      const { stall } = front.stall
      return <Stall key={stall} front={front} here={here === stall} href={hashOf({ screen: 'capture', site, stall })} />
    })}
  </>
)

/** A long place from afar: a block is one link; tiles keep fill and pattern, alarms their mark. */
export const Overview = ({ site, strip }: { site: string; strip: Strip }) => (
  <ol class="overview">
    {strip.blocks.map((one) => (
      <li key={one.block.id}>
        <a href={hashOf({ screen: 'street', site, block: one.block.id })}>
          <b>{one.block.name}</b>
          <span class="num">
            {frontsOf(one).filter(({ stall }) => stall.visited).length}/{frontsOf(one).length}
          </span>
          {'stalls' in one ? (
            <Tiles fronts={one.stalls} />
          ) : (
            <>
              <Tiles fronts={one.odd} />
              <hr />
              <Tiles fronts={one.even} />
            </>
          )}
        </a>
      </li>
    ))}
  </ol>
)

export const frontsOf = (one: StreetBlock | MarketRow): readonly Shopfront[] =>
  'stalls' in one ? one.stalls : [...one.odd, ...one.even]

const Tiles = ({ fronts }: { fronts: readonly Shopfront[] }) =>
  fronts.length === 0 ? null : (
    <i aria-hidden="true">
      {fronts.map(({ stall, step }) => (
        <b key={stall.stall} class="tile" data-step={step}>
          {step === 'alarm' && <Mark name="alarm" />}
        </b>
      ))}
    </i>
  )
