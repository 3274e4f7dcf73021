import { showMonth } from '../../domain/month.ts'
import { capital } from '../../domain/names.ts'
import { payoutFigure } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { payoutWords } from '../ui/payout-figures.tsx'
import { Select } from '../ui/select.tsx'
import { FigureCell } from './figure-cell.tsx'
import { Headline } from './headline.tsx'
import type { CommunePayouts, ProvincePayouts } from './province.tsx'
import { nameOf } from './views.tsx'

const words = vi.payoutFigures
const COLUMNS = ['P1', 'P4', 'P3', 'P5'] as const
const HEADS = { P1: words.columns.P1, P4: words.columns.P4, P3: words.coverage, P5: words.takeUp } as const

const FILLS = { P1: {}, P4: { fill: 'active' }, P3: { fill: 'code' }, P5: { fill: 'plain' } } as const

/** The communes of a province beside each other: what is due, what came to accounts, coverage apart from take-up. */
export const ProvincePayoutsPage = ({ read }: { read: ProvincePayouts }) => {
  const { unit, period, rows, without } = read
  return (
    <main class="page stack" id="main">
      <header class="place">
        <h1>{words.provinceTitle(capital(nameOf(unit)))}</h1>
        {period && <p>{vi.payouts.period(showMonth(period))}</p>}
        <nav class="ways" aria-label={words.pages}>
          <a href={paths.payoutTargets(unit.code)}>{words.targets}</a>
          <a href={paths.payoutProgrammes(unit.code)}>{vi.payoutProgrammes.title}</a>
        </nav>
      </header>
      {period === undefined ? (
        <section class="card">
          <Empty text={words.provinceNone} />
        </section>
      ) : (
        <>
          <ChoiceForm read={read} />
          {rows.length > 0 && <Totals read={read} />}
          {rows.length > 0 && <Communes read={read} />}
          <Without without={without} />
        </>
      )}
    </main>
  )
}

const ChoiceForm = ({ read: { unit, months, period, programmes, programme } }: { read: ProvincePayouts }) => (
  <form class="card days" method="get" action={paths.provincePayouts(unit.code)}>
    <Select
      {...{ label: words.period, name: 'ky', none: words.newest, chosen: period ?? '' }}
      groups={[{ choices: months.map((month) => [month, showMonth(month)] as const) }]}
    />
    <Select
      {...{ label: words.programme, name: 'programme', none: words.allProgrammes, chosen: programme ?? '' }}
      groups={[{ choices: [...programmes] }]}
    />
    <Button type="submit">{words.show}</Button>
  </form>
)

/** The sum of the communes that told something. */
const Totals = ({ read: { total, rows, without } }: { read: ProvincePayouts }) => (
  <section class="card" aria-labelledby="headline">
    <Headline measures={total} href="#communes">
      <p class="soft">{words.provinceHeadline(rows.length, rows.length + without.length)}</p>
      <p>
        <a href={paths.definitions('P4')}>{words.how}</a>
      </p>
    </Headline>
    <Note>
      {words.coverage}: {words.coverageNote}, {payoutWords(payoutFigure(total, 'P3')?.people)}. {words.takeUp}:{' '}
      {words.takeUpNote}, {payoutWords(payoutFigure(total, 'P5')?.people)}.
    </Note>
  </section>
)

const Communes = ({ read }: { read: ProvincePayouts }) => (
  <section class="card" aria-labelledby="communes">
    <header>
      <h2 id="communes">{words.communes}</h2>
      <small>{words.tableNote}</small>
    </header>
    <table class="sheet dated pairs">
      <caption class="vh">{words.communes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.commune}</th>
          {COLUMNS.map((code) => (
            <th scope="col">
              <a href={paths.definitions(code)}>{HEADS[code]}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {read.rows.map((row) => (
          <CommuneRow row={row} read={read} />
        ))}
      </tbody>
    </table>
  </section>
)

const CommuneRow = ({ row, read }: { row: CommunePayouts; read: ProvincePayouts }) => (
  <tr>
    <th scope="row">
      <a href={paths.payouts(row.code, { ky: read.period, programme: read.programme })}>{row.name}</a>
    </th>
    {COLUMNS.map((code) => (
      <FigureCell measures={row.measures} code={code} label={HEADS[code]} {...FILLS[code]} />
    ))}
  </tr>
)

/** Communes that told nothing, by name: a place that is not counted is never 0. */
const Without = ({ without }: Pick<ProvincePayouts, 'without'>) =>
  without.length === 0 ? null : (
    <details class="card">
      <summary>{words.without(without.length)}</summary>
      <ul class="finds">
        {without.map(([code, name]) => (
          <li>
            <a href={paths.payouts(code)}>{name}</a>: {words.noFigure}
          </li>
        ))}
      </ul>
    </details>
  )
