import type { AccountContent } from '../domain/account.ts'
import { type Bank, findBank } from '../domain/banks.ts'
import { lastFour } from '../domain/vietqr/mask.ts'
import type { CodeKind, ReadableCode } from '../domain/vietqr/reading.ts'
import { vi } from './messages/vi.ts'

/** The bank as signs name it; where the scheme has no bank, the scheme. */
export const issuerName = ({ kind, bin }: { kind: CodeKind; bin?: string | undefined }, banks: readonly Bank[]) =>
  bin === undefined ? vi.code.kinds[kind] : (findBank(bin, undefined, banks)?.short ?? bin)

/** "Agribank …1234": never more of an account than its last four characters, on every screen but the review. */
export const maskedAccount = (of: Pick<AccountContent, 'bin' | 'account' | 'kind'>, banks: readonly Bank[]): string =>
  `${issuerName(of, banks)} ${lastFour(of.account)}`

/** The kind in words; a neighbour's scheme by its own name. */
export const kindName = ({ kind, country = '' }: Pick<ReadableCode, 'kind' | 'country'>): string =>
  (kind === 'foreign' && vi.code.foreignSchemes[country]) || vi.code.kinds[kind]
