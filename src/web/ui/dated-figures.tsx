import { showNumber } from '../../domain/numbers.ts'
import { type Share, showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'

/** Undefined for a list that the viewer does not read. */
type Href = string | undefined

/** A share of a day in a cell or a sentence, which opens the list of that day. Nothing counted is said in words. */
export const DatedShare = ({ share, href }: { share: Share; href: Href }) => {
  if (share.total === 0) return <>{vi.ui.none}</>
  return href === undefined ? <span>{showShare(share)}</span> : <a href={href}>{showShare(share)}</a>
}

/** N of a day, which opens its list. */
export const DatedNumber = ({ count, href }: { count: number; href: Href }) =>
  href === undefined ? <span>{showNumber(count)}</span> : <a href={href}>{showNumber(count)}</a>
