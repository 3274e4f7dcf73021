import type { SiteKind } from '../../domain/site.ts'
import { vi } from '../messages/vi.ts'
import type { DrawnBlock, DrawnStall } from './drawing.ts'
import { ShareFigure } from './figures.tsx'
import { tilesOf } from './stall.tsx'

interface OverviewProps {
  kind: SiteKind
  blocks: readonly DrawnBlock[]
  linkTo: (block: string) => string
}

/** A long place from afar: a block is one link with its fraction; tiles keep fill and pattern, alarms their mark. */
export const Overview = ({ kind, blocks, linkTo }: OverviewProps) => (
  <ol class="overview">
    {blocks.map((block) => (
      <li>
        <a href={linkTo(block.id)} aria-label={labelOf(block, kind)}>
          <b>{block.name}</b>
          <ShareFigure share={block.active} />
          {block.row.length > 0 && <Tiles stalls={block.row} />}
          {block.odd.length > 0 && <Tiles stalls={block.odd} />}
          {block.odd.length + block.even.length > 0 && <hr />}
          {block.even.length > 0 && <Tiles stalls={block.even} />}
        </a>
      </li>
    ))}
  </ol>
)

const Tiles = ({ stalls }: { stalls: readonly DrawnStall[] }) => (
  <i aria-hidden="true">{tilesOf(stalls.map(({ drawn }) => drawn.step))}</i>
)

function labelOf({ name, active, ...sides }: DrawnBlock, kind: SiteKind): string {
  const all = [...sides.odd, ...sides.even, ...sides.row]
  const alarms = all.filter(({ drawn }) => drawn.step === 'alarm').length
  const inUse = vi.ui.inUse(active.count, active.total, vi.ui.stalls[kind])
  return alarms > 0 ? `${name}, ${inUse}, ${vi.ui.alarms(alarms)}` : `${name}, ${inUse}`
}
