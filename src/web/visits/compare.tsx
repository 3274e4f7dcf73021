import type { Bank } from '../../domain/banks.ts'
import { shortHolder } from '../../domain/holder.ts'
import { isAlarm } from '../../domain/scan.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import { issuerName } from '../account-words.ts'
import { vi } from '../messages/vi.ts'
import { Mark } from '../ui/marks.tsx'
import { Alarm, Note } from '../ui/notices.tsx'
import type { Comparison } from './wall.ts'

/** A comparison with the names of banks to show it in. */
export interface ShownComparison extends Comparison {
  readonly banks: readonly Bank[]
}

interface Shown {
  bank: string
  account: string
}

const registeredOf = ({ live: { content }, banks }: ShownComparison): Shown => ({
  bank: issuerName(content, banks),
  account: lastFour(content.account),
})

function wallOf({ wall: { reading }, banks }: ShownComparison): Shown {
  if (!reading.ok) return { bank: vi.walks.unreadable, account: vi.walks.unreadable }
  const { account } = reading
  return { bank: issuerName(reading, banks), account: account ? lastFour(account) : vi.walks.unreadable }
}

/** What the comparison came to, in a sentence or two. */
export function sentenceOf(shown: ShownComparison): string {
  const { wall, result } = shown
  if (!wall.reading.ok) return vi.code.refusals[wall.reading.reason]
  const [registered, scanned] = [registeredOf(shown), wallOf(shown)]
  const text = vi.walks.verdictTexts[result.scan]
  const isOther = result.scan !== 'match' && registered.account !== scanned.account
  return isOther ? `${vi.walks.differs(registered.account, scanned.account)} ${text}` : text
}

/** The register beside the wall: bank, last four digits, the holder's short name. */
export const CompareTable = ({ shown }: { shown: ShownComparison }) => {
  const [registered, scanned] = [registeredOf(shown), wallOf(shown)]
  const differs = shown.result.scan !== 'match'
  const rows: [string, string, string][] = [
    [vi.walks.rows.bank, registered.bank, scanned.bank],
    [vi.walks.rows.account, registered.account, scanned.account],
    [vi.walks.rows.holder, shortHolder(shown.live.content.holder), vi.walks.holders[shown.result.scan]],
  ]
  return (
    <div class="compare">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{vi.walks.compareWith.item}</span>
            </th>
            <th scope="col">{vi.walks.compareWith.register}</th>
            <th scope="col">{vi.walks.compareWith.wall}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, register, wall]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{register}</td>
              <td data-differs={differs && register !== wall ? 'true' : undefined}>{wall}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The result inside the form, before the visit is saved. */
export const CompareResult = ({ shown }: { shown: ShownComparison }) => {
  const { scan } = shown.result
  const text = (
    <span>
      <b>{vi.walks.verdicts[scan]}</b>
      <br />
      {sentenceOf(shown)}
    </span>
  )
  return (
    <div class="stack" role="status" tabindex={-1} autofocus>
      {isAlarm(scan) ? <Alarm>{text}</Alarm> : scan === 'match' ? <Matched>{text}</Matched> : <Note>{text}</Note>}
      <CompareTable shown={shown} />
    </div>
  )
}

const Matched = ({ children }: { children: unknown }) => (
  <p class="note">
    <Mark name="check" />
    <span>{children as never}</span>
  </p>
)
