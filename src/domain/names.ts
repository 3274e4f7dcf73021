/** The longest person or trading name stored, in characters after NFC. */
export const NAME_LENGTH = 80

const marks = /\p{M}/gu
// Zero-width characters arrive with text pasted from chat programs; they are invisible and must not make two names differ.
// Some of them turn the reading direction, so that a name shows as another one. Tabs and line ends are blanks.
const invisible = /\p{Cf}|(?!\s)\p{Cc}/gu
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Canonical composed text with invisible characters removed and spaces collapsed: the form every name is stored in. */
export function nfc(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').trim().normalize('NFC')
}

// đ is a letter of its own in Unicode, so NFD leaves it whole.
function withoutMarks(text: string): string {
  return text.replace(invisible, '').normalize('NFD').replace(marks, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

/**
 * The search key of a text: lower case, no marks, đ as d, single spaces. "hoà" and "hòa" become equal, and so do
 * different places (Ba Tơ / Ba Tô): for search only, never to decide that two rows are the same.
 */
export function fold(text: string): string {
  return withoutMarks(text).toLowerCase().replace(/\s+/g, ' ').trim()
}

function keepOnly(text: string, unwanted: RegExp): string {
  return withoutMarks(text).toUpperCase().replace(/\s+/g, ' ').replace(unwanted, '').replace(/ +/g, ' ').trim()
}

const notInBankForm = /[^A-Z0-9 .-]/g
const notInMemo = /[^A-Z0-9 ._-]/g

/** The name as banks print it: "Đinh Văn Bé" gives "DINH VAN BE". What ASCII cannot hold is dropped; see `unprintable`. */
export function bankForm(name: string): string {
  return keepOnly(name, notInBankForm)
}

/** The characters of a name that `bankForm` drops, each once, in order of appearance. */
export function unprintable(name: string): string[] {
  const dropped = Array.from(nfc(name)).filter((letter) => cannotBePrinted(letter))
  return [...new Set(dropped)]
}

function cannotBePrinted(letter: string): boolean {
  return withoutMarks(letter).toUpperCase().search(notInBankForm) >= 0
}

/**
 * Text for a transfer memo and for EMVCo objects 59 and 60: upper-case ASCII of `[A-Z0-9 ._-]`. `dropped` says whether
 * a character had to be left out (losing a mark is not a loss). Lengths are the caller's rule.
 */
export function foldMemo(text: string): { text: string; dropped: boolean } {
  const before = withoutMarks(text).toUpperCase().replace(/\s+/g, ' ')
  return { text: keepOnly(text, notInMemo), dropped: before.search(notInMemo) >= 0 }
}

/** A person's or a stall's name as typed: NFC, single spaces; refused when empty, too long or without any letter. */
export function readName(
  text: string,
): { ok: true; name: string } | { ok: false; reason: 'empty' | 'too-long' | 'no-letter' } {
  const name = nfc(text)
  if (name === '') return { ok: false, reason: 'empty' }
  if (name.length > NAME_LENGTH) return { ok: false, reason: 'too-long' }
  return /\p{L}/u.test(name) ? { ok: true, name } : { ok: false, reason: 'no-letter' }
}

const notLetterOrDigit = /[^\p{L}\p{N}]/gu

/** Whether a shorter name leaves letters of the whole one out and puts none in: no other name can be written for it. */
export function isShortFormOf(short: string, whole: string): boolean {
  const letters = lettersOf(whole)
  let from = 0
  return lettersOf(short).every((letter) => {
    const at = letters.indexOf(letter, from)
    from = at + 1
    return at >= 0
  })
}

const lettersOf = (name: string): string[] => Array.from(fold(name).replace(notLetterOrDigit, ''))

// Building a collator costs far more than using one.
const vietnamese = new Intl.Collator('vi')

/** The given name: the last word of a Vietnamese name. */
export function givenName(name: string): string {
  return nfc(name).split(' ').at(-1) ?? ''
}

/** Orders people as a Vietnamese list does: by given name, then by the whole name. */
export function compareByGivenName(a: string, b: string): number {
  return vietnamese.compare(givenName(a), givenName(b)) || vietnamese.compare(nfc(a), nfc(b))
}

/** A text in small letters by which "hoà" and "hòa" are one and "Ba Tơ" and "Ba Tô" are two: to compare, not to show. */
export const sameTones = (text: string): string => tonesLast(nfc(text).toLowerCase())

// "hoà" and "hòa" are one word in two tone placements: with the tone moved to the end of the word they compare equal.
function tonesLast(text: string): string {
  return text
    .normalize('NFD')
    .split(' ')
    .map((word) => word.replace(toneMarks, '') + (word.match(toneMarks) ?? []).join(''))
    .join(' ')
}

function hasExactAccents(needle: string, hay: string): boolean {
  return hay.includes(needle) || ` ${tonesLast(hay)} `.includes(` ${tonesLast(needle)} `)
}

/** A comparator for search hits: those that carry the needle's own accents come first, the rest keep their order. */
export function exactAccentFirst(needle: string): (a: string, b: string) => number {
  const exact = nfc(needle).toLowerCase()
  const rank = (hay: string) => (hasExactAccents(exact, nfc(hay).toLowerCase()) ? 0 : 1)
  return (a, b) => rank(a) - rank(b)
}

/** A name at the head of a line: Xã Bình Sơn. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Whether a text can be a name at all. */
export const hasLetter = (text: string): boolean => readName(text).ok
