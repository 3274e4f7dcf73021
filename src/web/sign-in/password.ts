import { hashSecret, verifySecret } from '../hashed-secret.ts'

const ownerOf = (officer: string): string => `password|${officer}`

/** Hashes an officer's password under the keyring's `signInSecret`; a fresh salt comes from `newSecret`. */
export const hashPassword = (
  password: string,
  secret: Uint8Array,
  officer: string,
  newSecret: (bits: number) => string,
): Promise<string> => hashSecret(password, secret, ownerOf(officer), newSecret)

/**
 * Whether the password is the officer's; nobody's, or none yet, takes the same work. Guesses from unknown
 * devices wait behind the `known`.
 */
export const verifyPassword = (
  password: string,
  secret: Uint8Array,
  officer: { id: string; password: string | null } | undefined,
  known: boolean,
): Promise<boolean> =>
  verifySecret(password, secret, { owner: ownerOf(officer?.id ?? ''), stored: officer?.password ?? null }, known)
