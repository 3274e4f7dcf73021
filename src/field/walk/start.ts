import type { OfferedLists } from '../../domain/capture/exchange.ts'
import type { MetCase } from '../../domain/capture/record.ts'
import { forgetLists, hasSignedOut, SIGNED_OUT } from '../signed-out.ts'
import { show } from './device.ts'
import { wasEmptied } from './emptied.ts'
import type { Answer, Engine, KeptRecord, Offered, Room } from './engine.ts'
import { handover, takeIn } from './handing.ts'
import { prune, roomLeft, save, shown } from './keeping.ts'
import { dropList, lists, openList, takeList } from './lists.ts'
import { reconcile } from './reconciling.ts'
import { answerOf, ask } from './server.ts'
import { askWho, officerOf } from './session.ts'
import { close, open, sites, take } from './sites.ts'
import { Sender } from './sync.ts'
import { openVault, type Vault } from './vault.ts'

/** What the phone keeps and sends, for the screens. One for each page. */
export function startEngine(): Engine {
  const vault = openVault()
  const { changed, watch } = tellTabs()
  const sender = new Sender(vault, changed)
  const after = async <Value>(act: Promise<Value>, then: () => void = () => {}): Promise<Value> => {
    const value = await act
    then()
    changed()
    return value
  }
  sendByItself(sender)
  askByItself(() => void askWho(vault).then(changed, () => undefined))
  void prune(vault).catch(() => undefined)
  return {
    officer: () => officerOf(vault),
    offered: () => after(offered(vault), () => sender.forgetWho()),
    take: (site) => after(take(vault, site), () => void sender.send()),
    sites: () => sites(vault),
    open: (site) => open(vault, site),
    close: (site) => after(close(vault, site), () => void sender.send()),
    takeList: (of) => after(takeList(vault, of), () => void sender.send()),
    lists: () => lists(vault),
    openList: (hamlet) => openList(vault, hamlet),
    dropList: (hamlet) => after(dropList(vault, hamlet)),
    save: (body, label, supersedes) => after(save(vault, body, label, supersedes), () => sender.sendSoon()),
    records: () => records(vault),
    send: () => sender.send(),
    state: () => sender.state,
    reconcile: () => after(reconcile(vault), () => void sender.send()),
    discard: (id) => after(discard(vault, id)),
    handover: () => handover(vault),
    takeIn: (file) => after(takeIn(vault, file), () => sender.sendSoon()),
    room: () => room(vault),
    watch,
  }
}

/** Every tab of the phone hears of a change in any of them. */
function tellTabs() {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const tabs = new BroadcastChannel('pho-qr-walk')
  tabs.onmessage = tell
  const leave = () => {
    if (hasSignedOut()) forgetLists()
    tell()
  }
  if (hasSignedOut()) forgetLists()
  window.addEventListener('storage', ({ key }) => key === SIGNED_OUT && leave())
  return {
    changed: () => {
      tell()
      tabs.postMessage('changed')
    },
    watch: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** At the start, when the signal is back, and when somebody looks at the phone again. */
function sendByItself(sender: Sender): void {
  const send = () => void sender.send()
  for (const change of ['online', 'offline']) window.addEventListener(change, send)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send())
  send()
}

/**
 * Whose phone this is by now. Whoever signs in by another page where nobody signed out is not to read, or to record, as
 * who held it before. Nothing waits for the answer: without a signal it stays whose it was.
 */
function askByItself(ask: () => void): void {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask())
  ask()
}

/** Lists are asked for only where there may be any. */
async function offered(vault: Vault): Promise<Answer<Offered>> {
  const who = answerOf(await askWho(vault))
  if (!who.ok) return who
  const { officer, sites, recordsIn = [] } = who.value
  const reply = recordsIn.length > 0 ? answerOf(await ask<OfferedLists>('/walk/meeting-lists')) : undefined
  return { ok: true, value: { officer, sites, lists: reply?.ok ? reply.value.lists : [] } }
}

async function room(vault: Vault): Promise<Room> {
  const persisted = (await navigator.storage?.persisted()) ?? false
  return { left: await roomLeft(), persisted, emptied: await wasEmptied(vault) }
}

/** Of another officer's, no more than what the strip draws; of whom somebody met nothing. */
async function records(vault: Vault): Promise<readonly KeptRecord[]> {
  const officer = await officerOf(vault)
  const db = await vault.read()
  const rows = (await db.getAllFromIndex('records', 'place')).reverse()
  const device = officer && (await db.get('devices', officer.id))
  return Promise.all(
    rows.map(async (row) => {
      const { receipt, tooLarge, supersedes, ...others } = shown(row)
      if (row.officer !== officer?.id && row.origin === 'own') return others
      const isOwn = row.officer === officer?.id
      const envelope = isOwn && row.state === 'set-aside' ? await db.get('envelopes', row.id) : undefined
      const met = isOwn && row.met && device ? await show<MetCase>(row.met, device).catch(() => undefined) : undefined
      const label = met ? { ...others.label, met } : others.label
      return { ...others, label, receipt, tooLarge, supersedes, ...(envelope && { envelope }) }
    }),
  )
}

async function discard(vault: Vault, id: string): Promise<void> {
  const officer = await officerOf(vault)
  await vault.write(['records', 'envelopes'], async (tx) => {
    const row = await tx.objectStore('records').get(id)
    if (row?.state !== 'set-aside' || row.officer !== officer?.id) return
    await tx.objectStore('records').delete(id)
    await tx.objectStore('envelopes').delete(id)
  })
}
