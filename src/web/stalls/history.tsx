import { isOldEvidence } from '../../domain/adoption.ts'
import { dayOf, showDay } from '../../domain/day.ts'
import type { Arrival } from '../../store/arrivals.ts'
import type { ListedVisit } from '../../store/visits.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Empty } from '../ui/notices.tsx'

/** What one transfer says, and whether it counts. */
function arrivalText({ level, payer, day, at }: Arrival): string {
  if (payer !== 'customer') return vi.stalls.notCounted[payer]
  const text = vi.stalls.arrived[level](showDay(day))
  return isOldEvidence(day, dayOf(at)) ? `${text} ${vi.stalls.oldEvidence}` : text
}

/** A visit in plain sentences, in the order they were asked. */
function sentencesOf({ visit, arrivals }: ListedVisit): string[] {
  const { display, scan, returnDay } = visit
  const told = [
    display && vi.stalls.displays[display],
    scan && vi.stalls.scans[scan],
    ...arrivals.map(arrivalText),
    returnDay && `${vi.stalls.returnDue(showDay(returnDay))}.`,
  ]
  return told.filter((text): text is string => Boolean(text))
}

/** Every visit, newest first. */
export const History = ({ visits }: { visits: readonly ListedVisit[] }) => (
  <section class="card stack" aria-labelledby="history">
    <h2 id="history">{vi.stalls.history}</h2>
    {visits.length === 0 ? (
      <Empty text={vi.stalls.noHistory} />
    ) : (
      <ol class="history">
        {visits.map((listed) => (
          <VisitItem listed={listed} />
        ))}
      </ol>
    )}
  </section>
)

const VisitItem = ({ listed }: { listed: ListedVisit }) => {
  const { visit, officer } = listed
  return (
    <li data-scan={visit.scan ?? undefined}>
      <p>
        <time datetime={visit.day}>{showDay(visit.day)}</time> · <b>{vi.outcomes[visit.outcome]}</b>
        {visit.reason && `: ${vi.reasons[visit.reason]}`}
        <br />
        <small>{vi.stalls.by(officer)}</small>
      </p>
      {sentencesOf(listed).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {listed.hasPhoto === 1 && (
        <p>
          <a href={paths.visitPhoto(visit.id)}>{vi.captures.photo}</a>
        </p>
      )}
    </li>
  )
}
