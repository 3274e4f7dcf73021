import { showDay } from '../../domain/day.ts'
import { NAME_LENGTH } from '../../domain/names.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit } from '../../domain/place.ts'
import { TEAM_POSTS } from '../../domain/team.ts'
import type { TeamMember } from '../../store/teams.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Select } from '../ui/select.tsx'
import { isCurrent, type TeamReading } from './read.ts'

const { teams: words } = vi

interface TeamProps extends TeamReading {
  /** Those of the commune who use this app. */
  officers: readonly { id: string; name: string }[]
  submission: string
  typed: Typed
  errors: FieldErrors
  newId: () => string
}

/** One team: where it is, who is in it, and for those who may edit it the form for one more. */
export const TeamPage = (props: TeamProps) => {
  const { unit, team, members, mayEdit, newId } = props
  const current = members.filter(isCurrent)
  const former = members.filter((member) => !isCurrent(member))
  return (
    <main class="page narrow" id="main">
      <PageHead title={team.name} back={{ href: paths.teams(unit.code), text: words.back }}>
        {showUnit(unit)}
        {team.endedOn && ` · ${words.endedOn(showDay(team.endedOn))}`}
      </PageHead>
      <section class="card stack">
        <Facts
          rows
          facts={[
            [words.kindOf, words.kinds[team.kind]],
            [words.hamlet, team.hamletName ?? words.wholeCommune],
            [words.named, showNumber(current.length)],
            [words.declared, team.declared === null ? words.notDeclared : showNumber(team.declared)],
          ]}
        />
        {mayEdit && <LinkButton href={paths.teamRevision(team.id)}>{words.revise}</LinkButton>}
      </section>
      <section class="card stack" aria-labelledby="members">
        <h2 id="members">{words.members(current.length)}</h2>
        {current.length === 0 && <p class="soft">{words.noMembers}</p>}
        <MemberRows {...props} members={current} />
      </section>
      {mayEdit && <MemberForm {...props} />}
      {former.length > 0 && (
        <section class="card stack" aria-labelledby="former">
          <h2 id="former">{words.former}</h2>
          <MemberRows {...props} members={former} />
        </section>
      )}
      {mayEdit && (
        <form class="card stack" method="post" action={paths.teamDissolution(team.id)}>
          <input type="hidden" name={SUBMISSION} value={newId()} />
          <Note>{words.endMeans}</Note>
          <Button>{words.end}</Button>
        </form>
      )}
    </main>
  )
}

const MemberRows = ({ team, members, mayEdit, newId }: TeamProps) => (
  <ul class="history">
    {members.map((member) => (
      <li>
        <b>{member.name}</b>
        <small>{describe(member, words.posts[team.kind][member.post])}</small>
        {mayEdit && isCurrent(member) && (
          <form class="act" method="post" action={paths.teamDepartures(team.id)}>
            <input type="hidden" name={SUBMISSION} value={newId()} />
            <input type="hidden" name="member" value={member.id} />
            <Button aria-label={words.leaveOf(member.name)}>{words.leave}</Button>
          </form>
        )}
      </li>
    ))}
  </ul>
)

const describe = ({ fromDay, toDay, officerName }: TeamMember, post: string): string =>
  [
    post,
    toDay === null ? words.memberFrom(showDay(fromDay)) : words.memberUntil(showDay(fromDay), showDay(toDay)),
    officerName !== null && words.uses(officerName),
  ]
    .filter(Boolean)
    .join(' · ')

const MemberForm = ({ team, day, officers, submission, typed, errors }: TeamProps) => {
  const of = (name: string) => ({ name, error: errors[name] })
  return (
    <form {...inPlace(paths.teamMembers(team.id))} class="card stack" aria-labelledby="add-member">
      <h2 id="add-member">{words.addMember}</h2>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={errors} />
      <Field
        {...of('name')}
        label={words.memberName}
        value={typedIn(typed, 'name')}
        maxlength={NAME_LENGTH}
        autocomplete="off"
        required
      />
      <Chips
        {...of('post')}
        legend={words.post}
        choices={TEAM_POSTS.map((post) => [post, words.posts[team.kind][post]])}
        chosen={typedIn(typed, 'post')}
        required
      />
      <Field {...of('from')} label={words.from} type="date" value={typedIn(typed, 'from') || day} max={day} required />
      <Select
        {...of('officer')}
        label={words.officer}
        groups={[{ choices: officers.map(({ id, name }) => [id, name]) }]}
        chosen={typedIn(typed, 'officer')}
        none={words.noOfficer}
      />
      <Button kind="main">{words.saveMember}</Button>
    </form>
  )
}
