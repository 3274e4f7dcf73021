import { expect, test } from 'vitest'
import { boundText, signedText, type UnsignedEnvelope } from '../../../src/domain/capture/envelope.ts'

const envelope: UnsignedEnvelope = {
  ...{ id: 'capture-1', version: 3, officer: 'lan', device: 'phone-1', key: 'k1' },
  ...{ point: 'BP0', nonce: 'AAAA', sealed: 'c2VhbGVk' },
}
const changed = (part: keyof UnsignedEnvelope): UnsignedEnvelope => ({
  ...envelope,
  [part]: part === 'version' ? 2 : `${envelope[part]}x`,
})

test.each(Object.keys(envelope) as (keyof UnsignedEnvelope)[])('the signature is over its %s', (part) => {
  expect(signedText(changed(part))).not.toBe(signedText(envelope))
})

test.each(['id', 'version', 'officer', 'device', 'key'] as const)('the seal is bound to its %s', (part) => {
  expect(boundText(changed(part))).not.toBe(boundText(envelope))
})
