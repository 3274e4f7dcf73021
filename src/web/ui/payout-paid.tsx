import { showNumber } from '../../domain/numbers.ts'
import { type CaseCorrection, takesOut } from '../../domain/payout/corrected.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'

const { corrections: words, amount } = vi.payoutRounds

type Paid = Pick<PayoutLine, 'modality' | 'reason'>

/** How somebody was paid, and of cash and failure why. */
export const PaidWords = ({ modality, reason }: Paid) =>
  modality === null ? (
    <em class="soft">{vi.payouts.unknown}</em>
  ) : (
    <>
      {vi.payouts.modalities[modality]}
      {reason && <small> {vi.payouts.reasons[reason]}</small>}
    </>
  )

/** What a line of a closed round is by its confirmed corrections, beside what was frozen and counted. */
export const CorrectedWords = ({ of }: { of: Omit<CaseCorrection, 'caseCode'> | undefined }) =>
  of === undefined ? null : (
    <p>
      <b>{words.corrected}</b>{' '}
      {takesOut(of) ? (
        words.takenOut
      ) : (
        <>
          <PaidWords {...of} />, {showNumber(of.amount)} {amount}
        </>
      )}
    </p>
  )

/** A file code as the way to its line in the round; plain for who may not open that. */
export const CaseCode = ({ of, opens }: { of: { round: string; caseCode: string }; opens: boolean }) =>
  opens ? <a href={paths.payoutLines(of.round, { code: of.caseCode })}>{of.caseCode}</a> : <span>{of.caseCode}</span>
