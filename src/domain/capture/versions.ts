import { dayOf, daysBetween, isDay, isInstant } from '../day.ts'
import { RECORD_VERSION } from './record.ts'

type Raw = Readonly<Record<string, unknown>>

/** Versions that are still taken: today's and the two before it. */
export const TAKEN_VERSIONS: readonly number[] = [RECORD_VERSION - 2, RECORD_VERSION - 1, RECORD_VERSION]

/**
 * A record of a version that is still taken, written as one of today's; its content is not checked yet. Undefined for
 * every other version.
 *
 * 1 named days as the phone's calendar had them (`returnDay`, `evidence.day`), which a wrong clock makes wrong.
 * 2 counts them from the capture (`returnIn`, `evidence.ago`).
 * 3 tells which text of consent was read (`registration.consentText`), and may edit a field.
 */
export function upgradeRecord(raw: unknown): unknown {
  if (!isObject(raw)) return undefined
  if (raw.version === 1) return upgradeRecord(fromFirst(raw))
  if (raw.version === 2) return upgradeRecord(fromSecond(raw))
  return raw.version === RECORD_VERSION ? raw : undefined
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

function fromFirst(raw: Raw): Raw {
  const { body, at } = raw
  if (!isObject(body) || !isInstant(at)) return { ...raw, version: 2 }
  const { returnDay, evidence, ...rest } = body
  const made = dayOf(at)
  const returnIn = isDay(String(returnDay)) ? { returnIn: Math.max(1, daysBetween(made, String(returnDay))) } : {}
  return {
    ...raw,
    version: 2,
    body: { ...rest, ...returnIn, ...(isObject(evidence) && { evidence: agoOf(evidence, made) }) },
  }
}

function agoOf({ day, ...evidence }: Raw, made: string): Raw {
  return { ...evidence, ago: isDay(String(day)) ? Math.max(0, daysBetween(String(day), made)) : day }
}

/** The sentences that were read aloud by the apps of version 2. */
const CONSENT_TEXT_OF_SECOND = '2026-11'

function fromSecond(raw: Raw): Raw {
  const { body } = raw
  if (!isObject(body) || !isObject(body.registration)) return { ...raw, version: 3 }
  const registration = { consentText: CONSENT_TEXT_OF_SECOND, ...body.registration }
  return { ...raw, version: 3, body: { ...body, registration } }
}
