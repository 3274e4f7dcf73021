import { fold, sameTones } from '../names.ts'
import { CASE_STATUSES, type CaseStatus, MODALITIES, type Modality, PAYOUT_REASONS, type PayoutReason } from './line.ts'

/** How communes write each word in their lists, folded. The first is the word this program itself prints. */
const STATUS_WORDS: Readonly<Record<CaseStatus, readonly string[]>> = {
  'not-reviewed': ['chua ra soat', 'chua'],
  'no-account': ['chua co tai khoan', 'khong co tai khoan', 'chua co tk', 'da ra soat, chua co tai khoan'],
  'not-agreed': ['chua dong y', 'khong dong y', 'co tai khoan, chua dong y'],
  agreed: ['co tai khoan va dong y', 'da dong y', 'dong y', 'co tai khoan', 'co tk', 'da co tai khoan', 'da co tk'],
}
const MODALITY_WORDS: Readonly<Record<Modality, readonly string[]>> = {
  own: [
    ...['tai khoan chinh chu', 'tai khoan', 'qua tai khoan', 'tai khoan ca nhan', 'chuyen khoan', 'ck', 'tk', 'atm'],
    ...['qua the', 'ngan hang', 'chi qua tai khoan', 'khong dung tien mat'],
  ],
  authorised: ['tai khoan nguoi duoc uy quyen', 'uy quyen', 'nguoi duoc uy quyen', 'tai khoan uy quyen', 'tk uy quyen'],
  home: ['tien mat, chi tra tai nha', 'tai nha', 'chi tra tai nha', 'tien mat tai nha', 'chi tai nha'],
  counter: [
    ...['tien mat, tai diem chi tra', 'tien mat', 'tm', 'tai diem chi tra', 'diem chi tra', 'buu dien', 'tai buu dien'],
    ...['tien mat tai diem chi tra', 'nhan tien mat'],
  ],
  failed: ['chi tra loi', 'loi', 'khong thanh cong', 'chi loi', 'bi tra lai', 'chuyen khoan loi', 'chua chi duoc'],
}
const REASON_WORDS: Readonly<Record<PayoutReason, readonly string[]>> = {
  'home-bound': ['lon tuoi hoac khuyet tat, nhan tai nha', 'lon tuoi', 'gia yeu', 'khuyet tat', 'khong di lai duoc'],
  'no-account': ['chua co tai khoan', 'khong co tai khoan', 'chua co tk', 'chua mo tai khoan'],
  'not-agreed': ['chua dong y nhan qua tai khoan', 'chua dong y', 'khong dong y'],
  'asked-cash': ['xin nhan tien mat', 'muon nhan tien mat', 'de nghi nhan tien mat'],
  'account-locked': ['tai khoan bi khoa', 'khoa tai khoan', 'tk bi khoa'],
  'name-mismatch': ['ten tai khoan khong khop', 'sai ten', 'khong khop ten', 'sai ten tai khoan'],
  'wrong-number': ['sai so tai khoan', 'sai so tk', 'sai tai khoan'],
  'phone-lost': ['mat dien thoai, mat sim', 'mat dien thoai', 'mat sim'],
  'authorised-changed': ['doi nguoi duoc uy quyen', 'thay doi nguoi uy quyen', 'doi nguoi uy quyen'],
  absent: ['vang mat khi chi tra', 'vang mat', 'vang', 'khong den nhan'],
  moved: ['chuyen di noi khac', 'chuyen di', 'chuyen cho o'],
  other: ['ly do khac', 'khac'],
}

const finder = <Word extends string>(words: readonly Word[], written: Readonly<Record<Word, readonly string[]>>) => {
  const known = new Map(words.flatMap((word) => written[word].map((text) => [text, word] as const)))
  return (typed: string): Word | undefined =>
    known.get(
      fold(typed)
        .replace(/\s*,\s*/g, ', ')
        .replace(/[.;]$/, ''),
    )
}

export const findStatus = finder(CASE_STATUSES, STATUS_WORDS)
export const findModality = finder(MODALITIES, MODALITY_WORDS)
export const findReason = finder(PAYOUT_REASONS, REASON_WORDS)

/** Something of a commune that a list names: a hamlet, a group. */
export interface Named {
  readonly id: string
  readonly name: string
}

const KINDS = ['thôn', 'tổ dân phố', 'tổ', 'khu phố', 'khu dân cư', 'khối phố', 'khối', 'ấp', 'bản', 'làng', 'xóm']
  .map((kind) => `${sameTones(kind)} `)
  .sort((one, other) => other.length - one.length)
const shorts: readonly (readonly [RegExp, string])[] = [
  [/^t\.?\s*d\.?\s*p\b\.?\s*/u, 'tổ dân phố '],
  [/^k\.?\s*d\.?\s*c\b\.?\s*/u, 'khu dân cư '],
  [/^k\.?\s*p\b\.?\s*/u, 'khu phố '],
  [/^t\.\s*/u, 'thôn '],
]

/** The same words with accents, whichever vowel carries the tone, and whichever sign parts a decimal. */
function written(name: string): string {
  const lower = sameTones(name)
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/\s*[-–:]\s*/g, ' ')
  const [short, long] = shorts.find(([pattern]) => pattern.test(lower)) ?? []
  return short === undefined || long === undefined ? lower : lower.replace(short, `${sameTones(long)} `)
}

const shortened = (name: string): string => {
  const whole = written(name)
  return whole.slice(KINDS.find((kind) => whole.startsWith(kind))?.length ?? 0).replace(/^0+(?=\d)/, '')
}

// A list of twenty thousand rows names the same few hamlets over and over.
const meant = new WeakMap<readonly Named[], Map<string, Named | undefined>>()

/**
 * What is meant by a name in a list: by its whole name, or without its kind ("Long Vĩnh") where only one can be meant.
 * Accents count, because without them other places have the same name.
 */
export function findNamed(known: readonly Named[], typed: string): Named | undefined {
  const before = meant.get(known) ?? new Map<string, Named | undefined>()
  meant.set(known, before)
  if (!before.has(typed)) before.set(typed, lookUp(known, typed))
  return before.get(typed)
}

function lookUp(known: readonly Named[], typed: string): Named | undefined {
  for (const key of [sameTones, written, shortened]) {
    const sought = key(typed)
    const found = known.filter(({ name }) => key(name) === sought)
    if (found.length === 1) return found[0]
    if (found.length > 1) return undefined
  }
  return undefined
}
