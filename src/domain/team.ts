/** Community digital teams (tổ công nghệ số cộng đồng) and branches of the Youth Union. */
export const TEAM_KINDS = ['digital', 'youth'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]

/** Tổ trưởng, tổ phó, thành viên. */
export const TEAM_POSTS = ['lead', 'deputy', 'member'] as const
export type TeamPost = (typeof TEAM_POSTS)[number]

/** Members a team may declare at most: more is a slip of the finger. */
export const MEMBERS_AT_MOST = 999

/** A team and its members: those named one by one, and the number it declares, null where it declares none. */
export interface TeamSize {
  readonly kind: TeamKind
  readonly named: number
  readonly declared: number | null
}

/** Teams of a place. Named and declared members are two counts of perhaps the same people: they are never added up. */
export interface TeamCount {
  readonly teams: Readonly<Record<TeamKind, number>>
  readonly named: number
  readonly declared: number
  /** Teams that declare a number: what the others have is not known, rather than nought. */
  readonly declaring: number
}

export const teamsIn = ({ teams }: TeamCount): number => TEAM_KINDS.reduce((sum, kind) => sum + teams[kind], 0)

export function countTeams(sizes: readonly TeamSize[]): TeamCount {
  const declared = sizes.flatMap((size) => (size.declared === null ? [] : [size.declared]))
  const of = (wanted: TeamKind) => sizes.filter(({ kind }) => kind === wanted).length
  return {
    teams: { digital: of('digital'), youth: of('youth') },
    named: sizes.reduce((sum, { named }) => sum + named, 0),
    declared: declared.reduce((sum, count) => sum + count, 0),
    declaring: declared.length,
  }
}

/** Whether somebody may take a post beside those who hold one: a team has one lead at a time. */
export const isPostFree = (post: TeamPost, held: readonly TeamPost[]): boolean =>
  post !== 'lead' || !held.includes('lead')
