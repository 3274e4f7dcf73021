import * as v from 'valibot'
import { readDong } from '../../domain/money.ts'
import { readCaseCode } from '../../domain/payout/case-code.ts'
import { vi } from '../messages/vi.ts'

const { payoutRounds: words } = vi
const typedText = v.string(vi.form.required)

/** What was read of a number as it was typed, or the sentence that says why it is none. */
type NumberReading = number | string

const readAmount = (typed: string): NumberReading => {
  const read = readDong(typed)
  return read.ok ? read.dong : words.dong[read.reason]
}

/** At most nine digits: more people than a country has. */
const readPeople = (typed: string): NumberReading => {
  const digits = typed.replace(/[.\s]/g, '')
  if (digits === '') return vi.form.required
  return /^\d{1,9}$/.test(digits) ? Number(digits) : words.totals.wholePeople
}

const numberField = (read: (typed: string) => NumberReading) =>
  v.pipe(
    typedText,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const found = read(dataset.value)
      if (typeof found === 'number') return found
      addIssue({ message: found })
      return NEVER
    }),
  )

/** The same, where an empty field is a number that is not known. */
const orEmpty = (read: (typed: string) => NumberReading) =>
  v.optional(
    v.pipe(
      typedText,
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        if (dataset.value.trim() === '') return undefined
        const found = read(dataset.value)
        if (typeof found === 'number') return found
        addIssue({ message: found })
        return NEVER
      }),
    ),
  )

export const dongField = numberField(readAmount)
export const peopleField = numberField(readPeople)
export const knownOrEmpty = { people: orEmpty(readPeople), amount: orEmpty(readAmount) }

/** A file code as typed, in capitals. */
export const caseField = v.pipe(
  typedText,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = readCaseCode(dataset.value)
    if (read.ok) return read.code
    addIssue({ message: words.caseProblems[read.reason] })
    return NEVER
  }),
)
