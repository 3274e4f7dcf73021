import type { FoundStall } from '../../store/stalls.ts'
import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import type { WithdrawalForms } from './consents.tsx'
import type { NamingForms } from './naming.tsx'
import { readStall } from './read.ts'
import type { StickerForms } from './stickers.tsx'
import { StallPage } from './views.tsx'

/** What came back unsaid: taking a consent back, the loss of a sticker, or a holder's name. */
export interface Back {
  readonly refused?: WithdrawalForms['refused']
  readonly lost?: StickerForms['lost']
  readonly unnamed?: NamingForms['unnamed']
}

/** The page of a stall in the viewer's scope, as it is or with a form that was not taken. */
export async function stallPage(c: Ctx, found: FoundStall, back?: Back): Promise<Response> {
  const title = `${vi.ui.numbers[found.site.kind]} ${found.stall.number} ${found.site.name}`
  const forms = { submission: c.var.services.newId(), ...back }
  return respond(c, title, <StallPage file={await readStall(c, found)} forms={forms} />, back ? 422 : 200)
}
