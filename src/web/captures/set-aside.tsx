import { type Day, dayOf, showShortMoment } from '../../domain/day.ts'
import { listSetAside, type SetAside } from '../../store/captures.ts'
import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Alarm, Empty } from '../ui/notices.tsx'
import { reasonOf } from './reasons.ts'

const words = vi.captures

/** What phones sent and the server did not take: an alarm where a record came with another content. */
export async function showSetAside(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const all = await listSetAside(store.read, c.var.scope)
  return respond(c, words.setAside, <SetAsidePage all={all} day={dayOf(clock())} />)
}

const SetAsidePage = ({ all, day }: { all: readonly SetAside[]; day: Day }) => {
  const altered = all.filter(({ reason }) => reason === 'altered')
  return (
    <main class="page narrow" id="main">
      {altered.length > 0 && (
        <Alarm>
          <p>
            <b>{words.countAltered(altered.length)}</b>
          </p>
          <Rows rows={altered} day={day} />
        </Alarm>
      )}
      <section class="card stack">
        <h1>{words.setAside}</h1>
        <p>{words.setAsideText}</p>
        {all.length === altered.length && <Empty text={words.noneSetAside} />}
        <Rows rows={all.filter(({ reason }) => reason !== 'altered')} day={day} />
      </section>
    </main>
  )
}

const Rows = ({ rows, day }: { rows: readonly SetAside[]; day: Day }) => (
  <ul class="tasks">
    {rows.map(({ officer, sender, at, reason }) => (
      <li>
        <b>
          {words.whose(officer ?? words.unknownOfficer, sender)} · {showShortMoment(at, day)}
        </b>
        <span>{reasonOf(reason)}</span>
      </li>
    ))}
  </ul>
)
