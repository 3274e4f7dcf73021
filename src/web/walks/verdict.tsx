import { isAlarm } from '../../domain/scan.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import type { Place } from '../ui/here.tsx'
import { Mark } from '../ui/marks.tsx'
import { Note } from '../ui/notices.tsx'
import { CompareTable, type ShownComparison, sentenceOf } from './compare.tsx'

/** What interrupts the walk: the code on the wall is not the registered one. */
export const VerdictPage = ({ place, shown, onward }: { place: Place; shown: ShownComparison; onward: string }) => {
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
        <Note>{scan === 'stranger' ? vi.walks.savedAlarm : vi.walks.saved}</Note>
      </div>
      <div class="dock">
        <LinkButton kind="main" href={onward}>
          {vi.walks.goOn}
        </LinkButton>
        <LinkButton href={paths.stall(place.stall)}>{vi.walks.back}</LinkButton>
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
