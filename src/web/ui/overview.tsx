import { showNumber } from '../../domain/numbers.ts'
import type { Share } from '../../domain/share.ts'
import type { MarketRow, Shopfront, StreetBlock, Strip } from '../../domain/strip.ts'
import { vi } from '../messages/vi.ts'
import { ShareFigure } from './figures.tsx'
import { rowName } from './row-name.ts'
import { tilesOf } from './stall.tsx'

type AnyBlock = StreetBlock | MarketRow

/** A long place from afar: a block is one link with its fraction; tiles keep fill and pattern, alarms their mark. */
export const Overview = ({ strip, linkTo }: { strip: Strip; linkTo: (block: string) => string }) => (
  <ol class="overview">
    {strip.blocks.map((one) => (
      <li>
        <a href={linkTo(one.block.id)} aria-label={labelOf(one, vi.ui.stalls[strip.kind])}>
          <b>{blockName(one)}</b> <ShareFigure share={one.active} />
          {'stalls' in one ? <Tiles fronts={one.stalls} /> : <Sides block={one} />}
        </a>
      </li>
    ))}
  </ol>
)

const Tiles = ({ fronts }: { fronts: readonly Shopfront[] }) => <i aria-hidden="true">{tilesOf(fronts)}</i>

const Sides = ({ block: { odd, even } }: { block: StreetBlock }) => (
  <>
    {odd.length > 0 && <Tiles fronts={odd} />}
    <hr />
    {even.length > 0 && <Tiles fronts={even} />}
  </>
)

/** A stretch of a street by its corners, a row of a market by its letter. */
export const blockName = (one: AnyBlock): string => ('stalls' in one ? rowName(one.block.name) : one.block.name)

/** Begins with the fraction as it is drawn, so that who speaks to the page can name what they see. */
const inUseOf = ({ count, total }: Share, stalls: string): string =>
  total === 0 ? vi.ui.none : vi.ui.inUse(showNumber(count), showNumber(total), stalls)

function labelOf(one: AnyBlock, stalls: string): string {
  const fronts = 'stalls' in one ? one.stalls : [...one.odd, ...one.even]
  const alarms = fronts.filter(({ step }) => step === 'alarm').length
  const inUse = `${blockName(one)}, ${inUseOf(one.active, stalls)}`
  return alarms > 0 ? `${inUse}, ${vi.ui.alarms(alarms)}` : inUse
}
