import { addDays, type Day } from './day.ts'
import type { Period } from './period.ts'

/** A calendar month in Viet Nam, written YYYY-MM; such months sort as text. */
export type Month = string

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** A month as people write it: 11/2026, 1-2026, 2026-11. Undefined when there is no such month. */
export function readMonth(typed: string): Month | undefined {
  const [, year, month] = /^(\d{4})\s*[-/]\s*(\d{1,2})$/.exec(typed.trim()) ?? []
  const [, number, of] = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(typed.trim()) ?? []
  const read = `${year ?? of}-${(month ?? number ?? '').padStart(2, '0')}`
  return isMonth(read) ? read : undefined
}

export const monthOf = (day: Day): Month => day.slice(0, 7)

/** The month a number of months later, or earlier when it is negative. */
export function addMonths(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const counted = year * 12 + number - 1 + months
  return `${String(Math.floor(counted / 12)).padStart(4, '0')}-${String((counted % 12) + 1).padStart(2, '0')}`
}

/** Its days, from the first to the last. */
export const daysOfMonth = (month: Month): Period => ({
  from: `${month}-01`,
  to: addDays(`${addMonths(month, 1)}-01`, -1),
})

/** The three months that the day's quarter is made of. */
export function quarterOf(day: Day): Period {
  const first = addMonths(monthOf(day), -((Number(day.slice(5, 7)) - 1) % 3))
  return { from: daysOfMonth(first).from, to: daysOfMonth(addMonths(first, 2)).to }
}

/** Whether all its days are behind `today`: only then can it be closed. */
export const isOver = (month: Month, today: Day): boolean => daysOfMonth(month).to < today

/** 9/2026, 02/2026: as official papers write it (Decree 30/2020, appendix I). */
export function showMonth(month: Month): string {
  const [year = '', number = ''] = month.split('-')
  return `${Number(number) > 2 ? Number(number) : number}/${year}`
}
