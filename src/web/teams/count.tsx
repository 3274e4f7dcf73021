import { showNumber } from '../../domain/numbers.ts'
import { TEAM_KINDS, type TeamCount, teamsIn } from '../../domain/team.ts'
import { vi } from '../messages/vi.ts'
import { Facts } from '../ui/facts.tsx'
import { Note } from '../ui/notices.tsx'

const { teams: words } = vi

/** Declared members, and how many teams declare any where not all do: missing is not nought. */
export function declaredWords(count: TeamCount): string {
  if (count.declaring === 0) return words.notDeclared
  const members = showNumber(count.declared)
  if (count.declaring === teamsIn(count)) return members
  return words.declaredBy(members, showNumber(count.declaring), showNumber(teamsIn(count)))
}

/** Teams by kind, and the two counts of their members. */
export const CountFacts = ({ count }: { count: TeamCount }) => (
  <>
    <h2>{words.total(showNumber(teamsIn(count)))}</h2>
    <Facts
      rows
      facts={[
        ...TEAM_KINDS.map((kind) => [words.kinds[kind], showNumber(count.teams[kind])] as const),
        [words.named, showNumber(count.named)],
        [words.declared, declaredWords(count)],
      ]}
    />
    <Note>{words.twoCounts}</Note>
  </>
)
