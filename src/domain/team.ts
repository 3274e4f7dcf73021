/** Community digital teams (tổ công nghệ số cộng đồng) and branches of the Youth Union. */
export const TEAM_KINDS = ['digital', 'youth'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]

/** Tổ trưởng, tổ phó, thành viên. */
export const TEAM_POSTS = ['lead', 'deputy', 'member'] as const
export type TeamPost = (typeof TEAM_POSTS)[number]
