import type { ListRow, Vault } from './vault.ts'

/** Takes the lists of whom to meet off the phone but those that are still to be kept, whoever's they are. */
export async function keepLists(vault: Vault, isKept: (list: ListRow) => boolean): Promise<void> {
  const gone = (await (await vault.read()).getAll('lists')).filter((list) => !isKept(list))
  if (gone.length === 0) return
  await vault.write(['lists'], async (tx) => {
    for (const { officer, hamlet } of gone) await tx.objectStore('lists').delete([officer, hamlet])
  })
}
