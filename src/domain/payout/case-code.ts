/** Longest file code, in characters. */
export const CASE_CODE_LENGTH = 24

export type CaseCodeProblem = 'empty' | 'too-long' | 'not-a-code' | 'like-an-id'
export type CaseCodeReading = { ok: true; code: string } | { ok: false; reason: CaseCodeProblem }

const code = /^[A-Z0-9Đ]+([./-][A-Z0-9Đ]+)*$/
/** Nine digits on end were an old identity card, ten are a phone, twelve a personal number. */
const likeAnId = /\d{9}/

/** A date of birth in the wrong column, as a list or a spreadsheet writes it. */
const likeADay = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$|^\d{4}-\d{2}-\d{2}$/

/**
 * The commune's own code of a file (mã hồ sơ), in capitals: BS-0147, 12/BTXH. It is letters and digits in groups and
 * has a digit, so that no name can stand there; and no nine digits on end, so that no personal number can; nor is it a day.
 */
export function readCaseCode(typed: string): CaseCodeReading {
  const read = typed.normalize('NFC').trim().toUpperCase()
  if (read === '') return { ok: false, reason: 'empty' }
  if (likeAnId.test(read.replace(/\D/g, ''))) return { ok: false, reason: 'like-an-id' }
  if (likeADay.test(read)) return { ok: false, reason: 'like-an-id' }
  if (read.length > CASE_CODE_LENGTH) return { ok: false, reason: 'too-long' }
  return code.test(read) && /\d/.test(read) ? { ok: true, code: read } : { ok: false, reason: 'not-a-code' }
}
