import { SITE_KINDS, type SiteKind } from '../../domain/site.ts'
import { readSpots, type SpotBlock, type SpotsFault } from '../../domain/spots.ts'
import type { NewBlock } from '../../store/site-lists.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { SPOTS_TEXT } from './form.ts'

const { siteLists: words } = vi

export type TypedSpots =
  | { readonly ok: true; readonly kind: SiteKind; readonly blocks: NewBlock[] }
  | { readonly ok: false; readonly errors: FieldErrors }

/** The list of stalls as it was typed, read as its kind asks, each block with the name it will be stored under. */
export function readTypedSpots(typed: Typed): TypedSpots {
  const kind = SITE_KINDS.find((one) => one === typedIn(typed, 'kind'))
  const text = typedIn(typed, 'spots')
  if (kind === undefined) return { ok: false, errors: { kind: vi.form.choose } }
  if (text.length > SPOTS_TEXT) return { ok: false, errors: { spots: vi.form.tooLong } }
  const read = readSpots(kind, text)
  if (!read.ok) return { ok: false, errors: { spots: sentencesFor(read.faults) } }
  return { ok: true, kind, blocks: read.blocks.map((block, at) => namedBlock(block, at, read.blocks)) }
}

/** Faults spelled out at once; the others follow when these are mended. */
const SPELLED = 3

function sentencesFor(faults: readonly SpotsFault[]): string {
  const sentences = faults.slice(0, SPELLED).map(sentenceFor)
  const rest = faults.length - sentences.length
  return [...sentences, ...(rest > 0 ? [words.moreFaults(rest)] : [])].join(' ')
}

const LONGEST_ECHO = 30
const shortened = (text: string): string =>
  text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO).trimEnd()}…` : text

function sentenceFor({ line, problem, text, earlier = 0 }: SpotsFault): string {
  const sentence = words.faults[problem](shortened(text), earlier)
  return line === 0 ? sentence : words.onLine(line, sentence)
}

const namedBlock = (block: SpotBlock, at: number, all: readonly SpotBlock[]): NewBlock => ({
  name: block.row ?? stretchName(at, all),
  endsAt: block.endsAt ?? null,
  spots: block.spots,
})

/** From corner to corner, as people say where they are; by its number where a corner was left empty. */
function stretchName(at: number, all: readonly SpotBlock[]): string {
  const { start, end, whole, stretch, numbered } = words.stretches
  const [before, after] = [all[at - 1]?.endsAt, all[at]?.endsAt]
  if (all.length === 1 && after === undefined) return whole
  const from = before ?? (at === 0 ? start : undefined)
  const to = after ?? (at === all.length - 1 ? end : undefined)
  return from !== undefined && to !== undefined ? stretch(from, to) : numbered(at + 1, from, to)
}
