import { isEverywhere } from '../../domain/access.ts'
import { type Day, dayOf, showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit } from '../../domain/place.ts'
import { countTeams, TEAM_KINDS, type TeamCount, teamsIn } from '../../domain/team.ts'
import { listTeamSizes } from '../../store/teams.ts'
import { findUnit, listCommunes, type Unit } from '../../store/units.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CountFacts, declaredWords } from './count.tsx'

const { teams: words } = vi

/** The teams of a province, commune by commune. */
export async function showProvinceTeams(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const { scope } = c.var
  const day = dayOf(clock())
  const province = await findUnit(store.read, c.req.param('province') ?? '', day)
  if (province === undefined || province.parent !== null) return notFound(c)
  if (!isEverywhere(scope) && !scope.provinces.includes(province.code)) return notFound(c)
  const sizes = await listTeamSizes(store.read, scope, province.code)
  const rows = (await listCommunes(store.read, province.code, day)).map((unit) => ({
    unit,
    count: countTeams(sizes.filter(({ commune }) => commune === unit.code)),
  }))
  const title = words.province(showUnit(province))
  return respond(c, title, <ProvinceTeamsPage {...{ title, rows, total: countTeams(sizes), day }} />)
}

interface Row {
  unit: Unit
  count: TeamCount
}

interface ProvinceProps {
  title: string
  rows: readonly Row[]
  total: TeamCount
  day: Day
}

const ProvinceTeamsPage = ({ title, rows, total, day }: ProvinceProps) => {
  const told = rows.filter(({ count }) => teamsIn(count) > 0).length
  return (
    <main class="page" id="main">
      <header class="place">
        <h1>{title}</h1>
        <p>
          {words.communes(showNumber(told), showNumber(rows.length))} · {vi.lists.asOf} {showDay(day)}
        </p>
      </header>
      <section class="card stack">
        {teamsIn(total) === 0 ? <p class="soft">{vi.ui.none}</p> : <CountFacts count={total} />}
      </section>
      <section class="card stack" aria-labelledby="by-commune">
        <h2 id="by-commune">{words.byCommune}</h2>
        <table class="sheet cells">
          <thead>
            <tr>
              <th scope="col">{words.columns.commune}</th>
              {TEAM_KINDS.map((kind) => (
                <th scope="col" class="num">
                  {words.kindsShort[kind]}
                </th>
              ))}
              <th scope="col" class="num">
                {words.columns.named}
              </th>
              <th scope="col" class="num">
                {words.columns.declared}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unit, count }) => (
              <CountRow name={<a href={paths.teams(unit.code)}>{showUnit(unit)}</a>} count={count} />
            ))}
            <CountRow name={words.columns.total} count={total} />
          </tbody>
        </table>
      </section>
    </main>
  )
}

const CountRow = ({ name, count }: { name: string | object; count: TeamCount }) => (
  <tr>
    <th scope="row">{name}</th>
    {teamsIn(count) === 0 ? (
      <td class="soft" colspan={4}>
        {words.noTeams}
      </td>
    ) : (
      <>
        {TEAM_KINDS.map((kind) => (
          <Cell label={words.kindsShort[kind]}>{showNumber(count.teams[kind])}</Cell>
        ))}
        <Cell label={words.columns.named}>{showNumber(count.named)}</Cell>
        <Cell label={words.columns.declared}>{declaredWords(count)}</Cell>
      </>
    )}
  </tr>
)

const Cell = ({ label, children }: { label: string; children: string }) => (
  <td class="num">
    <span class="label">{label}: </span>
    {children}
  </td>
)
