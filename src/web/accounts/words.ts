import type { AccountContent } from '../../domain/account.ts'
import { type Bank, findBank } from '../../domain/banks.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import { vi } from '../messages/vi.ts'

type Where = Pick<AccountContent, 'bin' | 'account' | 'kind'>

/** The bank as signs name it; where the scheme has no bank, the scheme. */
export const bankName = ({ bin, kind }: Where, banks: readonly Bank[]): string =>
  bin === undefined ? vi.code.kinds[kind] : (findBank(bin, undefined, banks)?.short ?? bin)

/** Bank and last four, as every screen but the review shows an account. */
export const maskedAccount = (where: Where, banks: readonly Bank[]): string =>
  `${bankName(where, banks)} ${lastFour(where.account)}`
