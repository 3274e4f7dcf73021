import { describe, expect, test } from 'vitest'
import { codeDigest } from '../../../src/domain/capture/bundle.ts'

describe('the digest of a code that a phone takes along', () => {
  test('is the same for one account, and another for another account and on another site', async () => {
    const digest = await codeDigest('salt', '970436|0011004158273')
    expect(await codeDigest('salt', '970436|0011004158273')).toBe(digest)
    expect(await codeDigest('salt', '970436|0011004158274')).not.toBe(digest)
    expect(await codeDigest('other', '970436|0011004158273')).not.toBe(digest)
  })

  test('keeps forty bits: fewer than the account has, so that many accounts share it', async () => {
    expect(await codeDigest('salt', '970436|0011004158273')).toMatch(/^[0-9a-f]{10}$/)
  })
})
