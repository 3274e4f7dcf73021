import { inReadingOrder, replacementOf } from '../../domain/campaign.ts'
import { showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { CampaignResult } from '../../store/campaigns.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { CampaignProps } from './views.tsx'

const { campaigns: words } = vi
const { columns } = words

/** Every row of outcomes by day: one that was replaced stays, struck through, with why. */
export const ResultTable = ({ results, mayEdit }: CampaignProps) => (
  <table class="sheet cells">
    <thead>
      <tr>
        <th scope="col">{columns.day}</th>
        <th scope="col">{columns.team}</th>
        <th scope="col" class="num">
          {columns.turns}
        </th>
        <th scope="col" class="num">
          {columns.people}
        </th>
        <th scope="col">{columns.note}</th>
        {mayEdit && <th scope="col">{columns.act}</th>}
      </tr>
    </thead>
    <tbody>
      {inReadingOrder(results).map((row) => (
        <Row row={row} by={replacementOf(results, row.id)} mayEdit={mayEdit} />
      ))}
    </tbody>
  </table>
)

interface RowProps {
  row: CampaignResult
  /** The row that replaces it. */
  by: CampaignResult | undefined
  mayEdit: boolean
}

const Row = ({ row, by, mayEdit }: RowProps) => {
  const struck = (text: string) => (by ? <s>{text}</s> : text)
  return (
    <tr data-replaced={by ? 'true' : undefined}>
      <th scope="row">
        {by && <span class="vh">{words.replacedLabel} </span>}
        {struck(showDay(row.day))}
      </th>
      <td>{struck(row.teamName ?? words.allTeams)}</td>
      <td class="num">
        <span class="label">{columns.turns}: </span>
        {struck(showNumber(row.turns))}
      </td>
      <td class="num">
        <span class="label">{columns.people}: </span>
        {struck(showNumber(row.people))}
      </td>
      <td>
        <Remark row={row} by={by} />
      </td>
      {mayEdit && <td>{!by && <Correct row={row} />}</td>}
    </tr>
  )
}

/** The note; of a correction it was told beside the row that it replaces. */
const Remark = ({ row, by }: Omit<RowProps, 'mayEdit'>) => {
  const note = row.replaces === null ? row.note : words.replaces
  if (by === undefined) return <>{note}</>
  return (
    <>
      {note && <s>{note}</s>} {words.replacedBy(by.officerName, by.note ?? '')}
    </>
  )
}

const Correct = ({ row }: { row: CampaignResult }) => (
  <a
    class="button"
    href={paths.campaign(row.campaign, row.id)}
    aria-label={words.correctOf(showDay(row.day), row.teamName ?? words.allTeams)}
  >
    {words.correct}
  </a>
)
