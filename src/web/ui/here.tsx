import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { rowWithin } from './row-name.ts'

/** Where on the site a stall is. */
export interface Place {
  readonly stall: string
  readonly number: string
  readonly name: string
  readonly site: { readonly id: string; readonly name: string; readonly kind: 'street' | 'market' }
  readonly side: 'odd' | 'even' | 'row'
  readonly block: string
  /** 14 of 37 in walking order. */
  readonly position: number
  readonly total: number
}

/** Where I stand: number plate, name, side of the street or row of the market, place in walking order. */
export const Here = ({ place: { number, name, site, side, block, position, total } }: { place: Place }) => (
  <div class="here">
    <b class="plate">{number}</b>
    <h1>{name}</h1>
    <p>
      <a href={paths.site(site.id)}>{site.name}</a>, {side === 'row' ? rowWithin(block) : vi.stalls.sides[side]}
    </p>
    <span>
      {vi.stalls.spot}
      <br />
      <b>{position}</b>/{total}
    </span>
  </div>
)
