import { showDay } from '../../domain/day.ts'
import { type Funnel, sumFunnels } from '../../domain/funnel.ts'
import { capital } from '../../domain/names.ts'
import { showNumber } from '../../domain/numbers.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ShareFigure } from '../ui/figures.tsx'
import { LevelMark, SaidHatch } from '../ui/marks.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { CommuneCards, CommuneTable } from './communes.tsx'
import type { ProvinceReading } from './read.ts'

const words = vi.provinces

/** A province: its totals, and its communes beside each other, each figure with its list. */
export const ProvincePage = (read: ProvinceReading) => {
  const { code, name, rows, day, frozen, younger, without } = read
  const total = sumFunnels(
    rows.map(({ funnel }) => funnel),
    day,
  )
  return (
    <main class="page stack" id="main">
      <SaidHatch />
      <header class="place">
        <h1>{words.title(capital(name))}</h1>
        <p>
          <a href={paths.provinceTeams(code)}>{vi.teams.nav}</a>
        </p>
      </header>
      <Note>
        {(frozen ? words.frozen : words.live)(showDay(day))} {younger > 0 && words.younger(younger)}
      </Note>
      {rows.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <>
          <Totals total={total} rows={rows} />
          <section class="card stack">
            <SearchBox q="" label={words.search} />
          </section>
          <section class="card" aria-labelledby="communes">
            <header>
              <h2 id="communes">{words.communes}</h2>
              <small>{words.communesNote}</small>
            </header>
            <CommuneCards rows={rows} asOf={frozen ? day : undefined} today={day} />
            <CommuneTable rows={rows} asOf={frozen ? day : undefined} today={day} total={total} />
          </section>
        </>
      )}
      <Without communes={without} />
    </main>
  )
}

/** The sum of the rows below it, which are what it consists of. */
const Totals = ({ total, rows }: { total: Funnel } & Pick<ProvinceReading, 'rows'>) => {
  const sites = rows.reduce((sum, row) => sum + row.sites, 0)
  return (
    <section class="card" aria-labelledby="headline">
      <div class="headline row">
        <div>
          <ShareFigure share={total.shares.A5} href="#communes" />
        </div>
        <div class="stack">
          <h2 id="headline">{vi.reports.headline}</h2>
          <p class="soft">{words.headlineText(rows.length, sites)}</p>
          <p>
            <a href={paths.definitions('A5')}>{vi.ui.howCounted}</a>
          </p>
        </div>
        {total.operating > 0 && <Evidence total={total} />}
      </div>
    </section>
  )
}

const COUNTED = { B: 'bank', O: 'observed', S: 'said' } as const

const Evidence = ({ total: { evidence, shares } }: { total: Funnel }) => (
  <ul class="evidence">
    {(['B', 'O', 'S'] as const).map((level) => (
      <li data-level={level}>
        <div>
          <LevelMark level={level} />
          <b>
            {level === 'S' && '+'}
            {showNumber(evidence[COUNTED[level]])}
          </b>
          <span>
            {vi.ui.levels[level]}
            {level === 'S' && <em>: {vi.ui.notAdded(shares.A5.count)}</em>}
          </span>
        </div>
      </li>
    ))}
  </ul>
)

/** Communes without a site in one line, opened by those who look for one. */
const Without = ({ communes }: { communes: ProvinceReading['without'] }) =>
  communes.length === 0 ? null : (
    <details class="card">
      <summary>{words.without(communes.length)}</summary>
      <ul class="finds">
        {communes.map(([code, name]) => (
          <li>
            <a href={paths.commune(code)}>{name}</a>
          </li>
        ))}
      </ul>
    </details>
  )
