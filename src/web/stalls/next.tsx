import { showDay } from '../../domain/day.ts'
import type { NextStep } from '../../domain/next-step.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { IncidentRows } from '../ui/incident-rows.tsx'
import { Alarm, Note } from '../ui/notices.tsx'
import { HOLDER_NAME } from './naming.tsx'
import type { StallFile } from './read.ts'

type Act = readonly [label: string, href: string]

/** The act that does the next step, for those who may. Where there is none but a visit, the visit is it. */
function mainAct({ next, found, proposal, mayWalk, mayDecide, mayPrint }: StallFile): Act | undefined {
  const { acts } = vi.stalls
  if (next === 'wait' && mayDecide && proposal) return [acts.review, paths.approval(proposal.found.proposal.id)]
  if (!mayWalk) return undefined
  const merchant = found.merchant?.id ?? ''
  const toDo: Partial<Record<NextStep, Act>> = {
    register: [acts.register, paths.newMerchant(found.stall.id)],
    propose: [acts.propose, paths.newProposal(merchant)],
    correct: [acts.correct, paths.newProposal(merchant)],
    name: [acts.name, `#${HOLDER_NAME}`],
    ...(mayPrint && { print: [acts.print, paths.stickers(found.site.id)] }),
  }
  return toDo[next] ?? [acts.visit, paths.newVisit(found.stall.id)]
}

/** What to do next, said in words, as one main button; a visit can always be recorded besides. */
export const Next = ({ file }: { file: StallFile }) => {
  const { next, found, proposal, mayWalk, incident } = file
  const act = mainAct(file)
  const visit = paths.newVisit(found.stall.id)
  const reason = next === 'correct' ? proposal?.found.decision?.reason : undefined
  const text = vi.stalls.nextSteps[next === 'print' && !file.mayPrint ? 'printByOther' : next]
  return (
    <section class="card stack" aria-labelledby="next">
      <h2 id="next">{vi.stalls.nextStep}</h2>
      {next === 'alarm' ? <Alarm>{<p>{text}</p>}</Alarm> : <p>{text}</p>}
      {incident && <IncidentRows incidents={[incident]} day={file.today} linked={file.mayOpenIncidents} />}
      {reason && (
        <p>
          {vi.stalls.lastReason}: <b>{reason}</b>
        </p>
      )}
      <ReturnDue file={file} />
      {act && (
        <LinkButton kind="main" href={act[1]}>
          {act[0]}
        </LinkButton>
      )}
      {mayWalk && act?.[1] !== visit && <LinkButton href={visit}>{vi.stalls.acts.visit}</LinkButton>}
    </section>
  )
}

/** The day promised at the newest visit, as long as nobody has been there since. */
const ReturnDue = ({ file: { visits, today } }: { file: StallFile }) => {
  const day = visits[0]?.visit.returnDay
  if (!day) return null
  return <Note>{day < today ? vi.stalls.returnPassed(showDay(day)) : vi.stalls.returnDue(showDay(day))}</Note>
}
