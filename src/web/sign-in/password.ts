import { type Hashing, hashSecret, type Turn, verifySecret } from '../hashed-secret.ts'

const ownerOf = (officer: string): string => `password|${officer}`

/** Hashes an officer's password under the keyring's `signInSecret`. */
export const hashPassword = (
  password: string,
  secret: Uint8Array,
  officer: string,
  hashing: Hashing,
): Promise<string> => hashSecret(password, secret, ownerOf(officer), hashing)

/**
 * Whether the password is the officer's; nobody's, or none yet, takes the same work. Guesses from unknown
 * devices wait behind the `known`.
 */
export const verifyPassword = (
  password: string,
  secret: Uint8Array,
  officer: { id: string; password: string | null } | undefined,
  turn: Turn,
): Promise<boolean> =>
  verifySecret(password, secret, { owner: ownerOf(officer?.id ?? ''), stored: officer?.password ?? null }, turn)
