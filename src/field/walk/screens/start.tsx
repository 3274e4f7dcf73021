/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { fill } from '../../../domain/capture/words.ts'
import { dayOf, daysBetween, showMoment } from '../../../domain/day.ts'
import { showNumber } from '../../../domain/numbers.ts'
import type { Failure, KeptSite, OfferedSite } from '../engine.ts'
import { clock, usePhone } from '../phone.ts'
import { fewLeft, tallyOf } from '../rules/kept.ts'
import { hashOf } from '../rules/route.ts'
import { Note } from '../ui/form.tsx'
import { Mark } from '../ui/mark.tsx'
import { SIGN_IN } from '../ui/sync-bar.tsx'

const KB = 1024

/** Who walks, what was taken along, what may be: the screen a walk begins and ends with. */
export const StartScreen = () => {
  const { words, kept } = usePhone()
  const { start } = words
  const { waiting } = tallyOf(kept.records, clock())
  const [busy, setBusy] = useState<string>()
  const [says, setSays] = useState('')
  const act = { busy, setBusy, says, setSays }
  return (
    <div class="walk">
      <h1>{start.title}</h1>
      <p>{kept.officer ? fill(start.officer, { name: kept.officer.name }) : start.nobody}</p>
      <a class="button" href={hashOf({ screen: 'records' })}>
        {waiting > 0 ? fill(start.records, { count: waiting }) : start.noRecords}
      </a>
      <Room />
      <p role="status">{says}</p>
      <h2>{start.kept}</h2>
      {kept.sites.length === 0 && <p class="empty">{start.none}</p>}
      {kept.sites.map((site) => (
        <Taken key={site.id} site={site} {...act} />
      ))}
      <Offered {...act} />
    </div>
  )
}

const Room = () => {
  const { words, kept } = usePhone()
  const few = fewLeft(kept.room.left)
  return (
    <>
      {few !== undefined && <Note mark={<Mark name="alarm" />}>{fill(words.start.fewLeft, { count: few })}</Note>}
      {!kept.room.persisted && <Note mark={<Mark name="info" />}>{words.start.notPersisted}</Note>}
    </>
  )
}

interface Acting {
  busy: string | undefined
  setBusy: (site: string | undefined) => void
  setSays: (sentence: string) => void
}

/** Takes a site along or freshens it, and says what kept it from being so. */
function useTaking({ setBusy, setSays }: Acting): (site: string) => Promise<void> {
  const { engine, words } = usePhone()
  return async (site) => {
    setBusy(site)
    setSays('')
    const answer = await engine.take(site)
    if (!answer.ok) setSays(words.failures[answer.why])
    setBusy(undefined)
  }
}

const Taken = ({ site, ...act }: Acting & { site: KeptSite }) => {
  const { engine, words } = usePhone()
  const { start, labels } = words
  const take = useTaking(act)
  const age = daysBetween(dayOf(site.at), dayOf(clock()))
  const close = async () => {
    await engine.close(site.id)
    act.setSays(fill(start.closed, { name: site.name }))
  }
  const facts = [
    fill(start.takenAt, { moment: showMoment(site.at) }),
    age > 0 && fill(start.age, { days: age }),
    fill(start.size, { size: showNumber(Math.ceil(site.bytes / KB)) }),
  ]
  return (
    <section class="card stack">
      <h3>
        {labels.siteKinds[site.kind]}: {site.name}
      </h3>
      <small>{facts.filter(Boolean).join(' · ')}</small>
      <a class="button" data-kind="main" href={hashOf({ screen: 'street', site: site.id })}>
        {start.open}
      </a>
      <div class="often">
        <button type="button" class="button" aria-busy={act.busy === site.id} onClick={() => void take(site.id)}>
          {act.busy === site.id ? start.taking : start.freshen}
        </button>
        <button type="button" class="button" onClick={() => void close()}>
          {start.close}
        </button>
      </div>
    </section>
  )
}

type Asked = { sites: readonly OfferedSite[] } | { why: Failure }

/** The officer's sites that are not on the phone yet; asked of the server each time the screen is opened. */
const Offered = (act: Acting) => {
  const { engine, words, kept } = usePhone()
  const { start, labels, failures } = words
  const [asked, setAsked] = useState<Asked>()
  const take = useTaking(act)
  useEffect(() => {
    void engine.offered().then((answer) => setAsked(answer.ok ? { sites: answer.value.sites } : { why: answer.why }))
  }, [engine])
  const rest = asked && 'sites' in asked ? asked.sites.filter(({ id }) => kept.sites.every((one) => one.id !== id)) : []
  return (
    <>
      <h2>{start.offered}</h2>
      {asked === undefined && <p>{start.asking}</p>}
      {asked && 'why' in asked && <p>{failures[asked.why]}</p>}
      {asked && 'why' in asked && asked.why === 'signed-out' && (
        <a class="button" data-kind="main" href={SIGN_IN}>
          {start.signIn}
        </a>
      )}
      {asked && 'sites' in asked && rest.length === 0 && <p>{start.noneOffered}</p>}
      {rest.map(({ id, kind, name, commune, undone, stalls }) => (
        <section class="card stack" key={id}>
          <h3>
            {labels.siteKinds[kind]}: {name}
          </h3>
          <small>
            {commune} · {fill(start.undone, { undone, stalls })}
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
    </>
  )
}
