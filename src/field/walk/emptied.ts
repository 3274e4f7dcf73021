import type { Vault } from './vault.ts'

/** Set once this phone keeps anything: kept beside the vault, so that it tells of one that was cleared. */
const KEEPS = 'pho-qr-keeps'

export function noteKeeps(): void {
  try {
    localStorage.setItem(KEEPS, '1')
  } catch {
    // Nothing tells of it then, as before.
  }
}

/** Whether the phone kept records once and its vault holds no officer's key any more: it was cleared, unsent records and all. */
export async function wasEmptied(vault: Vault): Promise<boolean> {
  try {
    return localStorage.getItem(KEEPS) !== null && (await (await vault.read()).count('devices')) === 0
  } catch {
    return false
  }
}
