import * as v from 'valibot'
import { HOLDER_MAX, RELATIONS } from '../../domain/account.ts'
import type { Envelope } from '../../domain/capture/envelope.ts'
import type { Question, Sending } from '../../domain/capture/exchange.ts'
import { isEnvelope } from '../../domain/capture/handover.ts'
import { BATCH } from '../../domain/capture/receipt.ts'
import { type CaptureRecord, EDIT_FIELDS, PHOTO_BYTES, RECORD_VERSION } from '../../domain/capture/record.ts'
import { PURPOSES } from '../../domain/consent.ts'
import { isInstant } from '../../domain/day.ts'
import { CATEGORIES, MERCHANT_KINDS } from '../../domain/merchant.ts'
import { MEETING_ANSWERS } from '../../domain/payout/follow-up.ts'
import { SIDES } from '../../domain/site.ts'
import { DISPLAYS, OFFICER_LEVELS, OUTCOMES, PAYERS, REASONS, TRANSFER_DAYS } from '../../domain/visit.ts'
import { CODE_MAX, mayBeKept } from '../code-field.ts'
import { jsonId as id } from '../json.ts'

/** Most sites that a phone tells what it holds of, and most ids it asks about at once. */
const SITES_MAX = 200
const IDS_MAX = 10_000
/** Most records that a phone says it holds of one site. */
const HELD_MAX = 100_000
/** Days that a promise, or word of money, may lie from the capture. */
const DAYS_MAX = 366
const TEXT_MAX = 200

const seconds = v.custom<number>(isInstant)
const days = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(DAYS_MAX))
const text = v.pipe(v.string(), v.maxLength(TEXT_MAX))
/** Base64 writes three bytes as four letters. */
const photo = v.pipe(v.string(), v.regex(/^[\w-]*$/), v.maxLength(Math.ceil((PHOTO_BYTES * 4) / 3)))
const code = v.pipe(v.string(), v.maxLength(CODE_MAX), v.check(mayBeKept))

const account = v.strictObject({
  destination: v.union([
    v.strictObject({ code }),
    v.strictObject({ bin: v.pipe(v.string(), v.regex(/^\d{6}$/)), account: text }),
  ]),
  relation: v.picklist(RELATIONS),
  holder: v.optional(v.pipe(v.string(), v.maxLength(HOLDER_MAX))),
})

const registration = v.strictObject({
  tradeName: v.optional(text),
  kind: v.picklist(MERCHANT_KINDS),
  category: v.picklist(CATEGORIES),
  consents: v.pipe(
    v.array(v.picklist(PURPOSES)),
    v.check((all) => new Set(all).size === all.length),
  ),
  consentText: v.pipe(v.string(), v.regex(/^[\w.-]{1,20}$/)),
  phone: v.optional(text),
  account: v.optional(account),
})

const visit = v.strictObject({
  kind: v.literal('visit'),
  stall: id,
  outcome: v.picklist(OUTCOMES),
  reason: v.optional(v.picklist(REASONS)),
  returnIn: v.optional(days(1)),
  display: v.optional(v.picklist(DISPLAYS)),
  code: v.optional(code),
  sticker: v.optional(text),
  evidence: v.optional(
    v.strictObject({
      level: v.picklist(OFFICER_LEVELS),
      payer: v.picklist(PAYERS),
      ago: days(0),
      days: v.optional(v.picklist(TRANSFER_DAYS)),
    }),
  ),
  registration: v.optional(registration),
  photo: v.optional(photo),
})

const stall = v.strictObject({
  ...{ kind: v.literal('stall'), stall: id, site: id, block: id, side: v.picklist(SIDES) },
  ...{ number: text, after: v.optional(id) },
})

const edit = v.strictObject({
  ...{ kind: v.literal('edit'), stall: id, merchant: v.optional(id), field: v.picklist(EDIT_FIELDS) },
  ...{ base: v.pipe(v.number(), v.integer(), v.minValue(0)), value: text },
})

const meeting = v.strictObject({
  ...{ kind: v.literal('meeting'), commune: id, programme: id, caseCode: text },
  ...{ answer: v.picklist(MEETING_ANSWERS), nextIn: v.optional(days(1)) },
})

const record: v.GenericSchema<unknown, CaptureRecord> = v.strictObject({
  ...{ version: v.literal(RECORD_VERSION), id, officer: id, device: id, at: seconds, supersedes: v.optional(id) },
  body: v.variant('kind', [visit, stall, edit, meeting]),
})

/** What a record has to say; undefined for everything else. */
export function readRecord(raw: unknown): CaptureRecord | undefined {
  const read = v.safeParse(record, raw)
  return read.success ? read.output : undefined
}

const age = v.pipe(v.number(), v.minValue(0))
const envelope = v.custom<Envelope>(isEnvelope)

export const sending: v.GenericSchema<unknown, Sending> = v.strictObject({
  device: id,
  held: v.pipe(
    v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HELD_MAX))),
    v.check((held) => Object.keys(held).length <= SITES_MAX),
  ),
  records: v.pipe(v.array(v.strictObject({ envelope, age })), v.maxLength(BATCH)),
})

export const question: v.GenericSchema<unknown, Question> = v.strictObject({
  device: id,
  ids: v.pipe(v.array(id), v.maxLength(IDS_MAX)),
})
