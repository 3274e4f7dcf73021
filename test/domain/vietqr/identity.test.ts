import { describe, expect, test } from 'vitest'
import { accountIdentity, paymentIdentity } from '../../../src/domain/vietqr/identity.ts'
import { lastFour } from '../../../src/domain/vietqr/mask.ts'
import { dong, napas, onePayment, reusable, sealed, tlv } from './making.ts'
import { VALID } from './tables.ts'

const plain = sealed(reusable + napas('970422', 'vqrq0000avfvq') + dong)
const vnpay = (id: string, tag: string, terminal: string) =>
  sealed(reusable + tlv(tag, `0010A000000775${tlv('01', id)}`) + dong + tlv('62', tlv('07', terminal)))

describe('whose money a code collects', () => {
  test('is BIN and id of a NAPAS code, whatever amount, memo, name, order and case', () => {
    const other = sealed(
      `${onePayment}5303704${napas('970422', 'VQRQ0000AVFVQ')}5405500005802VN${tlv('62', '0803SAP')}`,
    )
    expect(paymentIdentity(plain)).toBe('970422|VQRQ0000AVFVQ')
    expect(accountIdentity({ bin: '970422', account: 'vqrq0000AVFVQ' })).toBe(paymentIdentity(other))
    expect(paymentIdentity(plain)).toBe(paymentIdentity(other))
  })

  test('differs by one character of the account or another bank', () => {
    expect(paymentIdentity(plain)).not.toBe(paymentIdentity(sealed(reusable + napas('970422', 'vqrq0000avfvr') + dong)))
    expect(paymentIdentity(plain)).not.toBe(paymentIdentity(sealed(reusable + napas('970423', 'vqrq0000avfvq') + dong)))
  })

  test('is the merchant id of a VNPAY code, in whichever template and at whichever till', () => {
    expect(paymentIdentity(vnpay('0109912345', '26', 'TILL1'))).toBe('A000000775|0109912345')
    expect(paymentIdentity(vnpay('0109912345', '26', 'TILL1'))).toBe(
      paymentIdentity(vnpay('0109912345', '38', 'TILL2')),
    )
    expect(paymentIdentity(vnpay('0109912345', '26', 'TILL1'))).not.toBe(
      paymentIdentity(vnpay('0109912346', '26', 'TILL1')),
    )
  })

  test('is the phone number of the old VNPAY wallet', () => {
    const wallet = VALID.find((valid) => valid.reading.kind === 'vnpay-wallet')
    expect(paymentIdentity(wallet?.payload ?? '')).toBe('VNPayWallet|0900000001')
  })

  test('is the whole template of a scheme abroad, and never that of a text not read', () => {
    const thai = (phone: string) => sealed(`${reusable}${tlv('29', `0016A0000006770101110113${phone}`)}53037645802TH`)
    expect(paymentIdentity(thai('0066000000001'))).toBe(paymentIdentity(thai('0066000000001')))
    expect(paymentIdentity(thai('0066000000001'))).not.toBe(paymentIdentity(thai('0066000000002')))
    expect(paymentIdentity('nothing')).toBeUndefined()
  })

  test('is one for every code of the table that can be paid', () => {
    const identities = VALID.map((valid) => paymentIdentity(valid.payload))
    expect(identities).not.toContain(undefined)
  })
})

test.each([
  ['1017595600', '…5600'],
  ['13579', '…3579'],
  ['1357', '…357'],
  ['1', '…'],
  ['cobaytehanh', '…hanh'],
])('%s is shown as %s', (account, shown) => {
  expect(lastFour(account)).toBe(shown)
})
