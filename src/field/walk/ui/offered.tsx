/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { fill } from '../../../domain/capture/words.ts'
import type { Failure, Offered as OfferedByServer } from '../engine.ts'
import { usePhone } from '../phone.ts'
import { OfferedLists } from './meeting-lists.tsx'
import { SIGN_IN } from './sync-bar.tsx'

export interface Acting {
  busy: string | undefined
  setBusy: (site: string | undefined) => void
  setSays: (sentence: string) => void
}

/** Takes a site along or freshens it, and says what kept it from being so. */
export function useTaking({ setBusy, setSays }: Acting): (site: string) => Promise<void> {
  const { engine, words } = usePhone()
  return async (site) => {
    setBusy(site)
    setSays('')
    const answer = await engine.take(site)
    if (!answer.ok) setSays(words.failures[answer.why])
    setBusy(undefined)
  }
}

type Asked = Pick<OfferedByServer, 'sites' | 'lists'> | { why: Failure }

/** The officer's sites that are not on the phone yet; asked of the server each time the screen is opened. */
export const Offered = (act: Acting) => {
  const { engine, words, kept } = usePhone()
  const { start, labels, failures } = words
  const [asked, setAsked] = useState<Asked>()
  const take = useTaking(act)
  useEffect(() => {
    void engine.offered().then((answer) => setAsked(answer.ok ? answer.value : { why: answer.why }))
  }, [engine])
  const lists = asked && 'lists' in asked ? asked.lists : []
  const rest = asked && 'sites' in asked ? asked.sites.filter(({ id }) => kept.sites.every((one) => one.id !== id)) : []
  // An officer of payouts has lists, and no street.
  const walksNowhere = lists.length > 0 && asked && 'sites' in asked && asked.sites.length === 0
  return (
    <>
      {!walksNowhere && <h2>{start.offered}</h2>}
      {asked === undefined && <p>{start.asking}</p>}
      {asked && 'why' in asked && <p>{failures[asked.why]}</p>}
      {asked && 'why' in asked && asked.why === 'signed-out' && (
        <a class="button" data-kind="main" href={SIGN_IN}>
          {start.signIn}
        </a>
      )}
      {asked && 'sites' in asked && rest.length === 0 && !walksNowhere && <p>{start.noneOffered}</p>}
      {rest.map(({ id, kind, name, commune, undone, stalls }) => (
        <section class="card stack" key={id}>
          <h3>{name}</h3>
          <small>
            {labels.siteKinds[kind]} · {commune} · {fill(start.undone, { undone, stalls })}
          </small>
          <button
            type="button"
            class="button"
            data-kind="main"
            aria-busy={act.busy === id}
            onClick={() => void take(id)}
          >
            {act.busy === id ? start.taking : start.take}
          </button>
        </section>
      ))}
      <OfferedLists lists={lists} />
    </>
  )
}
