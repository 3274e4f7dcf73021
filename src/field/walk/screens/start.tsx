/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { fill } from '../../../domain/capture/words.ts'
import { dayOf, daysBetween, showMoment } from '../../../domain/day.ts'
import { showNumber } from '../../../domain/numbers.ts'
import type { KeptSite } from '../engine.ts'
import { clock } from '../keeping.ts'
import { usePhone } from '../phone.ts'
import { fewLeft, tallyOf } from '../rules/kept.ts'
import { hashOf } from '../rules/route.ts'
import { Note } from '../ui/form.tsx'
import { Mark } from '../ui/mark.tsx'
import { KeptLists } from '../ui/meeting-lists.tsx'
import { type Acting, Offered, useTaking } from '../ui/offered.tsx'

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
      {kept.sites.length + kept.lists.length === 0 && <p class="empty">{start.none}</p>}
      {kept.sites.map((site) => (
        <Taken key={site.id} site={site} {...act} />
      ))}
      <KeptLists />
      <Offered {...act} />
      <p class="ways">
        <a href="/">{start.home}</a>
      </p>
    </div>
  )
}

const Room = () => {
  const { words, kept } = usePhone()
  const few = fewLeft(kept.room.left)
  return (
    <>
      {kept.room.emptied && <Note mark={<Mark name="alarm" />}>{words.start.emptied}</Note>}
      {few !== undefined && <Note mark={<Mark name="alarm" />}>{fill(words.start.fewLeft, { count: few })}</Note>}
      {!kept.room.persisted && <Note mark={<Mark name="info" />}>{words.start.notPersisted}</Note>}
    </>
  )
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
    labels.siteKinds[site.kind],
    fill(start.takenAt, { moment: showMoment(site.at) }),
    age > 0 && fill(start.age, { days: age }),
    fill(start.size, { size: showNumber(Math.ceil(site.bytes / KB)) }),
  ]
  return (
    <section class="card stack">
      <h3>{site.name}</h3>
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
