import { parseDong } from './amount.ts'
import type { Objects } from './objects.ts'
import type { VietnameseCode, Warning } from './reading.ts'

/**
 * VNPAY's personal wallet of before the standard: 01 is "10" and what others put in templates stands flat (04 the
 * scheme, 07 the phone number that is the wallet's id, 08 name, 09 amount, 10 currency, 11 memo), without 53 and 58.
 * Undefined for any other code.
 */
export function readOldWallet(objects: Objects, warnings: Warning[]): VietnameseCode | undefined {
  if (objects.get('01') !== '10' || objects.get('04') !== 'VNPayWallet' || objects.has('53')) return undefined
  const code: VietnameseCode = { ok: true, kind: 'vnpay-wallet', warnings: [...warnings, 'old-wallet-layout'] }
  const amount = parseDong(objects.get('09') ?? '')
  const [account, memo, name] = [objects.get('07'), objects.get('11'), objects.get('08')]
  if (account !== undefined) code.account = account
  if (amount !== undefined) code.amount = amount
  if (memo !== undefined) code.memo = memo
  if (name !== undefined) code.name = name
  return code
}
