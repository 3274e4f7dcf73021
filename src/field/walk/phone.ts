import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { SiteBundle } from '../../domain/capture/bundle.ts'
import type { MeetingList } from '../../domain/capture/meeting-list.ts'
import type { Words } from '../../domain/capture/words.ts'
import type { Engine, KeptList, KeptOfficer, KeptRecord, KeptSite, Room, SendingState } from './engine.ts'
import type { Draft } from './rules/draft.ts'
import type { Route } from './rules/route.ts'

/** What lies on the phone, as of the newest change. */
export interface Kept {
  readonly officer: KeptOfficer | undefined
  readonly sites: readonly KeptSite[]
  readonly lists: readonly KeptList[]
  readonly records: readonly KeptRecord[]
  readonly sending: SendingState
  readonly room: Room
}

/** What one screen hands the next. It is lost with a reload, and nothing that was saved is. */
export interface Carried {
  readonly draft?: Partial<Draft>
  /** Text of a code that was scanned before the stall was known. */
  readonly code?: string
  /** The camera could not be used: the typed way stands open at once. */
  readonly typing?: boolean
  readonly supersedes?: string
  /** A stall whose capture was saved just now. */
  readonly saved?: { readonly record: string; readonly number: string; readonly stall: string }
}

export interface Phone {
  readonly engine: Engine
  readonly words: Words
  readonly kept: Kept
  readonly go: (to: Route, carried?: Carried) => void
  readonly carried: Carried
  readonly opened: { current: OpenSite | undefined }
}

export const PhoneContext = createContext<Phone | undefined>(undefined)

export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (phone === undefined) throw new Error('A screen stands outside the app')
  return phone
}

export const useWords = (): Words => usePhone().words

async function readKept(engine: Engine): Promise<Kept> {
  const [officer, sites, lists, records, room] = await Promise.all([
    engine.officer(),
    engine.sites(),
    engine.lists(),
    engine.records(),
    engine.room(),
  ])
  return { officer, sites, lists, records, room, sending: engine.state() }
}

/** Reads what is kept, and reads it again after every change; `none` where the browser keeps nothing. */
export function useKept(engine: Engine): Kept | 'none' | undefined {
  const [kept, setKept] = useState<Kept | 'none'>()
  useEffect(() => {
    let newest = 0
    const read = () => {
      const turn = ++newest
      readKept(engine).then(
        (read) => turn === newest && setKept(read),
        // What was read before still stands; a browser that keeps nothing at all says so.
        () => setKept((before) => before ?? 'none'),
      )
    }
    read()
    return engine.watch(read)
  }, [engine])
  return kept
}

/** The list of a hamlet: undefined while it is being opened, null where it is not on the phone or no longer to be seen. */
export function useList(hamlet: string): MeetingList | null | undefined {
  const { engine, kept } = usePhone()
  const row = kept.lists.find((one) => one.hamlet === hamlet)
  const [list, setList] = useState<MeetingList | null>()
  useEffect(() => {
    let wanted = true
    void engine.openList(hamlet).then((found) => wanted && setList(found ?? null))
    return () => {
      wanted = false
    }
  }, [engine, hamlet, row?.at])
  // What left the phone leaves the screen with it.
  return row === undefined ? null : list
}

/** A site that is open, as of its taking along. */
export interface OpenSite {
  readonly site: string
  readonly at: number | undefined
  readonly bundle: SiteBundle | null
}

/**
 * A site as it was taken along: undefined while it is being opened, null where it is not on the phone. It stays open from
 * one screen to the next, for opening it takes longer than drawing it.
 */
export function useSite(site: string): SiteBundle | null | undefined {
  const { engine, kept, opened } = usePhone()
  const at = kept.sites.find(({ id }) => id === site)?.at
  const [, redraw] = useState(0)
  const isOpen = opened.current?.site === site && opened.current.at === at
  useEffect(() => {
    let wanted = true
    if (isOpen) return
    void engine.open(site).then((bundle) => {
      opened.current = { site, at, bundle: bundle ?? null }
      if (wanted) redraw((times) => times + 1)
    })
    return () => {
      wanted = false
    }
  }, [engine, site, at, isOpen, opened])
  // While a newer one is being opened, the one before it is better than none.
  return opened.current?.site === site ? opened.current.bundle : undefined
}
