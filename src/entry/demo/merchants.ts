import { scopeOf } from '../../domain/access.ts'
import { codeForAccount, type Relation } from '../../domain/account.ts'
import { DEMO_BANK } from '../../domain/banks.ts'
import type { Category } from '../../domain/merchant.ts'
import { bankForm } from '../../domain/names.ts'
import { draftApproval } from '../../store/account-decisions.ts'
import { listOpenProposals } from '../../store/account-proposals.ts'
import { draftRegistration, type ProposedAccount } from '../../store/registrations.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { DAYS_AGO, momentAgo, type PlacedSite, type PlacedStall } from './sites.ts'

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Võ', 'Bùi', 'Đinh', 'Huỳnh', 'Đỗ', 'Hồ', 'Phan', 'Đặng']
const MIDDLE = ['Thị', 'Văn', 'Thị Mai', 'Đình', 'Thị Ngọc', 'Hữu', 'Thị Thu', 'Quốc', 'Thị Kim']
const GIVEN = [
  'Út',
  'Lan',
  'Hơ',
  'Ánh',
  'Đệ',
  'Bảy',
  'Sáu',
  'Thiên',
  'Hoà',
  'Thư',
  'Tám',
  'Liên',
  'Ruộng',
  'Phú',
  'Đức',
]

/** An invented person; equal numbers give equal people. */
const holderOf = (n: number): string => [FAMILY[n % 12], MIDDLE[n % 9], GIVEN[(n * 7) % 15]].join(' ')

const hasAccount = ({ progress }: PlacedStall): boolean => 'BOvkcpa'.includes(progress)
const hasMerchant = ({ progress }: PlacedStall): boolean =>
  hasAccount({ progress } as PlacedStall) || 'xhy'.includes(progress)

/** Registers the merchants by one volunteer, and has every account approved by the coordinator. */
export async function registerMerchants(services: Services, sites: readonly PlacedSite[], now: number): Promise<void> {
  const { store, newId } = services
  const at = momentAgo(now, DAYS_AGO.registered, 9)
  let person = 0
  for (const site of sites) {
    for (const stall of site.stalls.filter(hasMerchant)) {
      person += 1
      const registration = registrationOf(stall, person)
      await commitDemo(store, await draftRegistration(store, registration, { by: 'lan', at, newId }))
    }
  }
  await approveAll(services, momentAgo(now, DAYS_AGO.approved, 15))
}

function registrationOf(stall: PlacedStall, n: number) {
  return {
    merchant: `merchant-${stall.id}`,
    stall: stall.id,
    tradeName: stall.tradeName,
    kind: n % 5 === 0 ? ('household-business' as const) : ('individual' as const),
    category: categoryOf(stall.tradeName),
    consents: hasAccount(stall) ? (['sticker', ...(n % 4 === 0 ? ['phone' as const] : [])] as const) : [],
    ...(hasAccount(stall) && n % 4 === 0 && { phone: `0900000${String(n).padStart(3, '0')}` }),
    ...(hasAccount(stall) && { account: accountOf(n) }),
  }
}

/** An account at the bank that does not exist: the code decodes and cannot be paid. */
function accountOf(n: number): ProposedAccount {
  const built = codeForAccount(DEMO_BANK.bin, `9990${String(100_000 + n * 37)}`, [DEMO_BANK])
  if (!built.ok) throw new Error(built.reason)
  const relation: Relation = n % 9 === 0 ? 'other' : n % 5 === 0 ? 'relative' : 'own'
  return { destination: built.destination, holder: bankForm(holderOf(n)), relation }
}

const CATEGORIES: readonly (readonly [RegExp, Category])[] = [
  [/rau|thịt|cá|trứng|gà|tôm|mực|ốc|cua|trái cây|chuối|dừa|hành|đậu hũ/i, 'fresh'],
  [/phở|bún|bánh|cơm|chè|xôi|cháo|cà phê|trà|nước|nem|bia/i, 'food'],
  [/vải|quần áo|giày|mũ|đồ bé|chăn|áo|túi/i, 'clothing'],
  [/tạp hóa|gạo|gia vị|mắm|khô|nhang|vàng mã|kẹo/i, 'groceries'],
  [/sửa|cắt|may|giặt|photo|hàn|hớt/i, 'services'],
]
const categoryOf = (tradeName: string): Category => CATEGORIES.find(([words]) => words.test(tradeName))?.[1] ?? 'other'

async function approveAll({ store, newId }: Services, at: number): Promise<void> {
  const scope = scopeOf('ho', [{ role: 'coordinator', unit: '21040' }], ['coordinator'])
  if (scope === undefined) throw new Error('the coordinator has no scope')
  for (const found of await listOpenProposals(store.read, scope)) {
    const verdict = { by: 'ho', at, seenDigest: found.proposal.digest }
    const draft = await draftApproval(store, newId, found, verdict)
    if (!draft.ok) throw new Error(draft.reason)
    await commitDemo(store, draft)
  }
}
