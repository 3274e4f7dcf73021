import type { Envelope, Scheme } from './envelope.ts'
import { isVietnameseScheme } from './kinds.ts'
import { interpret, type ReadOptions } from './read.ts'

/** Whose money a NAPAS account or merchant id is: BIN and id, case ignored because banks ignore it. */
export function accountIdentity(of: { bin: string; account: string }): string {
  return `${of.bin}|${of.account.toUpperCase()}`
}

/**
 * A canonical text that names whose money a code collects, whatever else the code says: amount, memo and name do not
 * change it. For NAPAS codes and wallets that receive through NAPAS it is `accountIdentity`; for the others every
 * scheme's account as printed. Undefined for a text that is not read.
 */
export function paymentIdentity(payload: string, options: ReadOptions = {}): string | undefined {
  const read = interpret(payload, options)
  if (typeof read === 'string') return undefined
  const { bin, account, kind } = read.content
  if (bin !== undefined && account !== undefined) return accountIdentity({ bin, account })
  if (kind === 'vnpay-wallet') return `VNPayWallet|${account ?? ''}`
  return nameSchemes(read.envelope)
}

function nameSchemes({ objects, schemes }: Envelope): string {
  const names: string[] = []
  for (let id = 2; id <= 25; id++) if (objects[id] !== undefined) names.push(`${id}|${objects[id]}`)
  for (const scheme of schemes) names.push(nameScheme(scheme))
  return names.sort().join(' ')
}

// A Vietnamese scheme keeps its merchant id in 01; abroad the id stands anywhere in the template, so all of it counts.
function nameScheme({ template, value }: Scheme): string {
  const guid = template[0] ?? ''
  return isVietnameseScheme(guid) ? `${guid}|${template[1] ?? ''}` : value
}
