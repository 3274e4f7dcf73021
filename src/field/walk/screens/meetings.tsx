/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { ListedCase, MeetingList } from '../../../domain/capture/meeting-list.ts'
import { fill } from '../../../domain/capture/words.ts'
import { showMoment } from '../../../domain/day.ts'
import type { KeptRecord } from '../engine.ts'
import { useList, usePhone } from '../phone.ts'
import { caseKey, toldSince } from '../rules/meetings.ts'
import { hashOf } from '../rules/route.ts'
import { Loading } from '../ui/form.tsx'
import { Mark } from '../ui/mark.tsx'
import { MeetingForm } from '../ui/meeting.tsx'
import { TakeList } from '../ui/meeting-lists.tsx'
import { LOOK, stateOf } from '../ui/record-row.tsx'

/** Whom to meet in a hamlet, and what came of it: a list, and one case of it open at a time. */
export const MeetingsScreen = ({ commune, hamlet }: { commune: string; hamlet: string }) => {
  const { words } = usePhone()
  const list = useList(hamlet)
  if (list === undefined) return <Loading />
  return (
    <div class="walk">
      <h1>{list?.name ?? words.meetings.title}</h1>
      <p class="ways">
        <a href={hashOf({ screen: 'start' })}>{words.start.back}</a>
      </p>
      {list === null ? <p class="empty">{words.meetings.gone}</p> : <Cases list={list} />}
      <TakeList commune={commune} hamlet={hamlet} kept={list !== null} />
    </div>
  )
}

const Cases = ({ list }: { list: MeetingList }) => {
  const { words, kept } = usePhone()
  const [open, setOpen] = useState<string>()
  const told = toldSince(list, kept.records)
  const { left, more, takenAt } = words.meetings
  const all = list.cases.length
  const untold = list.cases.filter((one) => !told.has(caseKey(one))).length
  return (
    <>
      <p>
        {list.about}
        <br />
        <small>{fill(takenAt, { moment: showMoment(list.at) })}</small>
      </p>
      <p role="status">{fill(left, { left: untold, all })}</p>
      {list.more > 0 && <p>{fill(more, { count: list.more })}</p>}
      {list.cases.map((one) => {
        const key = caseKey(one)
        const about = { list, one, said: told.get(key) }
        return (
          <section class="card stack" key={key} data-case={one.caseCode}>
            <Case {...about} />
            {open === key ? (
              <MeetingForm {...about} onSaved={() => setOpen(undefined)} />
            ) : (
              <button
                type="button"
                class="button"
                data-kind={about.said ? undefined : 'main'}
                onClick={() => setOpen(key)}
              >
                {about.said ? words.meetings.again : words.meetings.record}
                <span class="vh"> {one.caseCode}</span>
              </button>
            )}
          </section>
        )
      })}
    </>
  )
}

const Case = ({ one, said }: { one: ListedCase; said: KeptRecord | undefined }) => {
  const { words } = usePhone()
  return (
    <>
      <h2>
        <b class="case-code">{one.caseCode}</b>
      </h2>
      <p>
        <b>→ {one.step}</b>
        <br />
        <small>{[one.of, ...one.lists, one.last].filter(Boolean).join(' · ')}</small>
      </p>
      {said && (
        <p class="sync" data-state={LOOK[said.state][0]}>
          <Mark name={LOOK[said.state][1]} />
          <span>
            {said.label.met?.said}
            <br />
            <small>{stateOf(said, words)}</small>
          </span>
        </p>
      )}
    </>
  )
}
