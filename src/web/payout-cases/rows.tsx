import { showNumber } from '../../domain/numbers.ts'
import { nextStepOf, openListsOf, type ToAct } from '../../domain/payout/to-act.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { CaseCode, CorrectedWords } from '../ui/payout-paid.tsx'
import type { ActingCase, CasesReading } from './read.ts'
import { meetingWords } from './words.ts'

const { payoutCases: words, payouts } = vi

/** The group of a case; where there are several programmes, with the programme. */
export function groupOf({ rounds, groups }: CasesReading, { round, group }: ActingCase): string {
  const programme = rounds.find(({ id }) => id === round)?.programmeName
  const name = groups.get(group) ?? ''
  return rounds.length > 1 && programme && !name.startsWith(programme) ? `${name} · ${programme}` : name
}

/** Why it was cash or failed; of who was not reviewed whether nobody was there or nobody told. */
export function reasonOf({ reason, status, modality }: ActingCase): string {
  if (reason !== null) return payouts.reasons[reason]
  if (modality !== null) return payouts.noReason
  return status === null ? payouts.unknown : payouts.statuses[status]
}

interface RowsProps {
  read: CasesReading
  list: ToAct
  rows: readonly ActingCase[]
  /** Where the hamlets stand under a heading of their own list. */
  nested?: true
}

/** Cases hamlet by hamlet, each with what is known, the next step, and the way to tell what came of it. */
export const CaseRows = ({ read, list, rows, nested }: RowsProps) => (
  <>
    {[...new Set(rows.map(({ hamlet }) => hamlet))].map((hamlet) => (
      <>
        {nested ? <h4 class="band">{read.hamlets.get(hamlet)}</h4> : <h3 class="band">{read.hamlets.get(hamlet)}</h3>}
        <ul class="act-cases">
          {rows
            .filter((one) => one.hamlet === hamlet)
            .map((one) => (
              <Case read={read} list={list} acting={one} />
            ))}
        </ul>
      </>
    ))}
  </>
)

const Case = ({ read, list, acting }: { read: CasesReading; list: ToAct; acting: ActingCase }) => {
  const { round, caseCode, meeting } = acting
  const { unit, asked } = read
  return (
    <li data-case={caseCode}>
      <p>
        <b class="case-code">
          <CaseCode of={acting} opens={read.seesAmounts} />
        </b>{' '}
        <small>{groupOf(read, acting)}</small>
        {read.seesAmounts && <span class="num">{showNumber(acting.amount, 0)} đ</span>}
      </p>
      <p>
        {reasonOf(acting)} · <small>{meetingWords(meeting)}</small>
      </p>
      {read.seesAmounts && <CorrectedWords of={acting.corrected} />}
      {openListsOf(acting).length > 0 && <p class="step">→ {words.steps[nextStepOf(acting)]}</p>}
      {read.mayRecord && (
        <a
          class="button"
          href={paths.payoutMeeting(unit.code, { ...asked, list, round, case: caseCode })}
          aria-label={words.recordOf(caseCode)}
        >
          {words.record}
        </a>
      )}
    </li>
  )
}
