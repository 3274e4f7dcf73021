import type { TeamKind, TeamPost } from '../../domain/team.ts'
import { draftCampaign, insertCampaignResult } from '../../store/campaigns.ts'
import type { Write } from '../../store/database.ts'
import { insertTeam, insertTeamMember } from '../../store/teams.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { COMMUNE, DAYS_AGO, daysAgo, HAMLET, momentAgo } from './sites.ts'

interface DemoTeam {
  id: string
  kind: TeamKind
  name: string
  declaredMembers: number
  /** The officer they are in this app comes last. */
  members: readonly (readonly [name: string, post: TeamPost, officer: string | null])[]
}

/** Seven members a team is what 1.141 teams with 7.512 members come to in the province; who they are is invented. */
const TEAMS: readonly DemoTeam[] = [
  {
    id: 'team-1',
    kind: 'digital',
    name: 'Tổ công nghệ số tổ dân phố 6',
    declaredMembers: 7,
    members: [
      ['Nguyễn Thị Út', 'lead', null],
      ['Đinh Thị Mai Lan', 'deputy', 'lan'],
      ['Phạm Thị Bông', 'member', null],
      ['Đinh Văn Rê', 'member', null],
    ],
  },
  {
    id: 'team-2',
    kind: 'youth',
    name: 'Chi đoàn tổ dân phố 6',
    declaredMembers: 12,
    members: [
      ['Võ Đình Hoà', 'lead', 'hoa'],
      ['Trần Thị Sao', 'member', null],
      ['Y Linh', 'member', null],
    ],
  },
]

/** Day, team, turns, people, note, and the row it corrects by its place in the list. */
const RESULTS = [
  [14, 'team-1', 42, 31, null, undefined],
  [13, 'team-1', 83, 26, null, undefined],
  [13, 'team-2', 27, 27, 'Chủ yếu sạp cá và sạp rau', undefined],
  [12, 'team-2', 35, 22, null, undefined],
  [13, 'team-1', 38, 26, 'Ghi ngược hai chữ số', 1],
] as const

/** Two teams, and the days on which they went to the street and the market. */
export async function holdCampaign({ store, newId }: Services, now: number): Promise<void> {
  const { read } = store
  const at = momentAgo(now, DAYS_AGO.census, 9)
  const by = { officer: 'ho', at }
  const teams = TEAMS.flatMap(({ members, ...team }): Write[] => [
    insertTeam(read, { ...team, commune: COMMUNE, hamlet: HAMLET, ...by }),
    ...members.map(([name, post, officer], index) => {
      const member = { id: `${team.id}-member-${index + 1}`, team: team.id, name, post, officer }
      return insertTeamMember(read, { ...member, fromDay: daysAgo(now, DAYS_AGO.census) })
    }),
  ])
  const added = TEAMS.map(({ id }) => ({ at, actor: 'demo', action: 'team.added', subject: id }))
  await commitDemo(store, { writes: teams, entries: added })
  const campaign = {
    ...{ id: 'campaign-1', commune: COMMUNE, name: 'Ra quân phố Tế Hanh và chợ Châu Ổ' },
    ...{ fromDay: daysAgo(now, 14), toDay: daysAgo(now, 12), sites: ['site-1', 'site-2'] },
    teams: TEAMS.map(({ id }) => id),
    plan: 'Đi từng ngõ, gõ từng nhà: hướng dẫn 120 lượt, quét lại biển của cả phố, ghi các sạp chưa có mã.',
  }
  const made = draftCampaign(read, campaign, { by: 'ho', at: momentAgo(now, 20, 8), newId })
  await commitDemo(store, { writes: [...made.writes, ...resultWrites(read, now)], entries: made.entries })
}

const resultWrites = (read: Services['store']['read'], now: number): Write[] =>
  RESULTS.map(([days, team, turns, people, note, replaces], index) =>
    insertCampaignResult(read, {
      ...{ id: `result-${index + 1}`, campaign: 'campaign-1', team, day: daysAgo(now, days), turns, people, note },
      replaces: replaces === undefined ? null : `result-${replaces + 1}`,
      ...{ officer: 'ho', at: momentAgo(now, replaces === undefined ? days : 11, 17) },
    }),
  )
