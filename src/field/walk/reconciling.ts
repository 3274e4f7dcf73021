import type { Known, Question } from '../../domain/capture/exchange.ts'
import type { Answer, Reconciliation } from './engine.ts'
import type { RecordRow } from './outbox.ts'
import { ask, failureOf } from './server.ts'
import { greet } from './session.ts'
import type { Vault } from './vault.ts'

/** Ids that are asked after at once. */
const QUESTION = 500

/** Asks the server what it has of this phone. What it does not know, and is kept still, waits again. */
export async function reconcile(vault: Vault): Promise<Answer<Reconciliation>> {
  const who = await greet(vault)
  if (who.kind !== 'answered') return failureOf(who)
  const { id: device, officer } = who.value
  const all = await (await vault.read()).getAll('records')
  const own = all.filter((row) => row.origin === 'own' && row.officer === officer)
  const sent = own.filter(({ state }) => state === 'sent').map(({ id }) => id)
  const known = new Set<string>()
  let there = 0
  for (let at = 0; at === 0 || at < sent.length; at += QUESTION) {
    const question: Question = { device, ids: sent.slice(at, at + QUESTION) }
    const reply = await ask<Known>('/walk/reconciliation', question)
    if (reply.kind !== 'answered') return failureOf(reply)
    for (const id of reply.value.known) known.add(id)
    there = reply.value.count
  }
  const missing = await waitAgain(
    vault,
    sent.filter((id) => !known.has(id)),
  )
  return { ok: true, value: { here: countOf(own), there, missing } }
}

/** What was set aside and replaced is on no side. */
function countOf(own: readonly RecordRow[]): number {
  const replaced = new Set(own.flatMap(({ supersedes }) => supersedes ?? []))
  return own.filter(({ id, state }) => state !== 'set-aside' || !replaced.has(id)).length
}

function waitAgain(vault: Vault, ids: readonly string[]): Promise<number> {
  return vault.write(['records', 'envelopes'], async (tx) => {
    let count = 0
    for (const id of ids) {
      const row = await tx.objectStore('records').get(id)
      const isKept = (await tx.objectStore('envelopes').getKey(id)) !== undefined
      if (row?.state !== 'sent' || !isKept) continue
      await tx.objectStore('records').put({ ...row, state: 'waiting', receipt: undefined, answeredAt: undefined })
      count++
    }
    return count
  })
}
