import { scopeOf } from '../../domain/access.ts'
import { showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit } from '../../domain/place.ts'
import { countTeams } from '../../domain/team.ts'
import { type ListedTeam, listTeams } from '../../store/teams.ts'
import type { Unit } from '../../store/units.ts'
import { actsFor, findCommune } from '../commune.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { LinkButton } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { CountFacts } from './count.tsx'
import { TEAM_EDITORS } from './read.ts'

const { teams: words } = vi

export async function showTeams(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const teams = await listTeams(c.var.services.store.read, c.var.scope, unit.code)
  const shown = { unit, teams, mayEdit: actsFor(c, unit, TEAM_EDITORS), province: readsProvince(c, unit) }
  return respond(c, words.title, <TeamsPage {...shown} />)
}

/** The unit's province where the viewer reads the teams of all of it. */
function readsProvince(c: Ctx, { parent }: Unit): string | undefined {
  const { viewer } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, ['auditor', 'admin'])
  return parent !== null && scope?.provinces.includes(parent) ? parent : undefined
}

interface TeamsProps {
  unit: Unit
  teams: readonly ListedTeam[]
  mayEdit: boolean
  province: string | undefined
}

const TeamsPage = ({ unit, teams, mayEdit, province }: TeamsProps) => {
  const active = teams.filter(({ endedOn }) => endedOn === null)
  const ended = teams.filter(({ endedOn }) => endedOn !== null)
  const add = mayEdit && (
    <LinkButton kind="main" href={paths.newTeam(unit.code)}>
      {words.add}
    </LinkButton>
  )
  return (
    <main class="page narrow" id="main">
      <PageHead title={words.title} back={{ href: paths.commune(unit.code), text: words.toCommune }}>
        {showUnit(unit)}
      </PageHead>
      <section class="card stack">
        {active.length === 0 ? <Empty text={words.none}>{add}</Empty> : <CountFacts count={countTeams(active)} />}
        {active.length > 0 && add}
        {province && <LinkButton href={paths.provinceTeams(province)}>{words.toProvince}</LinkButton>}
      </section>
      {active.length > 0 && (
        <section class="card" aria-label={words.title}>
          <TeamRows teams={active} />
        </section>
      )}
      {ended.length > 0 && (
        <section class="card stack" aria-labelledby="ended">
          <h2 id="ended">{words.endedTeams}</h2>
          <TeamRows teams={ended} />
        </section>
      )}
    </main>
  )
}

const TeamRows = ({ teams }: { teams: readonly ListedTeam[] }) => (
  <ul class="finds">
    {teams.map((team) => (
      <li>
        <a href={paths.team(team.id)}>
          <b>{team.name}</b>
          <small>
            {[words.kinds[team.kind], team.hamletName ?? words.wholeCommune].join(' · ')}
            {team.endedOn && ` · ${words.endedOn(showDay(team.endedOn))}`}
          </small>
          <small>{sizeOf(team)}</small>
        </a>
      </li>
    ))}
  </ul>
)

const sizeOf = ({ named, declared, leadName, kind }: ListedTeam): string => {
  const told = declared === null ? words.notDeclared : showNumber(declared)
  const lead = leadName === null ? words.noLead : `${words.posts[kind].lead}: ${leadName}`
  return `${lead} · ${words.columns.named}: ${named} · ${words.columns.declared}: ${told}`
}
