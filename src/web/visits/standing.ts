import type { StandingSticker } from '../../domain/placing.ts'
import { listStickers } from '../../store/stickers.ts'
import type { Comparison, Looker } from './wall.ts'

/** The stickers a match could place: of the matched code, not void; none where the sticker was not seen. */
export async function listStanding(
  { services, scope }: Looker,
  stall: string,
  comparison: Comparison | undefined,
  seen: { display?: string | undefined; outcome: string },
): Promise<StandingSticker[]> {
  const code = comparison?.result.scan === 'match' ? comparison.result.code : undefined
  if (code === undefined || seen.display === 'missing' || seen.outcome === 'closed-for-good') return []
  const stickers = await listStickers(services.store.read, scope, stall)
  return stickers.filter((one) => one.state !== 'void' && one.code === code)
}
