import { crc16, crcDigits } from './crc.ts'
import { type Objects, type WalkFault, walkObjects } from './objects.ts'
import type { Refusal, Warning } from './reading.ts'

/** A code that is whole: its objects are sound and its CRC is right. What it means is not looked at yet. */
export type Envelope = {
  readonly objects: Objects
  /** The templates 26–51 by id: each is one scheme's account. */
  readonly schemes: ReadonlyMap<string, Objects>
  /** The objects of 62; empty where the code has none. */
  readonly additional: Objects
  readonly warnings: Warning[]
}

const broken = /[\p{Cc}\p{Cs}]/u
const noObjects: Objects = new Map()

/** Walks the text and checks its CRC, strictly; the first fault is returned by name. */
export function openEnvelope(text: string): Envelope | Refusal {
  if (!text.startsWith('00')) return namePlainText(text)
  const walk = walkObjects(text, { last: '63', mayBeEmpty: true })
  if (typeof walk === 'string') return walk
  const warnings: Warning[] = walk.ascending ? [] : ['object-order']
  const fault = checkFrame(text, walk.objects, walk.end) ?? checkCrc(text, walk.objects.get('63') ?? '', warnings)
  return fault ?? openTemplates(walk.objects, warnings)
}

// What else people scan on a stall. Nothing of the text is kept, least of all of an identity card.
function namePlainText(text: string): Refusal {
  if (/^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text) || /^www\./i.test(text)) return 'link'
  if (text.startsWith('2|')) return 'legacy-momo'
  return isIdentityCard(text) ? 'identity-card' : 'not-emv'
}

function isIdentityCard(text: string): boolean {
  return /^\d{12}\|/.test(text)
}

function checkFrame(text: string, objects: Objects, end: number): Refusal | undefined {
  if (end < text.length) return 'trailing-bytes'
  if (objects.get('00') !== '01') return 'unknown-version'
  if (!objects.has('63')) return 'missing-crc'
  for (const [id, value] of objects) if (value === '' && id !== '62') return 'bad-length'
  return undefined
}

function checkCrc(text: string, printed: string, warnings: Warning[]): Refusal | undefined {
  if (printed.length !== 4) return 'bad-length'
  const right = crcDigits(crc16(text, text.length - 4))
  if (printed === right) return broken.test(text) ? 'bad-text' : undefined
  if (printed.toUpperCase() !== right) return 'bad-crc'
  warnings.push('lower-case-crc')
  return broken.test(text) ? 'bad-text' : undefined
}

function openTemplates(objects: Objects, warnings: Warning[]): Envelope | Refusal {
  const schemes = new Map<string, Objects>()
  for (const [id, value] of objects) {
    if (id < '26') continue
    if (id <= '51' || id === '64') {
      const walk = walkObjects(value)
      if (typeof walk === 'string') return inTemplate(walk)
      if (id !== '64') schemes.set(id, walk.objects)
    } else if (id >= '80' && !hasGuid(value) && !warnings.includes('bare-template')) warnings.push('bare-template')
  }
  const additional = openAdditional(objects.get('62'), warnings)
  return typeof additional === 'string' ? additional : { objects, schemes, additional, warnings }
}

// 62 and what it holds may be empty: MB and NCB print "6200" and "0800".
function openAdditional(value: string | undefined, warnings: Warning[]): Objects | Refusal {
  if (value === undefined) return noObjects
  const walk = walkObjects(value, { mayBeEmpty: true })
  if (typeof walk === 'string') return inTemplate(walk)
  if (value === '' || [...walk.objects.values()].includes('')) warnings.push('empty-object')
  return walk.objects
}

function hasGuid(value: string): boolean {
  const walk = walkObjects(value)
  return typeof walk !== 'string' && walk.objects.has('00')
}

/** Inside a template everything but a duplicate says the same: its value is not made of whole objects. */
export function inTemplate(fault: WalkFault): Refusal {
  return fault === 'duplicate-tag' ? fault : 'not-consumed'
}
