import { useEffect, useState } from 'preact/hooks'
import { cleanAccount, codeForAccount } from '../../domain/account.ts'
import type { BundledStall, SiteBundle } from '../../domain/capture/bundle.ts'
import { dayOf } from '../../domain/day.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import { clock } from './keeping.ts'
import { rememberUse } from './lately.ts'
import { useOnce } from './once.ts'
import { usePhone } from './phone.ts'
import { type Draft, EMPTY, missingOf, type Question } from './rules/draft.ts'
import { bodyOf, labelOf } from './rules/record.ts'
import { banksOf, compareOffline, findOwner } from './rules/wall.ts'
import { readOwn } from './ui/account.tsx'

interface Scanned {
  /** Why the code scanned last is not taken. */
  readonly refused: string
  /** Number of another stall that the code belongs to. */
  readonly elsewhere: string | undefined
}

export interface Capture extends Scanned {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly owed: readonly Question[]
  /** Why it was not saved; everything is still on the screen. */
  readonly problem: string
  readonly saving: boolean
  readonly scan: (text: string) => Promise<void>
  readonly takeAsOwn: (text: string) => Promise<void>
  readonly save: () => Promise<void>
}

/** One capture from the first answer to the sealed record. */
export function useCapture(bundle: SiteBundle, stalls: readonly BundledStall[], stall: BundledStall): Capture {
  const { carried } = usePhone()
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, ...carried.draft })
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const scans = useScans(bundle, stalls, stall, change)
  const saves = useSaving(bundle, stall, draft)
  // What was carried here is taken up once.
  useEffect(() => {
    if (carried.code !== undefined) void scans.scan(carried.code)
  }, [])
  return { draft, change, ...scans, ...saves }
}

function useScans(
  bundle: SiteBundle,
  stalls: readonly BundledStall[],
  stall: BundledStall,
  change: (part: Partial<Draft>) => void,
) {
  const { words } = usePhone()
  const [scanned, setScanned] = useState<Scanned>({ refused: '', elsewhere: undefined })
  const register = { ...bundle, stalls }
  const takeAsOwn = async (text: string) => {
    const own = readOwn(text, { bundle }, words)
    const owner = await findOwner(text, register)
    setScanned({ refused: own.ok ? '' : own.why, elsewhere: owner?.id === stall.id ? undefined : owner?.number })
    if (!own.ok) return
    const { destination, reading } = own.read
    const typed = { bin: undefined, account: '' }
    const named = { holder: reading.name ?? '', ending: lastFour(destination.account) }
    change({ outcome: 'agreed', code: text, ...typed, ...named })
  }
  const compare = async (text: string) => {
    const { verdict } = await compareOffline(text, stall, register)
    const seen = verdict === 'match' ? ({ display: 'in-place' } as const) : {}
    change({ outcome: 'agreed', wall: text, verdict, sticker: undefined, ...seen })
  }
  return { ...scanned, takeAsOwn, scan: stall.hasCode ? compare : takeAsOwn }
}

/** Milliseconds after which saving is said to go on: most of it is over before, and drawing the word would delay it. */
const SLOW = 200

function useSaving(bundle: SiteBundle, stall: BundledStall, draft: Draft) {
  const { engine, words, go, carried } = usePhone()
  const [state, setState] = useState({ tried: false, saving: false, unsaved: '' })
  const once = useOnce()
  const accountStands = codeForAccount(draft.bin ?? '', cleanAccount(draft.account), banksOf(bundle)).ok
  const missing = missingOf(draft, stall, accountStands)
  const keep = () => {
    const label = labelOf(draft, stall, { site: bundle.site.id, day: dayOf(clock()) })
    const broken = { ok: false, why: 'broken' } as const
    return engine.save(bodyOf(draft, stall), label, carried.supersedes).catch(() => broken)
  }
  const fail = (unsaved: string): false => {
    setState({ tried: true, saving: false, unsaved })
    return false
  }
  const saveWhole = async (): Promise<boolean> => {
    if (missing.length > 0) return fail('')
    const slow = setTimeout(() => setState({ tried: true, saving: true, unsaved: '' }), SLOW)
    const kept = await keep()
    clearTimeout(slow)
    if (!kept.ok) return fail(words.unsaved[kept.why])
    if (draft.category !== undefined) rememberUse(draft.category)
    const saved = { record: kept.record.id, number: stall.number, stall: stall.id }
    go({ screen: 'street', site: bundle.site.id }, { saved })
    return true
  }
  const owed = state.tried ? missing : []
  return {
    owed,
    problem: owed.length > 0 ? words.capture.owed : state.unsaved,
    saving: state.saving,
    save: () => once(saveWhole),
  }
}
