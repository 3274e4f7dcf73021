/** Longest file code, in characters. */
export const CASE_CODE_LENGTH = 24

export type CaseCodeProblem = 'empty' | 'too-long' | 'not-a-code' | 'like-an-id' | 'like-a-name'
export type CaseCodeReading = { ok: true; code: string } | { ok: false; reason: CaseCodeProblem }

const code = /^[A-Z0-9Đ]+([./-][A-Z0-9Đ]+)*$/
/** Nine digits on end were an old identity card, ten are a phone, twelve a personal number. */
const likeAnId = /\d{9}/

/** A date of birth in the wrong column, as a list or a spreadsheet writes it. */
const likeADay = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$|^\d{4}-\d{2}-\d{2}$/

/** Family names without tones. Some are places too, or the short of something else: those only before a middle name. */
const families = /^(NGUYEN|TRAN|PHAM|HUYNH|HOANG|PHAN|DANG|ĐANG|BUI|NGO|DUONG|DINH|ĐINH|TRUONG|TRINH)$/
const shortFamilies = /^(LE|VO|VU|DO|ĐO|HO|LY|TA|TO|MAI|CAO|LUONG|HA)$/
const glued = /^(NGUYEN|TRAN|PHAM|HUYNH|HOANG|TRUONG)(?=.*[AEIOUY])[A-ZĐ]{2}/
const middle = /^(THI|VAN)$/

/** A person's name with a number to it, as NGUYEN-THI-UT-1. BINH-SON-12 is a place, and HO-SO-12 no name. */
function likeAName(code: string): boolean {
  const words = code.split(/[./\d-]+/).filter((word) => word !== '')
  const spoken = words.filter((word) => /[AEIOUY]/.test(word)).length > 1
  const [first = ''] = words
  return (
    words.some((word) => glued.test(word)) ||
    (spoken && (families.test(first) || words.includes('NGUYEN'))) ||
    (shortFamilies.test(first) && words.slice(1).some((word) => middle.test(word)))
  )
}

/**
 * The commune's own code of a file (mã hồ sơ), in capitals: BS-0147, 12/BTXH. It is letters and digits in groups and
 * has a digit; it is no name with a number to it, and has no nine digits on end, so that no personal number can stand
 * there; nor is it a day.
 */
export function readCaseCode(typed: string): CaseCodeReading {
  const read = typed.normalize('NFC').trim().toUpperCase()
  if (read === '') return { ok: false, reason: 'empty' }
  if (likeAnId.test(read.replace(/\D/g, ''))) return { ok: false, reason: 'like-an-id' }
  if (likeADay.test(read)) return { ok: false, reason: 'like-an-id' }
  if (read.length > CASE_CODE_LENGTH) return { ok: false, reason: 'too-long' }
  if (!code.test(read) || !/\d/.test(read)) return { ok: false, reason: 'not-a-code' }
  return likeAName(read) ? { ok: false, reason: 'like-a-name' } : { ok: true, code: read }
}
