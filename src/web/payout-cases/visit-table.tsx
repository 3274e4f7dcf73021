import { MEETING_ANSWERS } from '../../domain/payout/follow-up.ts'
import { nextStepOf } from '../../domain/payout/to-act.ts'
import { vi } from '../messages/vi.ts'
import { type CasesReading, keyOf } from './read.ts'
import { groupOf, reasonOf } from './rows.tsx'
import type { SheetRow } from './visits.tsx'
import { ANSWERS, meetingWords, NUMBERED_STUCK } from './words.ts'

const { payoutCases: words } = vi

/** What has a box of its own on paper; what is in the way is written by its number. */
const BOXES = MEETING_ANSWERS.filter((answer): answer is keyof typeof words.boxes => answer in words.boxes)

/** A row for each case, by file code alone: neither a name nor what anybody is paid stands on a paper that may be lost. */
export const VisitTable = ({ read, rows }: { read: CasesReading; rows: readonly SheetRow[] }) => (
  <table class="sheet visit-rows">
    <thead>
      <tr>
        <th scope="col">{words.columns.code}</th>
        <th scope="col">{words.columns.step}</th>
        {BOXES.map((box) => (
          <th scope="col" class="paper-only box">
            {words.boxes[box]}
          </th>
        ))}
        <th scope="col" class="paper-only written">
          {words.stuck}
        </th>
        <th scope="col" class="paper-only written">
          {words.nextDay}
        </th>
        {read.mayRecord && (
          <th scope="col" class="screen-only">
            {words.answer}
          </th>
        )}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Row read={read} row={row} />
      ))}
    </tbody>
  </table>
)

const Row = ({ read, row }: { read: CasesReading; row: SheetRow }) => {
  const { one } = row
  return (
    <tr data-invalid={row.error && 'true'}>
      <th scope="row">
        <span class="case-code">{one.caseCode}</span>
      </th>
      <td>
        <b>{words.steps[nextStepOf(one)]}</b>
        <br />
        <small>
          {groupOf(read, one)} · {reasonOf(one)}
          {one.meeting && ` · ${meetingWords(one.meeting)}`}
        </small>
      </td>
      {BOXES.map(() => (
        <td class="paper-only box">
          <i class="tick" />
        </td>
      ))}
      <td class="paper-only" />
      <td class="paper-only" />
      {read.mayRecord && (
        <td class="screen-only">
          <Told row={row} />
        </td>
      )}
    </tr>
  )
}

/** What came of it, as one choice of a list, and the day of the next meeting. */
const Told = ({ row: { one, answer, nextDay, error } }: { row: SheetRow }) => {
  const key = keyOf(one)
  const option = ([value, text]: readonly [string, string]) => (
    <option value={value} selected={value === answer}>
      {text}
    </option>
  )
  return (
    <div class="told">
      <input type="hidden" name="case" value={key} />
      <select name="answer" aria-label={words.resultOf(one.caseCode)} aria-invalid={error && 'true'}>
        <option value="">{words.noAnswer}</option>
        {ANSWERS.map(option)}
        <optgroup label={words.blockedGroup}>{NUMBERED_STUCK.map(option)}</optgroup>
      </select>
      <label>
        <small>{words.nextDay}</small>
        <input type="date" name="nextDay" value={nextDay} aria-label={words.nextDayOf(one.caseCode)} />
      </label>
      {error && <p role="alert">{error}</p>}
    </div>
  )
}
