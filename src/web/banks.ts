import type { Bank } from '../domain/banks.ts'
import { type AddedBank, listAddedBanks } from '../store/banks.ts'
import type { Services } from './services.ts'

/** The bank table of this moment: the one known at start, then what administrators added. */
export async function allBanks({ banks, store }: Services): Promise<readonly Bank[]> {
  return [...banks, ...(await listAddedBanks(store.read)).map(bankOf)]
}

const bankOf = ({ bin, short, name, fromDay }: AddedBank): Bank => ({
  ...{ bin, short, name, code: short, from: fromDay },
  kind: 'bank',
  transfers: true,
  formerNames: [],
  aliases: [],
})
