import type { Scope } from '../../src/domain/access.ts'
import { codeForAccount } from '../../src/domain/account.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { addDays, dayOf, type Instant } from '../../src/domain/day.ts'
import { CATEGORIES } from '../../src/domain/merchant.ts'
import { bankForm } from '../../src/domain/names.ts'
import { readPhone } from '../../src/domain/phones.ts'
import { draftApproval } from '../../src/store/account-decisions.ts'
import { listOpenProposals } from '../../src/store/account-proposals.ts'
import type { Store } from '../../src/store/database.ts'
import type { Draft } from '../../src/store/draft.ts'
import { listLiveCodes, type SealedCode } from '../../src/store/payment-codes.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { draftRegistration, type Registration } from '../../src/store/registrations.ts'
import { draftSite } from '../../src/store/site-lists.ts'
import { listStandings } from '../../src/store/standings.ts'
import { insertStickerEvent, insertStickers, newSerial } from '../../src/store/stickers.ts'
import { insertVisit } from '../../src/store/visits.ts'

const COMMUNE = '21040'
const scope: Scope = { officer: 'ho', provinces: [], communes: [COMMUNE], assignedSites: false }
/** Random, as in life: ids that count up weigh next to nothing once they are compressed. */
const newId = (): string => crypto.randomUUID()

const GOODS = ['Gạo', 'Bún bò', 'Tạp hóa', 'Quần áo', 'Trái cây', 'Cà phê', 'Sửa xe', 'Vải', 'Bánh mì', 'Nước mắm']
const NAMES = ['Út', 'Bảy Thiên', 'Minh Thư', 'Kim Liên', 'Ngọc Ánh', 'Hữu Phú', 'Thu Hoà', 'Đình Đức', 'Tám Ruộng']

/** What of the n-th vendor must never leave the server. */
export const secretsOf = (n: number) => ({
  account: String(90_000_000_000 + n * 7_919),
  holder: `TRAN THI BI MAT ${n}`,
  phone: `09${String(10_000_000 + n * 31)}`,
})

/**
 * A street of the first commune where every stall has a vendor, a phone number, a live code, a printed sticker and a
 * visit, every second sticker placed: as heavy as a street gets. Answers its stalls in walking order.
 */
export async function addStreet(store: Store, of: { id: string; stalls: number; at: Instant }): Promise<string[]> {
  const { id, stalls, at } = of
  const spots = Array.from({ length: stalls }, (_, n) => ({
    ...{ number: String(n + 1), side: n % 2 === 0 ? ('odd' as const) : ('even' as const) },
  }))
  const blocks = [
    { name: 'Đầu đường đến Hẻm 21', endsAt: 'Hẻm 21', spots: spots.slice(0, stalls / 2) },
    { name: 'Hẻm 21 đến cuối đường', endsAt: null, spots: spots.slice(stalls / 2) },
  ]
  const site = { id, commune: COMMUNE, kind: 'street', name: `Đường ${id}`, blocks } as const
  await commit(store, draftSite(store.read, site, { by: 'ho', at, newId }))
  const placed = await listStandings(store.read, scope, { site: id }, dayOf(at))
  for (const [n, { stall }] of placed.entries()) await commit(store, await draftVendor(store, stall, n, at))
  for (const found of await listOpenProposals(store.read, scope)) {
    const draft = await draftApproval(store, newId, found, { by: 'ho', at, seenDigest: found.proposal.digest })
    if (!draft.ok) throw new Error(draft.reason)
    await commit(store, draft)
  }
  await commit(store, await draftStickers(store, id, at))
  return placed.map(({ stall }) => stall)
}

async function commit(store: Store, { writes, entries }: Draft): Promise<void> {
  const committed = await store.commit(writes, entries)
  if (!committed.ok) throw new Error(`the street was refused: ${committed.rule}`)
}

function draftVendor(store: Store, stall: string, n: number, at: Instant): Promise<Draft> {
  const { account, holder, phone } = secretsOf(n)
  const made = codeForAccount(DEMO_BANK.bin, account, [DEMO_BANK])
  const read = readPhone(phone)
  if (!made.ok || !read.ok) throw new Error(`no account or phone for ${n}`)
  const registration: Registration = {
    ...{ merchant: newId(), stall, kind: 'individual', consents: ['sticker', 'phone'], phone: read.phone },
    tradeName: `${GOODS[n % GOODS.length]} ${NAMES[n % NAMES.length]} ${n}`,
    category: CATEGORIES[n % CATEGORIES.length] ?? 'other',
    account: { destination: made.destination, holder: bankForm(holder), relation: 'own' },
  }
  return draftRegistration(store, registration, { by: 'lan', at, newId })
}

/** One run for the whole street, and the walk that found half of it on its walls. */
async function draftStickers(store: Store, site: string, at: Instant): Promise<Draft> {
  const db = store.read
  const run = { id: newId(), site, officer: 'ho', template: 'stall', fileDigest: 'f'.repeat(64), at }
  const codes = await listLiveCodes(db, scope, site)
  const serials = await Promise.all(codes.map(() => newSerial(store.keys, crypto.getRandomValues(new Uint8Array(6)))))
  const rows = codes.map(({ code, merchant, stall }, n) => ({
    ...{ serial: serials[n] ?? '', code: code.id, merchant: merchant.id, stall: stall.id },
    ...{ run: run.id, printedAt: at },
  }))
  const found = rows.filter((_, n) => n % 2 === 0)
  const visits = codes.map((code, n) => ({ ...visitOf(code, n % 2 === 0, at), id: newId() }))
  const placed = found.map(({ serial, stall }) => {
    const visit = visits.find((one) => one.stall === stall)?.id ?? ''
    return insertStickerEvent(db, { serial, event: 'placed', officer: 'lan', at, visit })
  })
  const writes = [insertPrintRun(db, { ...run, count: rows.length }), insertStickers(db, rows)]
  return { writes: [...writes, ...visits.map((visit) => insertVisit(db, visit)), ...placed], entries: [] }
}

const visitOf = ({ code, merchant, stall }: SealedCode, isPlaced: boolean, at: Instant) => ({
  ...{ stall: stall.id, merchant: merchant.id, officer: 'lan', day: dayOf(at), at },
  ...(isPlaced
    ? ({ outcome: 'agreed', display: 'in-place', scan: 'match', code: code.id } as const)
    : ({ outcome: 'postponed', returnDay: addDays(dayOf(at), 8) } as const)),
})
