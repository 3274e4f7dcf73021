import { expect, test } from 'vitest'
import type { CaptureRecord } from '../../../src/domain/capture/record.ts'
import { newDeviceKey, sealRecord } from '../../../src/field/walk/seal.ts'
import { newKeyFile } from '../../../src/store/key-file.ts'
import { openKeyring } from '../../../src/store/keyring.ts'

test('the key that a phone signs with cannot be taken out of it, not even by its own scripts', async () => {
  const { privateKey } = await newDeviceKey()
  expect(privateKey.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow()
})

test('one record sealed twice shares nothing that could be compared', async () => {
  const server = await (await openKeyring(newKeyFile())).captureKey()
  const { privateKey } = await newDeviceKey()
  const body = { kind: 'visit', stall: 'te-hanh-15', outcome: 'absent' } as const
  const record: CaptureRecord = { version: 3, id: 'a', officer: 'lan', device: 'phone-1', at: 0, body }
  const [one, two] = [await sealRecord(record, server, privateKey), await sealRecord(record, server, privateKey)]
  for (const part of ['point', 'nonce', 'sealed', 'signature'] as const) expect(one[part]).not.toBe(two[part])
})
