/** @jsxImportSource preact */
import { fill } from '../../../domain/capture/words.ts'
import { showTime } from '../../../domain/day.ts'
import { clock } from '../keeping.ts'
import { usePhone } from '../phone.ts'
import { type Bar, barOf, type Tally, tallyOf } from '../rules/kept.ts'
import { hashOf } from '../rules/route.ts'
import { Mark } from './mark.tsx'

export const SIGN_IN = '/sign-in?next=/walk'

const LOOK = {
  offline: ['offline', 'offline'],
  sending: ['sending', 'next'],
  'signed-out': ['failed', 'alarm'],
  failed: ['failed', 'alarm'],
  'set-aside': ['failed', 'alarm'],
  queued: ['queued', 'clock'],
  sent: ['sent', 'check'],
  empty: ['sent', 'check'],
} as const satisfies Record<Bar, readonly [string, string]>

/** The phone's queue, at the head of every screen: what is kept, and what is being done about it. */
export const SyncBar = () => {
  const { kept, words } = usePhone()
  const tally = tallyOf(kept.records, clock())
  const bar = barOf(kept.sending, tally)
  const [state, mark] = LOOK[bar]
  return (
    <>
      <p class="sync" data-state={state} role="status">
        <Mark name={mark} />
        <span>
          {useSentence(bar, tally)} <Act bar={bar} />
        </span>
      </p>
      {tally.late > 0 && (
        <p class="sync" data-state="failed">
          <Mark name="clock" />
          <span>
            {fill(words.bar.late, { count: tally.late })}{' '}
            <a href={hashOf({ screen: 'records' })}>{words.bar.records}</a>
          </span>
        </p>
      )}
    </>
  )
}

function useSentence(bar: Bar, { waiting, setAside, sentAt }: Tally): string {
  const { words, kept } = usePhone()
  const sending = kept.sending.kind === 'sending' ? kept.sending : { done: 0, total: 0 }
  if (bar === 'offline' && waiting === 0) return words.bar.offlineEmpty
  const sentence = { ...words.bar, 'signed-out': words.bar.signedOut, 'set-aside': words.bar.setAside }[bar]
  return fill(sentence, {
    count: bar === 'set-aside' ? setAside : waiting,
    done: sending.done,
    total: sending.total,
    time: sentAt === undefined ? '' : showTime(sentAt),
  })
}

const Act = ({ bar }: { bar: Bar }) => {
  const { words } = usePhone()
  if (bar === 'signed-out') return <a href={SIGN_IN}>{words.bar.signIn}</a>
  return bar === 'set-aside' ? <a href={hashOf({ screen: 'records' })}>{words.bar.why}</a> : null
}
