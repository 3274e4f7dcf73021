import { HANDOVER_RECORDS, type HandoverReading, readHandover } from '../../domain/capture/handover.ts'
import { isReceived, type Receipt } from '../../domain/capture/receipt.ts'
import { listReceived } from '../../store/captures.ts'
import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { FILE, HandoverPage, type HandoverResult, ResultPage } from './handover-views.tsx'
import { receiveAll } from './sending.ts'

const words = vi.captures

export const showHandover = (c: Ctx): Response => respond(c, words.handover, <HandoverPage />)

/** Takes in the records of a file, whoever brings it: they are those of whoever made them, and come in once. */
export async function takeHandover(c: Ctx): Promise<Response> {
  const form = await c.req.formData().catch(() => new FormData())
  const file = form.get(FILE)
  if (!(file instanceof File) || file.size === 0) return again(c, words.fileMissing)
  const reading = readHandover(await file.text())
  if (reading === undefined) return again(c, words.notOurs)
  if (reading.records.length > HANDOVER_RECORDS) return again(c, words.tooMany(HANDOVER_RECORDS))
  return respond(c, words.received, <ResultPage result={await resultOf(c, reading)} />)
}

const again = (c: Ctx, error: string): Response => respond(c, words.handover, <HandoverPage error={error} />, 422)

async function resultOf(c: Ctx, { records, damaged, promised }: HandoverReading): Promise<HandoverResult> {
  const { services, scope } = c.var
  const known = new Set(
    await listReceived(
      services.store.read,
      records.map(({ envelope }) => envelope.id),
    ),
  )
  const receipts = await receiveAll(services, scope.officer, records)
  const isKnown = (receipt: Receipt) => known.has(receipt.id) && isReceived(receipt)
  return {
    stored: receipts.filter((receipt) => isReceived(receipt) && !isKnown(receipt)).length,
    known: receipts.filter(isKnown).length,
    conflicts: receipts.filter(({ state }) => state === 'conflict').length,
    aside: receipts.flatMap((receipt, at) => (isReceived(receipt) ? [] : [{ receipt, label: records[at]?.label }])),
    damaged,
    missing: promised !== undefined && promised > records.length ? { promised, read: records.length } : undefined,
  }
}
