import { withoutIdentityCard } from '../code-field.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { readPhotoInto } from '../photo.ts'
import type { Ctx } from '../route.ts'
import { COMPARE } from './form.ts'
import { type Comparison, compareWall, type Looker, openStallCode } from './wall.ts'

/** A form about a visit as it was sent, its photo read and the code on the wall compared. */
export interface ReadSeen {
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly hasCode: boolean
  /** Id of the code that the stall's stickers must bear today. */
  readonly liveCode: string | undefined
  readonly comparison: Comparison | undefined
  readonly photoRead: boolean
  /** It is to be drawn again whatever else it says: a photo was read, a code compared, or none may be kept. */
  readonly stays: boolean
}

/** Reads the photo into the form, leaves out what may not be kept, and compares the code with the stall's. */
export async function readSeen(c: Ctx, by: Looker, stall: string, sent: Typed): Promise<ReadSeen> {
  const photo = await readPhotoInto(c, sent)
  const read = photo?.typed ?? sent
  const typed = withoutIdentityCard(read)
  const refused: FieldErrors = typed === read ? {} : { code: vi.code.refusals['identity-card'] }
  const live = await openStallCode(by, stall)
  const comparison = await compareWall(by, stall, live, typedIn(typed, 'code'))
  return {
    ...{ typed, comparison, hasCode: live !== undefined, liveCode: live?.code.id, photoRead: photo?.found ?? false },
    errors: { ...refused, ...photo?.errors },
    stays: photo !== undefined || typed !== read || typedIn(typed, 'act') === COMPARE,
  }
}
