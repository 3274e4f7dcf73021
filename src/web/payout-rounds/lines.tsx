import { MODALITIES } from '../../domain/payout/line.ts'
import { listCorrections } from '../../store/payout-corrections.ts'
import { LINES_PAGE, type LineFilter, pageLines } from '../../store/payout-line-pages.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { LinesPage } from './line-views.tsx'
import { enters, type OpenedRound, readRound, titleOf } from './read.ts'

const CODE_LENGTH = 24

/** What is asked for, as far as it makes sense: anything else is not asked for. */
function readFilter(c: Ctx, { everHamlets, groups }: OpenedRound): LineFilter {
  const asked = (name: string) => c.req.query(name)?.trim() || undefined
  const [hamlet, group, modality] = [asked('hamlet'), asked('group'), asked('modality')]
  return {
    hamlet: everHamlets.find(({ id }) => id === hamlet)?.id,
    group: groups.find(({ id }) => id === group)?.id,
    modality: ([...MODALITIES, 'unknown'] as const).find((one) => one === modality),
    code: asked('code')?.toUpperCase().slice(0, CODE_LENGTH),
  }
}

/** The lines of a round, by file code, a page of them. */
export async function showLines(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'cases') return notFound(c)
  const { read } = c.var.services.store
  const filter = readFilter(c, at)
  const asked = Number(c.req.query('page') ?? 1)
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
  const corrections = at.round.state === 'closed' ? await listCorrections(read, at.round.id) : []
  const shown = await pageLines(read, at.round.id, filter, page)
  const body = (
    <LinesPage
      {...at}
      {...shown}
      {...{ filter, page }}
      pages={Math.max(Math.ceil(shown.total / LINES_PAGE), 1)}
      corrections={corrections.filter(({ decision }) => decision === 'confirmed')}
      acts={enters(c, at)}
    />
  )
  return respond(c, `${vi.payoutRounds.linesTitle}, ${titleOf(at.round)}`, body)
}
