/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { OfferedList } from '../../../domain/capture/meeting-list.ts'
import { fill } from '../../../domain/capture/words.ts'
import { showMoment } from '../../../domain/day.ts'
import { usePhone } from '../phone.ts'
import { hashOf } from '../rules/route.ts'
import { SIGN_IN } from './sync-bar.tsx'

/** Lists of whom to meet that are on the phone; nothing of them for who has none. */
export const KeptLists = () => {
  const { words, kept } = usePhone()
  const { meetings } = words
  return kept.lists.map(({ commune, hamlet, name, at }) => (
    <section class="card stack" key={hamlet}>
      <h3>
        {meetings.title} · {name}
      </h3>
      <small>{fill(meetings.takenAt, { moment: showMoment(at) })}</small>
      <a class="button" data-kind="main" href={hashOf({ screen: 'meetings', commune, hamlet })}>
        {meetings.open}
      </a>
    </section>
  ))
}

/** Lists that may be taken along. */
export const OfferedLists = ({ lists }: { lists: readonly OfferedList[] }) => {
  const { words, kept } = usePhone()
  const rest = lists.filter(({ hamlet }) => kept.lists.every((one) => one.hamlet !== hamlet))
  return (
    <>
      {rest.length > 0 && <h2>{words.meetings.title}</h2>}
      {rest.map(({ commune, hamlet, name, place, open }) => (
        <section class="card stack" key={hamlet}>
          <h3>{name}</h3>
          <small>{fill(words.meetings.offered, { place, open })}</small>
          <TakeList commune={commune} hamlet={hamlet} kept={false} />
        </section>
      ))}
    </>
  )
}

/** Takes a list along or freshens it; takes one off the phone that is on it. */
export const TakeList = ({ commune, hamlet, kept }: { commune: string; hamlet: string; kept: boolean }) => {
  const { engine, words } = usePhone()
  const { start, failures } = words
  const [state, setState] = useState({ busy: false, why: '' })
  const take = async () => {
    setState({ busy: true, why: '' })
    const answer = await engine.takeList({ commune, hamlet })
    setState({ busy: false, why: answer.ok ? '' : answer.why })
  }
  const { busy, why } = state
  return (
    <>
      {why !== '' && (
        <p role="alert">{why === 'not-allowed' ? words.meetings.gone : failures[why as keyof typeof failures]}</p>
      )}
      {why === 'signed-out' && (
        <a class="button" data-kind="main" href={SIGN_IN}>
          {start.signIn}
        </a>
      )}
      <div class="often">
        <button
          type="button"
          class="button"
          data-kind={kept ? undefined : 'main'}
          aria-busy={busy}
          onClick={() => void take()}
        >
          {busy ? start.taking : kept ? start.freshen : start.take}
        </button>
        {kept && (
          <button type="button" class="button" onClick={() => void engine.dropList(hamlet)}>
            {words.meetings.drop}
          </button>
        )}
      </div>
    </>
  )
}
