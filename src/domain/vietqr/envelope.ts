import { crc16, readCrcDigits } from './crc.ts'
import { type Objects, type Walk, type WalkFault, walkObjects } from './objects.ts'
import type { Refusal, Warning } from './reading.ts'

/** A code that is whole: its objects are sound and its CRC is right. What it means is not looked at yet. */
export type Envelope = {
  readonly objects: Objects
  /** The templates 26–51, each one scheme's account, in the order of their ids. */
  readonly schemes: readonly Scheme[]
  /** The objects of 62; empty where the code has none. */
  readonly additional: Objects
  /** Whether the whole text is printable ASCII. */
  readonly isAscii: boolean
  readonly warnings: Warning[]
}

/** A merchant account template: its id, its text, its objects. */
export type Scheme = { readonly id: number; readonly value: string; readonly template: Objects }

const rootRules = { last: 63, mayBeEmpty: true }
const emptyAllowed = { mayBeEmpty: true }
const beyondAscii = /[^\x20-\x7e]/
const broken = /[\p{Cc}\p{Cs}]/u
const noObjects: Objects = []

/** Walks the text and checks its CRC, strictly; the first fault is returned by name. */
export function openEnvelope(text: string): Envelope | Refusal {
  if (!text.startsWith('00')) return namePlainText(text)
  const walk = walkObjects(text, rootRules)
  if (typeof walk === 'string') return walk
  const warnings: Warning[] = walk.ascending ? [] : ['object-order']
  const isAscii = !beyondAscii.test(text)
  const fault = checkFrame(walk, text) ?? checkText(text, isAscii) ?? checkCrc(text, walk.objects[63] ?? '', warnings)
  return fault ?? openTemplates(walk.objects, isAscii, warnings)
}

// What else people scan on a stall. Nothing of the text is kept, least of all of an identity card.
function namePlainText(text: string): Refusal {
  if (/^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text) || /^www\./i.test(text)) return 'link'
  if (text.startsWith('2|')) return 'legacy-momo'
  return /^\d{12}\|/.test(text) ? 'identity-card' : 'not-emv'
}

function checkFrame({ objects, empty, end }: Walk, text: string): Refusal | undefined {
  if (end < text.length) return 'trailing-bytes'
  if (objects[0] !== '01') return 'unknown-version'
  if (objects[63] === undefined) return 'missing-crc'
  return empty > (objects[62] === '' ? 1 : 0) ? 'bad-length' : undefined
}

function checkText(text: string, isAscii: boolean): Refusal | undefined {
  return !isAscii && broken.test(text) ? 'bad-text' : undefined
}

function checkCrc(text: string, printed: string, warnings: Warning[]): Refusal | undefined {
  if (printed.length !== 4) return 'bad-length'
  if (readCrcDigits(printed) !== crc16(text, text.length - 4)) return 'bad-crc'
  if (/[a-f]/.test(printed)) warnings.push('lower-case-crc')
  return undefined
}

function openTemplates(objects: Objects, isAscii: boolean, warnings: Warning[]): Envelope | Refusal {
  const schemes: Scheme[] = []
  for (let id = 26; id <= 51; id++) {
    const value = objects[id]
    if (value === undefined) continue
    const walk = walkObjects(value)
    if (typeof walk === 'string') return inTemplate(walk)
    schemes.push({ id, value, template: walk.objects })
  }
  const language = objects[64] === undefined ? undefined : walkObjects(objects[64])
  if (typeof language === 'string') return inTemplate(language)
  const additional = openAdditional(objects[62], warnings)
  if (typeof additional === 'string') return additional
  if (hasBareTemplate(objects)) warnings.push('bare-template')
  return { objects, schemes, additional, isAscii, warnings }
}

// 62 and what it holds may be empty: MB and NCB print "6200" and "0800".
function openAdditional(value: string | undefined, warnings: Warning[]): Objects | Refusal {
  if (value === undefined) return noObjects
  const walk = walkObjects(value, emptyAllowed)
  if (typeof walk === 'string') return inTemplate(walk)
  if (value === '' || walk.empty > 0) warnings.push('empty-object')
  return walk.objects
}

function hasBareTemplate(objects: Objects): boolean {
  for (let id = 80; id <= 99; id++) {
    const value = objects[id]
    if (value === undefined) continue
    const walk = walkObjects(value)
    if (typeof walk === 'string' || walk.objects[0] === undefined) return true
  }
  return false
}

/** Inside a template everything but a duplicate says the same: its value is not made of whole objects. */
export function inTemplate(fault: WalkFault): Refusal {
  return fault === 'duplicate-tag' ? fault : 'not-consumed'
}
