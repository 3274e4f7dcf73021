import { isAlarm } from '../../domain/scan.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { EvidenceForm } from '../ui/evidence.tsx'
import { LinkButton } from '../ui/form.tsx'
import type { Place } from '../ui/here.tsx'
import { Mark } from '../ui/marks.tsx'
import { Note } from '../ui/notices.tsx'
import { CompareTable, type ShownComparison, sentenceOf } from './compare.tsx'

interface VerdictProps {
  place: Pick<Place, 'number' | 'name'> & { readonly site: Pick<Place['site'], 'name' | 'kind'> }
  shown: ShownComparison
  /** Where to go from here, the main way first. */
  ways: readonly (readonly [href: string, text: string])[]
  /** The incident that an alarm opened, or belongs to, where the viewer may open it. */
  incident?: string | undefined
  /** Of the form that stored the visit: the form of the photo is another one, and the same again. */
  submission: string
}

/** What interrupts the walk: the code on the wall is not the registered one. */
export const VerdictPage = ({ place, shown, ways, incident, submission }: VerdictProps) => {
  const { scan } = shown.result
  const alarming = isAlarm(scan)
  return (
    <main class="field-page" id="main">
      <section class="verdict" data-state={alarming ? 'alarm' : 'changed'} role="alert" tabindex={-1} autofocus>
        <Mark name={alarming ? 'alarm' : 'clock'} />
        <h1>{vi.walks.verdicts[scan]}</h1>
        <p>
          {vi.ui.numbers[place.site.kind]} {place.number} {place.site.name} · {place.name}
        </p>
      </section>
      <div class="walk">
        <p>{sentenceOf(shown)}</p>
        <CompareTable shown={shown} />
        {alarming && <Advice />}
        {incident && <EvidenceForm incident={incident} submission={`${submission.slice(0, 50)}-photo`} />}
        {incident && <a href={paths.incident(incident)}>{vi.walks.toIncident}</a>}
        <Note>{alarming ? vi.walks.savedAlarm : vi.walks.saved}</Note>
      </div>
      <div class="dock">
        {ways.map(([href, text], at) => (
          <LinkButton kind={at === 0 ? 'main' : undefined} href={href}>
            {text}
          </LinkButton>
        ))}
      </div>
    </main>
  )
}

const Advice = () => (
  <ol class="steps">
    {vi.walks.advice.map(([act, why]) => (
      <li>
        <span>
          <b>{act}</b>
          {why && (
            <>
              <br />
              <small>{why}</small>
            </>
          )}
        </span>
      </li>
    ))}
  </ol>
)
