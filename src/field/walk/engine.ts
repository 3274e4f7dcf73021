import type { SiteBundle } from '../../domain/capture/bundle.ts'
import type { Envelope } from '../../domain/capture/envelope.ts'
import type { OfferedSite } from '../../domain/capture/exchange.ts'
import type { MeetingList, OfferedList } from '../../domain/capture/meeting-list.ts'
import type { Receipt } from '../../domain/capture/receipt.ts'
import type { CaptureBody, CaptureLabel } from '../../domain/capture/record.ts'
import type { Instant } from '../../domain/day.ts'
import type { SiteKind } from '../../domain/site.ts'

/** One record as the phone keeps it: its label in clear, everything else sealed. */
export interface KeptRecord {
  readonly id: string
  readonly officer: string
  readonly label: CaptureLabel
  /** The phone's clock, in seconds. */
  readonly savedAt: Instant
  /** `foreign` came in a handed over file, and is sent as its officer's. */
  readonly origin: 'own' | 'foreign'
  readonly state: 'waiting' | 'sent' | 'set-aside'
  readonly supersedes?: string | undefined
  /** Of the server, once it answered. */
  readonly receipt?: Receipt | undefined
  /** The server does not take anything of its size; it was set aside without an answer. */
  readonly tooLarge?: true | undefined
  /** Only of a record that was set aside, for its officer to export: the list of all is read after every tap. */
  readonly envelope?: Envelope | undefined
}

/** A site on the phone. */
export interface KeptSite {
  readonly id: string
  readonly name: string
  readonly kind: SiteKind
  readonly officer: string
  /** When it was taken along, by the server's clock, and how many bytes that took on the wire. */
  readonly at: Instant
  readonly bytes: number
}

/** The list of a hamlet on the phone; `at` by the server's clock. */
export interface KeptList extends Pick<MeetingList, 'commune' | 'hamlet' | 'name' | 'at'> {
  readonly officer: string
}

export interface KeptOfficer {
  readonly id: string
  readonly name: string
}

/** Where sending stands, for the bar at the head of every screen. */
export type SendingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'sending'; readonly done: number; readonly total: number }
  | { readonly kind: 'signed-out' }
  /**
   * The server did not take it now; tried again at the moment given, in milliseconds. Everything is kept. Status 0: no
   * answer came in time.
   */
  | { readonly kind: 'failed'; readonly status: number; readonly retryAt: number }

export type Failure = 'offline' | 'signed-out' | 'not-allowed' | 'failed'
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: Failure }

export type SaveResult =
  | { readonly ok: true; readonly record: KeptRecord }
  /** Nothing was written, and nothing is lost of what is on the screen. */
  | { readonly ok: false; readonly why: 'full' | 'no-site' | 'broken' }

/** This phone's count beside the server's, of the records of the last thirty days. */
export interface Reconciliation {
  readonly here: number
  readonly there: number
  /** Records that had a receipt and that the server does not know: they wait again. */
  readonly missing: number
}

/** All of it 0 and empty: nothing in the file is one of ours, or it is too large to be one. */
export interface HandoverImport {
  /** Records that were readable and are on this phone now, or were before. */
  readonly taken: number
  readonly known: number
  /** Lines that could not be read, by number from 1, and how many the file's head promised in all. */
  readonly damaged: readonly number[]
  readonly promised: number
  /** There is no room on this phone: nothing was taken. */
  readonly full?: true | undefined
}

/** How what is kept is kept. */
export interface Room {
  /** Bytes that may still be kept, where the browser says so. */
  readonly left?: number | undefined
  /** Whether the browser promised not to clear it. */
  readonly persisted: boolean
  /** Whether it was cleared all the same. */
  readonly emptied: boolean
}

export interface Offered {
  readonly officer: KeptOfficer
  readonly sites: readonly OfferedSite[]
  readonly lists: readonly OfferedList[]
}

/** What the screens ask of the phone. All of it but what says so works without a signal. */
export interface Engine {
  /** Whose phone this is now: the officer who was last known to be signed in. */
  officer(): Promise<KeptOfficer | undefined>
  /** Asks the server who is signed in, and which sites and lists are theirs. Needs a signal. */
  offered(): Promise<Answer<Offered>>
  /** Takes a site along, or freshens it. Needs a signal. */
  take(site: string): Promise<Answer<KeptSite>>
  /** Those that this officer took along. */
  sites(): Promise<readonly KeptSite[]>
  /** The site as it was taken along, with names; undefined when it is not on the phone, or is another officer's. */
  open(site: string): Promise<SiteBundle | undefined>
  /** Closes the walk of a site; its records stay until they are received. */
  close(site: string): Promise<void>
  /** The same of the lists of whom to meet; they leave the phone after a week, and when their officer signs out. */
  takeList(of: Pick<KeptList, 'commune' | 'hamlet'>): Promise<Answer<KeptList>>
  lists(): Promise<readonly KeptList[]>
  openList(hamlet: string): Promise<MeetingList | undefined>
  dropList(hamlet: string): Promise<void>
  /** Seals and keeps one capture. When this has answered `ok`, nothing short of losing the phone loses it. */
  save(body: CaptureBody, label: CaptureLabel, supersedes?: string): Promise<SaveResult>
  /** Everything on the phone, saved last first. What another officer captured here shows no answer of the server. */
  records(): Promise<readonly KeptRecord[]>
  /**
   * Sends what waits, at a button; by itself it does so at the start, soon after a capture, when the signal is back and
   * when somebody looks at the phone again. Answers when there is nothing left to do, or nothing that can be done now.
   */
  send(): Promise<void>
  state(): SendingState
  /** Counts with the server, and has what it lacks sent again. Needs a signal. */
  reconcile(): Promise<Answer<Reconciliation>>
  /** Deletes a record that was set aside; only its own officer may. */
  discard(id: string): Promise<void>
  /** All unsent records of the phone as a file to be handed over. */
  handover(): Promise<Blob>
  takeIn(file: Blob): Promise<HandoverImport>
  room(): Promise<Room>
  /** Calls back after every change of the above; answers how to stop. */
  watch(changed: () => void): () => void
}
