import { beforeAll, describe, expect, test } from 'vitest'
import { type BundledStall, codeDigest } from '../../../src/domain/capture/bundle.ts'
import { buildTransfer } from '../../../src/domain/vietqr/build.ts'
import { crc16, crcDigits } from '../../../src/domain/vietqr/crc.ts'
import { paymentIdentity } from '../../../src/domain/vietqr/identity.ts'
import { emitObject } from '../../../src/domain/vietqr/objects.ts'
import { compareOffline, findOwner, readOwnCode } from '../../../src/field/walk/rules/wall.ts'
import { bundleOf, stallAt } from '../../support/bundles.ts'

function codeOf(account: string): string {
  const built = buildTransfer({ bin: '970403', account })
  if (!built.ok) throw new Error(built.reason)
  return built.payload
}

/** The code with another scheme's account put in: readers of both would pay two people. */
function withSecondScheme(code: string): string {
  const at = code.indexOf('5303704')
  const body = `${code.slice(0, at).replace('010211', `010211${emitObject('15', '3100026701234567')}`)}${code.slice(at, -4)}`
  return body + crcDigits(crc16(body))
}

const digestOf = (account: string) => codeDigest('salt', paymentIdentity(codeOf(account)) ?? '')

describe('a code compared without a signal', () => {
  let [here, there, bundle] = [stallAt(1), stallAt(2), bundleOf([])]
  beforeAll(async () => {
    const coded = async (position: number, codes: BundledStall['codes']) => stallAt(position, { hasCode: true, codes })
    here = await coded(1, [
      { standing: 'live', digest: await digestOf('0001') },
      { standing: 'vendor', digest: await digestOf('0002') },
      { standing: 'coming', digest: await digestOf('0003') },
    ])
    there = await coded(2, [{ standing: 'live', digest: await digestOf('0004') }])
    bundle = bundleOf([here, there])
  })
  const verdict = async (text: string) => (await compareOffline(text, here, bundle)).verdict

  test.each([
    ['0001', 'match'],
    ['0002', 'vendor-other'],
    ['0003', 'changed'],
    ['0004', 'other-stall'],
    ['9999', 'stranger'],
  ])('of account %s is %s', async (account, expected) => {
    expect(await verdict(codeOf(account))).toBe(expected)
  })

  test('that is no payment code says so and alarms nobody', async () => {
    expect(await verdict('https://example.vn')).toBe('not-payment')
    expect(await verdict(codeOf('0001').replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe('not-payment')
  })

  test('of a bank nobody knows is a stranger’s', async () => {
    const body = codeOf('0001').slice(0, -4).replace('970403', '111111')
    expect(await verdict(body + crcDigits(crc16(body)))).toBe('stranger')
  })

  test('that pays the right account and another scheme besides is left to the server, which has the whole text', async () => {
    expect(await verdict(withSecondScheme(codeOf('0001')))).toBe('unsure')
    expect(await verdict(withSecondScheme(codeOf('9999')))).toBe('stranger')
  })

  test('finds its stall by itself, by a live code before a former one', async () => {
    expect((await findOwner(codeOf('0004'), bundle))?.id).toBe('stall-2')
    expect((await findOwner(codeOf('0002'), bundle))?.id).toBe('stall-1')
    expect(await findOwner(codeOf('9999'), bundle)).toBeUndefined()
    expect(await findOwner('no code', bundle)).toBeUndefined()
    const former = stallAt(3, { codes: [{ standing: 'vendor', digest: await digestOf('0004') }] })
    expect((await findOwner(codeOf('0004'), { ...bundle, stalls: [former, there] }))?.id).toBe('stall-2')
  })

  test('is registered as it is, with its bank and account', () => {
    const read = readOwnCode(codeOf('00170017'), bundle)
    expect(read.ok && read.destination).toMatchObject({ bin: '970403', account: '00170017', source: 'imported' })
    expect(readOwnCode('049086000123|201234567', bundle)).toMatchObject({ ok: false, reason: 'identity-card' })
  })
})
