import type { EditField } from '../../domain/capture/record.ts'
import { dayOf, type Instant, showMoment, showTime } from '../../domain/day.ts'
import type { Category, MerchantKind } from '../../domain/merchant.ts'
import { vi } from '../messages/vi.ts'

const { later } = vi.edits

/** A value as people read it: names and numbers as they are, words of lists by their labels. */
export function showValue(field: EditField, value: string): string {
  if (field === 'category') return vi.merchants.categories[value as Category]
  return field === 'merchant-kind' ? vi.merchants.kinds[value as MerchantKind] : value
}

/** 09:10, with its day where that is not today. */
export const showWhen = (at: Instant, now: Instant): string =>
  dayOf(at) === dayOf(now) ? showTime(at) : showMoment(at)

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]

/** How long one moment is from another, in the largest unit that fills: 20 phút sau, trước đó 3 giờ. */
export function showLater(from: Instant, to: Instant): string {
  const seconds = Math.abs(to - from)
  if (seconds < MINUTE) return later.same
  const span =
    seconds < HOUR
      ? later.minutes(Math.floor(seconds / MINUTE))
      : seconds < DAY
        ? later.hours(Math.floor(seconds / HOUR))
        : later.days(Math.floor(seconds / DAY))
  return to > from ? later.after(span) : later.before(span)
}
