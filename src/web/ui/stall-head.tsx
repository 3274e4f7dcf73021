import type { Child } from 'hono/jsx'
import { vi } from '../messages/vi.ts'
import { rowWithin } from './row-name.ts'

interface StallHeadProps {
  title: string
  stall: { readonly number: string; readonly side: 'odd' | 'even' | 'row' }
  block: { readonly name: string }
  site: { readonly name: string }
  children?: Child
}

/** Where I am: the plate of the stall, a title, and the street's side or the market's row. */
export const StallHead = ({ title, stall, block, site, children }: StallHeadProps) => (
  <div class="here">
    <b class="plate">{stall.number}</b>
    <h1>{title}</h1>
    <p>
      {site.name}, {stall.side === 'row' ? rowWithin(block.name) : vi.ui.sides[stall.side].toLowerCase()}
    </p>
    {children}
  </div>
)
