import { describe, expect, test } from 'vitest'
import { type PlacedStanding, STEPS } from '../../../src/domain/adoption.ts'
import { share } from '../../../src/domain/share.ts'
import { stripOf } from '../../../src/domain/strip.ts'
import { vi } from '../../../src/web/messages/vi.ts'
import { Bar, ShareFigure } from '../../../src/web/ui/figures.tsx'
import { Legend } from '../../../src/web/ui/legend.tsx'
import { Overview } from '../../../src/web/ui/overview.tsx'
import { StreetStrip } from '../../../src/web/ui/strip.tsx'

const DAY = '2026-11-12'
const BLOCK = { id: 'b', position: 1, name: 'Cả tuyến', endsAt: null }

const stall = (position: number, more: Partial<PlacedStanding> = {}): PlacedStanding => ({
  ...{ stall: `s${position}`, site: 'x', block: 'b', side: 'odd', position, number: `${position}` },
  ...{ census: 'operating', visited: false, hasCode: false, transferDays: 0, ...more },
})

function street(stalls: PlacedStanding[]) {
  const strip = stripOf('street', [BLOCK], stalls, DAY)
  if (strip.kind !== 'street') throw new Error('A street is drawn as one')
  return strip
}

describe('a share on a page', () => {
  test('keeps its denominator, and is words where there is none', () => {
    expect(String(<ShareFigure share={share(22, 34)} />)).toBe('<strong class="share">22<span>/34</span></strong>')
    expect(String(<ShareFigure share={share(1204, 3321)} />)).toContain('1.204<span>/3.321')
    expect(String(<ShareFigure share={share(0, 0)} href="/list" />)).toContain('chưa có số liệu')
  })
})

describe('a bar', () => {
  test('is as long as its share of the whole track, and hatched after it for what is only said', () => {
    const bar = String(<Bar share={share(22, 34)} fill="active" said={3} />)
    expect(bar).toContain('<rect width="64.71%" height="100%" data-step="active">')
    expect(bar).toContain('<rect x="64.71%" width="8.82%" height="100%" data-step="said">')
  })

  test('is not drawn without a base', () => {
    expect(String(<Bar share={share(0, 0)} fill="plain" />)).not.toContain('svg')
  })
})

describe('a street', () => {
  test('draws every stall once, whichever sides it has', () => {
    const html = String(<StreetStrip name="Tế Hanh" blocks={street([stall(1), stall(3), stall(5)]).blocks} />)
    expect(html.match(/class="stall"/g)).toHaveLength(3)
    expect(html).not.toContain('data-side="even"')
  })

  test('runs across while it has room for its longer side, and down the page beyond', () => {
    const long = (count: number) =>
      String(<StreetStrip name="x" blocks={street(Array.from({ length: count }, (_, at) => stall(at + 1))).blocks} />)
    expect(long(30)).toContain('data-across')
    expect(long(31)).not.toContain('data-across')
  })

  test('escapes what people wrote', () => {
    const nasty = stall(1, { tradeName: '<b onclick="x">&\'', number: '1"2' })
    const html = String(<StreetStrip name="<i>" blocks={street([nasty]).blocks} />)
    expect(html).not.toMatch(/<b onclick|<i>|aria-label="1"2/)
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;')
  })

  test('gives each step a mark and a word besides its colour', () => {
    const far = String(
      <Overview strip={{ ...street([stall(1, { lastScan: 'stranger' })]) }} linkTo={(id) => `#${id}`} />,
    )
    expect(far).toContain('/icons.svg#alarm')
    expect(far).toContain('aria-label="Cả tuyến, 0/1 điểm đang dùng, 1 báo động"')
    const counts = Object.fromEntries(STEPS.map((step, at) => [step, at])) as Record<(typeof STEPS)[number], number>
    const legend = String(<Legend counts={counts} stale={9} linkTo={(key) => `#${key}`} />)
    for (const step of STEPS.filter((one) => one !== 'gone')) {
      expect(legend).toContain(`/icons.svg#${step}`)
      expect(legend).toContain(`${vi.steps[step]} <b>${counts[step]}</b>`)
    }
  })
})
