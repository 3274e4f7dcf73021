import { searchBanks } from '../../domain/banks.ts'
import { banksToday } from '../banks.ts'
import { keepPage } from '../page-cache.ts'
import { paths } from '../paths.ts'
import { respondPart } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { BankChoices } from '../ui/account-fields.tsx'

/** More would not fit under a field; a longer name finds fewer. */
const SHOWN = 8

/** Banks to tick for what is typed so far: as `q`, or under the field's own name `bank`. */
async function search(c: Ctx): Promise<Response> {
  const text = c.req.query('q') ?? c.req.query('bank') ?? ''
  const found = searchBanks(text, await banksToday(c.var.services)).slice(0, SHOWN)
  return respondPart(c, <BankChoices choices={found} />)
}

export const bankSearchRoutes: Route[] = [
  { method: 'GET', path: paths.bankSearch(), access: only('volunteer', 'coordinator'), respond: keepPage(search) },
]
