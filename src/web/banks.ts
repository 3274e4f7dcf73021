import type { Bank } from '../domain/banks.ts'
import { dayOf } from '../domain/day.ts'
import { type AddedBank, listAddedBanks } from '../store/banks.ts'
import type { Services } from './services.ts'

/** The bank table known at start, then what administrators added, from whatever day. */
export async function listedBanks({ banks, store }: Pick<Services, 'banks' | 'store'>): Promise<readonly Bank[]> {
  return [...banks, ...(await listAddedBanks(store.read)).map(bankOf)]
}

/** The banks of today: a bank that was added from a coming day is not known before it. */
export async function banksToday(services: Pick<Services, 'banks' | 'store' | 'clock'>): Promise<readonly Bank[]> {
  const today = dayOf(services.clock())
  return (await listedBanks(services)).filter(({ from }) => from === undefined || from <= today)
}

const bankOf = ({ bin, short, name, fromDay }: AddedBank): Bank => ({
  ...{ bin, short, name, code: short, from: fromDay },
  kind: 'bank',
  transfers: true,
  formerNames: [],
  aliases: [],
})
