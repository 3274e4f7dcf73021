import { activateDueAccounts } from '../store/accounts.ts'
import type { Services } from '../web/services.ts'

/** Makes due accounts live; one that cannot be is named in the log and left as it is. */
export async function activate({ store, clock, log }: Services): Promise<void> {
  try {
    const { refused } = await activateDueAccounts(store, clock())
    for (const { account, rule } of refused) log({ event: 'activation-refused', account, rule })
  } catch (error) {
    log({ event: 'activation-failed', error: error instanceof Error ? error.name : 'unknown' })
  }
}
