import { describe, expect, test } from 'vitest'
import type { CaptureRecord } from '../../src/domain/capture/record.ts'
import { newDeviceKey, sealRecord } from '../../src/field/walk/seal.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { SealBroken } from '../../src/store/sealing.ts'

const record: CaptureRecord = {
  ...{ version: 3, id: 'capture-1', officer: 'lan', device: 'phone-1', at: 1_795_000_000 },
  body: { kind: 'visit', stall: 'te-hanh-17', outcome: 'agreed', code: '00020101021238…Nguyễn Thị Út' },
}

describe('a record sealed on a phone', () => {
  test('opens on the server, letter for letter, and nowhere in the envelope does its content stand', async () => {
    const keys = await openKeyring(newKeyFile())
    const device = await newDeviceKey()
    const envelope = await sealRecord(record, await keys.captureKey(), device.privateKey)
    expect(JSON.parse(await keys.openCapture(envelope))).toEqual(record)
    expect(JSON.stringify(envelope)).not.toContain('te-hanh-17')
  })

  test('has one key of its own: the same record sealed twice is two texts', async () => {
    const keys = await openKeyring(newKeyFile())
    const { privateKey } = await newDeviceKey()
    const server = await keys.captureKey()
    const [one, two] = [await sealRecord(record, server, privateKey), await sealRecord(record, server, privateKey)]
    expect(one.sealed).not.toBe(two.sealed)
    expect(one.point).not.toBe(two.point)
  })

  test.each([
    ['id', 'capture-2'],
    ['officer', 'hoa'],
    ['device', 'phone-2'],
    ['version', 2],
    ['key', 'k2'],
    ['nonce', 'AAAAAAAAAAAAAAAA'],
    ['sealed', 'AAAA'],
    ['point', 'BAAA'],
  ] as const)('does not open with another %s', async (field, value) => {
    const keys = await openKeyring(newKeyFile())
    const { privateKey } = await newDeviceKey()
    const envelope = await sealRecord(record, await keys.captureKey(), privateKey)
    await expect(keys.openCapture({ ...envelope, [field]: value })).rejects.toThrow(SealBroken)
  })

  test('opens with an older sealing key for as long as that is in the file, and not without it', async () => {
    const file = newKeyFile()
    const envelope = await sealRecord(
      record,
      await (await openKeyring(file)).captureKey(),
      (await newDeviceKey()).privateKey,
    )
    const { keys } = newKeyFile().sealing
    const rotated = { ...file, sealing: { current: 'k2', keys: { ...file.sealing.keys, k2: keys.k1 ?? '' } } }
    const after = await openKeyring(rotated)
    expect(JSON.parse(await after.openCapture(envelope))).toEqual(record)
    expect((await after.captureKey()).id).toBe('k2')
    const lost = await openKeyring({ ...file, sealing: { current: 'k2', keys: { k2: keys.k1 ?? '' } } })
    await expect(lost.openCapture(envelope)).rejects.toThrow(SealBroken)
  })

  test('is sealed to the same key by every start of one installation', async () => {
    const file = newKeyFile()
    expect(await (await openKeyring(file)).captureKey()).toEqual(await (await openKeyring(file)).captureKey())
  })
})
