import { QRPay } from 'vietnam-qr-pay'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { readCode } from '../../src/domain/vietqr/read.ts'
import { type Row, race } from './table.ts'

const ROUNDS = 7
const SECONDS = 0.25

const ACCOUNTS = Array.from({ length: 64 }, (_, n) => String(1017595600 + n * 7919))
const pick = () => {
  let at = 0
  return () => ACCOUNTS[at++ & 63] ?? ''
}

/** Build and read against the most used library for the same job, over the same accounts. */
export async function benchCodec(): Promise<Row[]> {
  const [ours, theirs] = [pick(), pick()]
  const build = race(
    {
      ours: () => buildTransfer({ bin: '970436', account: ours(), amount: 35_000, memo: 'GAO UT' }),
      theirs: () =>
        QRPay.initVietQR({ bankBin: '970436', bankNumber: theirs(), amount: '35000', purpose: 'GAO UT' }).build(),
    },
    ROUNDS,
    SECONDS,
  )
  const codes = ACCOUNTS.map((account) => {
    const built = buildTransfer({ bin: '970436', account, amount: 35_000, memo: 'GAO UT' })
    if (!built.ok) throw new Error(built.reason)
    return built.payload
  })
  let at = 0
  const next = () => codes[at++ & 63] ?? ''
  const read = race({ ours: () => readCode(next()), theirs: () => new QRPay(next()) }, ROUNDS, SECONDS)
  const ratio = (rates: Record<string, number>) => `${((rates.ours ?? 0) / (rates.theirs ?? 1)).toFixed(2)} ×`
  return [
    { measure: 'payloads built per second, vietnam-qr-pay = 1', value: ratio(build), goal: '≥ 2 ×' },
    { measure: 'payloads read per second, vietnam-qr-pay = 1', value: ratio(read), goal: '≥ 1 ×' },
    ...acceptedWrongly(),
  ]
}

/** Codes that must be refused, and who accepts them. */
function acceptedWrongly(): Row[] {
  const wrong = [
    '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
    '00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA53037045405500005802VN5405999996304B437',
    '00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA5303704540105802VN630448B3',
  ]
  const theirs = wrong.filter((text) => new QRPay(text).isValid).length
  const ours = wrong.filter((text) => readCode(text).ok).length
  return [
    {
      measure: 'wrong codes accepted, ours / vietnam-qr-pay',
      value: `${ours} / ${theirs} of ${wrong.length}`,
      goal: '0',
    },
  ]
}
