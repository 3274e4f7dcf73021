import { listArrearsFor } from '../../store/payout-arrears.ts'
import { listLines } from '../../store/payout-contents.ts'
import { listTold } from '../../store/payout-corrected.ts'
import { listCorrections } from '../../store/payout-corrections.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CorrectionsPage } from './correction-views.tsx'
import { decides, enters, readRound, titleOf } from './read.ts'

/** The corrections of a closed round: what was frozen, what it should have been, and who said so. */
export async function showCorrections(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.state !== 'closed') return notFound(c)
  const { store, newId } = c.var.services
  const { read } = store
  const { id } = at.round
  const corrections = await listCorrections(read, id)
  const corrected = new Set(corrections.map(({ caseCode }) => caseCode))
  const lines = corrections.length === 0 ? [] : await listLines(read, id)
  const page = (
    <CorrectionsPage
      {...at}
      {...{ corrections, newId }}
      lines={new Map(lines.filter(({ caseCode }) => corrected.has(caseCode)).map((line) => [line.caseCode, line]))}
      given={corrections.length === 0 ? [] : await listArrearsFor(read, at.round)}
      told={(await listTold(read, [at.round])).get(id) ?? new Map()}
      viewer={c.var.scope.officer}
      acts={enters(c, at)}
      decides={decides(c, at)}
    />
  )
  return respond(c, `${vi.payoutRounds.corrections.title}, ${titleOf(at.round)}`, page)
}
