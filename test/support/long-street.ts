import { expect } from 'vitest'
import { PURPOSES } from '../../src/domain/consent.ts'
import type { Database, Store, Write } from '../../src/store/database.ts'
import { listLiveCodes } from '../../src/store/payment-codes.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { accountProposals } from '../../src/store/schema.ts'
import { insertBlocks, insertSite } from '../../src/store/sites.ts'
import { insertStalls } from '../../src/store/stalls.ts'
import { insertStickers, newSerial } from '../../src/store/stickers.ts'
import { approve, hoScope, newId, owned, register, typed } from './accounts.ts'
import { WORLD_NOW, world } from './world.ts'

const GOODS = ['Tạp hóa', 'Bún bò', 'Cà phê', 'Vải sợi', 'Sửa xe', 'Trái cây'] as const
const FAMILIES = ['Nguyễn Thị Út', 'Trần Văn Năm', 'Lê Thị Bảy', 'Phạm Đức Lộc', 'Võ Hồng Hạnh'] as const
const CATEGORIES = ['groceries', 'food', 'fresh', 'clothing', 'services', 'other'] as const

/** What is secret of a registered stall. */
export interface Secrets {
  readonly account: string
  readonly holder: string
  readonly phone: string
}

export const secretsOf = (at: number): Secrets => ({
  account: `97${String(10_000_019 + at * 7_919_993).padStart(9, '0')}`,
  holder: `CHU TAI KHOAN ${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + (Math.floor(at / 26) % 26))}`,
  phone: `0905${String(100_003 + at * 4_973).padStart(6, '0')}`,
})

/** A street of the first commune where everybody is registered, with a live account and a printed sticker each. */
export async function addLongStreet(store: Store, site: string, stalls: number): Promise<void> {
  const ids = Array.from({ length: stalls }, () => crypto.randomUUID())
  expect(await store.commit(placeWrites(store.read, site, ids), [])).toMatchObject({ ok: true })
  for (const [at, stall] of ids.entries()) await registerStall(store, stall, at)
  for (const { id } of await store.read.select({ id: accountProposals.id }).from(accountProposals))
    expect(await approve(store, id)).toMatchObject({ ok: true })
  await printAll(store, site)
}

/** Twenty stalls to a block, both sides in turn. */
function placeWrites(db: Database, site: string, stalls: readonly string[]): Write[] {
  const block = (at: number) => `${site}-block-${Math.floor(at / 20) + 1}`
  const place = { id: site, kind: 'street', name: 'Phố dài', folded: `pho dai ${site}` } as const
  const rows = stalls.map((id, at) => ({
    ...{ id, site, block: block(at), side: at % 2 === 0 ? ('odd' as const) : ('even' as const) },
    ...{ position: at + 1, number: String(at + 1), createdAt: 1 },
  }))
  const blocks = [...new Set(rows.map((row) => row.block))].map((id, at) => ({
    ...{ id, site, position: at + 1, name: `Đoạn ${at + 1}`, endsAt: `Hẻm ${at + 1}` },
  }))
  const street = insertSite(db, { ...place, commune: world.commune, createdAt: 1 })
  return [street, insertBlocks(db, blocks), insertStalls(db, rows)]
}

async function registerStall(store: Store, stall: string, at: number): Promise<void> {
  const { account, holder, phone } = secretsOf(at)
  const tradeName = `${GOODS[at % GOODS.length]} ${FAMILIES[(at * 3) % FAMILIES.length]} ${at}`
  const category = CATEGORIES[at % CATEGORIES.length] ?? 'other'
  await register(store, {
    ...{ stall, merchant: crypto.randomUUID(), tradeName, category },
    ...{ consents: PURPOSES, phone, account: owned(typed(account), holder) },
  })
}

async function printAll(store: Store, site: string): Promise<void> {
  const codes = await listLiveCodes(store.read, hoScope, site)
  const id = newId()
  const run = { id, site, officer: world.officers.ho, template: 'stall', count: codes.length, fileDigest: 'd' }
  const stickers = codes.map(async ({ code, merchant, stall }) => ({
    ...{ serial: await newSerial(store.keys, crypto.getRandomValues(new Uint8Array(6))), run: id },
    ...{ code: code.id, merchant: merchant.id, stall: stall.id, printedAt: WORLD_NOW },
  }))
  const writes = [
    insertPrintRun(store.read, { ...run, at: WORLD_NOW }),
    insertStickers(store.read, await Promise.all(stickers)),
  ]
  expect(await store.commit(writes, [])).toMatchObject({ ok: true })
}
