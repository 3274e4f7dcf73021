import { showUnit } from '../../domain/place.ts'
import { actsFor } from '../commune.ts'
import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import type { Differences } from './differences-views.tsx'
import type { CommuneMonths } from './read.ts'
import { MonthsPage } from './views.tsx'

const { months: words } = vi

export function monthsPage(c: Ctx, at: CommuneMonths, refusal?: string, differences?: Differences): Response {
  const props = { at, closes: closesIn(c, at), newId: c.var.services.newId, refusal, differences }
  const page = <MonthsPage {...props} />
  return respond(c, words.of(showUnit(at.unit)), page, refusal === undefined ? 200 : 422)
}

/** Who leads the commune closes its months; others read them. */
export const closesIn = (c: Ctx, { unit }: Pick<CommuneMonths, 'unit'>): boolean => actsFor(c, unit, ['leader'])
