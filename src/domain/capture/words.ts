import type { Relation } from '../account.ts'
import type { Step } from '../adoption.ts'
import type { Purpose } from '../consent.ts'
import type { Category, MerchantKind } from '../merchant.ts'
import type { Side, SiteKind } from '../site.ts'
import type { BuildRefusal } from '../vietqr/build.ts'
import type { CodeKind, Refusal as CodeRefusal, Warning } from '../vietqr/reading.ts'
import type { Display, Outcome, Reason, Scan } from '../visit.ts'
import type { RecordFault, Refusal } from './receipt.ts'
import type { EditField } from './record.ts'

/* Every word the phone shows, as data: the page carries it, and a {name} is filled in on the phone. */

type Named<Key extends string> = Readonly<Record<Key, string>>

export interface Words {
  readonly labels: Labels
  readonly bar: Named<
    'offline' | 'offlineEmpty' | 'sending' | 'signedOut' | 'failed' | 'setAside' | 'queued' | 'sent' | 'empty' | 'late'
  > &
    Named<'signIn' | 'why' | 'records'>
  readonly start: Named<StartWord>
  readonly street: Named<StreetWord>
  readonly capture: Named<CaptureWord>
  readonly camera: Named<CameraWord>
  readonly wall: WallWords
  readonly records: Named<RecordsWord> & { readonly refusals: Named<Refusal>; readonly faults: Named<RecordFault> }
  readonly add: Named<
    'title' | 'number' | 'numberHint' | 'numberRule' | 'taken' | 'place' | 'first' | 'after' | 'save' | 'back'
  >
  readonly meetings: Named<MeetingsWord>
  readonly edit: Named<'title' | 'open' | 'hint' | 'none' | 'noLetter' | 'save' | 'back'> & {
    readonly fields: Named<EditField>
    readonly fixed: Named<'trade-name' | 'number'>
  }
  readonly failures: Named<'offline' | 'signed-out' | 'not-allowed' | 'failed'>
  readonly unsaved: Named<'full' | 'no-site' | 'broken'>
}

interface Labels {
  readonly steps: Named<Step | 'stale'>
  readonly outcomes: Named<Outcome>
  readonly reasons: Named<Reason>
  readonly displays: Named<Display>
  readonly categories: Named<Category>
  readonly kinds: Named<MerchantKind>
  readonly relations: Named<Relation>
  readonly consents: Named<Purpose>
  readonly siteKinds: Named<SiteKind>
  readonly numbers: Named<SiteKind>
  readonly sides: Named<Side>
  readonly within: Named<Side>
  readonly spot: string
  readonly noName: string
  readonly vacant: string
  readonly closed: string
  readonly alarm: string
}

type StartWord =
  | ('title' | 'officer' | 'nobody' | 'signIn' | 'kept' | 'none' | 'offered' | 'noneOffered' | 'take' | 'taking')
  | ('takenAt' | 'age' | 'size' | 'freshen' | 'open' | 'close' | 'closed' | 'undone' | 'records' | 'noRecords')
  | ('notPersisted' | 'emptied' | 'fewLeft' | 'asking' | 'back' | 'home' | 'noStorage')

type StreetWord =
  | ('start' | 'records' | 'done' | 'takenAt' | 'filter' | 'all' | 'undone' | 'allDone' | 'scan' | 'saved' | 'redo')
  | ('add' | 'gone' | 'whole' | 'earlier' | 'later' | 'carried' | 'drop' | 'empty' | 'more' | 'money' | 'next' | 'way')
  | 'noneHere'

type CaptureWord =
  | ('back' | 'outcome' | 'reason' | 'reasonOptional' | 'returnIn' | 'days1' | 'days3' | 'days7' | 'days14' | 'days30')
  | ('display' | 'wall' | 'money' | 'few' | 'regular' | 'none' | 'moneyHint' | 'level' | 'observed' | 'said')
  | ('newest' | 'today' | 'yesterday' | 'week' | 'month' | 'code' | 'noCode' | 'bank' | 'bankHint' | 'chooseBank')
  | (
      | 'account'
      | 'accountHint'
      | 'relation'
      | 'holder'
      | 'holderLater'
      | 'category'
      | 'kind'
      | 'tradeName'
      | 'nameLater'
    )
  | ('phone' | 'phoneWrong' | 'consents' | 'consentFree' | 'readAloud' | 'stop' | 'accountNeedsConsent')
  | ('phoneNeedsConsent' | 'photo' | 'photoHint' | 'photoKept' | 'photoUnread' | 'photoDrop' | 'save' | 'saveAlarm')
  | ('saving' | 'owed' | 'choose' | 'details' | 'redoing' | 'whichSticker' | 'whichHint' | 'stickerEnd')
  | ('stickerBefore' | 'stickerUnread' | 'placed' | 'fewLeft' | 'noSite' | 'another' | 'ownChange' | 'codeRead')
  | ('bankName' | 'accountEnd' | 'printedName' | 'again' | 'elsewhere')

type MeetingsWord =
  | ('title' | 'what' | 'offered' | 'open' | 'takenAt' | 'gone' | 'left' | 'more' | 'record' | 'again' | 'drop')
  | ('answer' | 'blocker' | 'nextDay' | 'choose' | 'save' | 'blockedBy' | 'comeBack' | 'notYours')

type CameraWord =
  | 'scan'
  | 'aim'
  | 'torch'
  | 'close'
  | 'refused'
  | 'photo'
  | 'unread'
  | 'type'
  | 'typeHint'
  | 'typed'
  | 'card'

export interface WallWords {
  readonly verdicts: Named<Scan | 'unsure'>
  readonly texts: Named<Scan | 'unsure'>
  readonly refusals: Named<CodeRefusal>
  readonly builds: Named<BuildRefusal>
  readonly warnings: Named<Warning>
  readonly kinds: Named<CodeKind>
  readonly notImportable: string
  readonly hasAmount: string
  /** What to do where a stranger's code hangs, and why. */
  readonly advice: readonly (readonly [act: string, why: string])[]
  readonly later: string
}

type RecordsWord =
  | ('title' | 'back' | 'none' | 'waiting' | 'sentAt' | 'setAside' | 'superseded' | 'conflict' | 'merge' | 'incident')
  | (
      | 'altered'
      | 'replaced'
      | 'foreign'
      | 'others'
      | 'savedAt'
      | 'late'
      | 'redo'
      | 'export'
      | 'discard'
      | 'discarded'
      | 'undo'
    )
  | ('send' | 'reconcile' | 'asking' | 'equal' | 'unequal' | 'missing' | 'handover' | 'handoverHint' | 'takeIn')
  | (
      | 'taken'
      | 'known'
      | 'damaged'
      | 'promised'
      | 'notOurs'
      | 'stall'
      | 'edit'
      | 'file'
      | 'oneFile'
      | 'tooLarge'
      | 'full'
    )

/** A sentence with its {places} filled in; a place without a value stays as it is, to be seen and mended. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
