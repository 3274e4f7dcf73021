import { showMoment } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { takesOut } from '../../domain/payout/corrected.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import type { Told, ToldMeasure } from '../../domain/payout/totals.ts'
import type { GivenArrears } from '../../store/payout-arrears.ts'
import { placeOf } from '../../store/payout-corrected.ts'
import type { Correction } from '../../store/payout-corrections.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { PaidWords } from '../ui/payout-paid.tsx'
import { GivenNote } from './given.tsx'
import type { OpenedRound } from './read.ts'
import { RoundHead } from './round-views.tsx'

const { corrections: words, amount: dong, people: counted, totals } = vi.payoutRounds

interface CorrectionsProps extends OpenedRound {
  corrections: readonly Correction[]
  /** Frozen lines by file code, and frozen numbers by `placeOf`. */
  lines: ReadonlyMap<string, PayoutLine>
  told: ReadonlyMap<string, Told>
  /** Arrears for the month of the round. */
  given: readonly GivenArrears[]
  viewer: string
  acts: boolean
  decides: boolean
  newId: () => string
}

/** Everything that was found wrong since a round was closed, the oldest first. */
export const CorrectionsPage = (props: CorrectionsProps) => {
  const { round, corrections, acts } = props
  return (
    <main class="page narrow" id="main">
      <RoundHead {...props} back />
      <section class="card stack" aria-labelledby="corrections">
        <h2 id="corrections">{words.title}</h2>
        <Note>{words.note}</Note>
        {acts && (
          <p>
            <LinkButton href={paths.newPayoutCorrection(round.id)}>{words.enter}</LinkButton>
          </p>
        )}
        {corrections.length === 0 && <p class="empty">{words.none}</p>}
        <ol class="history">
          {corrections.map((correction) => (
            <li>
              <CorrectionItem {...props} correction={correction} />
            </li>
          ))}
        </ol>
      </section>
    </main>
  )
}

type ItemProps = CorrectionsProps & { correction: Correction }

const CorrectionItem = (props: ItemProps) => {
  const { why, document, by, at, decision, decidedBy, decidedAt, officer } = props.correction
  return (
    <>
      {props.correction.caseCode === null ? <NumberWords {...props} /> : <CaseWords {...props} />}
      <p>
        {words.reasons[why]} · {document}
      </p>
      <small>{words.entered(by, showMoment(at))}</small>
      {decision === null ? (
        <b>{words.waits}</b>
      ) : (
        <small>{words.decided(words.decisions[decision], decidedBy ?? '', showMoment(decidedAt ?? 0))}</small>
      )}
      {decision !== 'refused' && (
        <GivenNote given={props.given.filter(({ caseCode }) => caseCode === props.correction.caseCode)} />
      )}
      {decision === null && props.decides && props.viewer !== officer && <Answers {...props} />}
    </>
  )
}

const CaseWords = ({ correction, lines }: ItemProps) => {
  const line = lines.get(correction.caseCode ?? '')
  return (
    <>
      <h3>{correction.caseCode}</h3>
      {line && (
        <p>
          {words.was} <PaidWords {...line} />, {showNumber(line.amount)} {dong}
        </p>
      )}
      <p>
        {words.is}{' '}
        {takesOut(correction) ? (
          words.takenOut
        ) : (
          <>
            <PaidWords {...correction} />, {showNumber(correction.amount)} {dong}
          </>
        )}
      </p>
    </>
  )
}

const NumberWords = ({ correction, told, names }: ItemProps) => {
  const { people, amount } = correction
  const [hamlet, group] = [correction.hamlet ?? '', correction.group ?? '']
  const measure = correction.measure as ToldMeasure
  const was = told.get(placeOf({ hamlet, group }))?.[measure]
  return (
    <>
      <h3>
        {totals.formOf(names.get(hamlet) ?? '', names.get(group) ?? '')}: {totals.measures[measure]}
      </h3>
      <p>
        {words.was}{' '}
        {was ? `${showNumber(was.people)} ${counted}, ${showNumber(was.amount)} ${dong}` : vi.payouts.unknown}
      </p>
      <p>
        {words.is} {showNumber(people ?? 0)} {counted}, {showNumber(amount)} {dong}
      </p>
    </>
  )
}

const Answers = ({ correction, newId }: ItemProps) => (
  <div class="acts">
    {(['confirmed', 'refused'] as const).map((decision) => (
      <form method="post" action={paths.payoutCorrectionDecision(correction.id)}>
        <input type="hidden" name={SUBMISSION} value={newId()} />
        <input type="hidden" name="decision" value={decision} />
        <Button>{decision === 'confirmed' ? words.confirm : words.refuse}</Button>
      </form>
    ))}
  </div>
)
