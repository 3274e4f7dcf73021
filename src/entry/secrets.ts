const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random base32 text of at least the given bits, five bits a character. */
export function newSecret(bits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(bits / 5)))
  return Array.from(bytes, (byte) => CROCKFORD[byte & 31]).join('')
}

export const newId = (): string => crypto.randomUUID()

/** Now, in seconds UTC. */
export const clock = (): number => Math.floor(Date.now() / 1000)
