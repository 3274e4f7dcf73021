import { fold } from './names.ts'

/** Fewest characters of a password: NIST SP 800-63B asks for length and a list of the obvious, not for odd signs. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128

/** Where guessers of Vietnamese passwords begin; compared without marks, spaces and signs. */
const OBVIOUS = [
  ...['matkhau', 'password', 'passw0rd', 'anhyeuem', 'emyeuanh', 'iloveyou', 'vietnam', 'phoqr', 'vietqr', 'admin'],
  ...['quantri', 'canbo', 'tinhnguyen', 'doanthanhnien', 'qwertyuiop', 'qwerty', 'asdfgh', 'abcdefgh', 'abc'],
  ...['1234567890', '123456789', '12345678', '123456', '1234', '123', '0987654321', '987654321', '0123456789'],
]
/** Characters that must remain when the obvious is taken away. */
const REMAINDER = 5
const FEWEST_DIFFERENT = 4

export type PasswordRefusal = 'too-short' | 'too-long' | 'obvious'

/** Why a password is refused; undefined when it will do. `own` are texts its owner is known by, such as their name. */
export function passwordRefusal(password: string, own: readonly string[]): PasswordRefusal | undefined {
  const letters = [...password.normalize('NFC')]
  if (letters.length < PASSWORD_MIN) return 'too-short'
  if (letters.length > PASSWORD_MAX) return 'too-long'
  const words = [...own.flatMap((text) => [text, ...text.split(/\s+/)]).map(bare), ...OBVIOUS]
  const rest = words
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), bare(password))
  return rest.length < REMAINDER || new Set(letters).size < FEWEST_DIFFERENT ? 'obvious' : undefined
}

// A password of signs only keeps them: taking them away would leave nothing to judge.
const bare = (text: string): string => fold(text).replace(/[\s._-]/g, '')
