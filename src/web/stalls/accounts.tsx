import { showMoment } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import type { OpenedCode } from '../../store/payment-codes.ts'
import { issuerName } from '../account-words.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Button } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import type { StallFile } from './read.ts'

interface AccountCardProps {
  readonly file: StallFile
  /** Of this showing of the page; each form adds its own ending. */
  readonly submission: string
}

/** What waits to become live, with the act that stops it, and the accounts that no sticker bears, with theirs. */
export const AccountCard = ({ file, submission }: AccountCardProps) => {
  const { pending, further } = file
  if (pending.length + further.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="accounts">
      <h2 id="accounts">{vi.stalls.accounts}</h2>
      {pending.map((code, at) => (
        <Pending code={code} file={file} submission={`${submission}-pending-${at}`} />
      ))}
      {further.map((code, at) => (
        <Further code={code} file={file} submission={`${submission}-further-${at}`} />
      ))}
    </section>
  )
}

interface CodeProps extends AccountCardProps {
  readonly code: OpenedCode
}

const factsOf = ({ code: { content }, file: { banks } }: CodeProps, name: string): Fact[] => [
  [
    name,
    <>
      {issuerName(content, banks)} <span class="nb">{lastFour(content.account)}</span>
    </>,
  ],
  [vi.stalls.holder, shortHolder(content.holder)],
  [vi.stalls.whose, vi.accounts.relations[content.relation]],
]

const Pending = (props: CodeProps) => {
  const { code, file, submission } = props
  const { use } = code.content
  const { id: account, merchant, liveFrom } = code.account
  return (
    <div class="stack">
      <Note>
        {vi.stalls.pending[use]}. <b>{vi.stalls.liveAt(showMoment(liveFrom))}</b>.
      </Note>
      <Facts rows facts={factsOf(props, vi.stalls.newAccount)} />
      {file.mayWalk && (
        <Act
          action={paths.accountRetirements(merchant)}
          {...{ account, submission }}
          label={vi.stalls.stop[use]}
          send={vi.stalls.stopSend}
        >
          {vi.stalls.stopEffect[use]}
        </Act>
      )}
    </div>
  )
}

const Further = (props: CodeProps) => {
  const { code, file, submission } = props
  const { id: account, merchant } = code.account
  return (
    <div class="stack">
      <Facts rows facts={factsOf(props, vi.stalls.further)} />
      {file.mayWalk && !isChanging(file) && (
        <Act
          action={paths.stickerProposals(merchant)}
          {...{ account, submission: `${submission}-mark` }}
          label={vi.stalls.mark}
          send={vi.stalls.markSend}
        >
          {vi.stalls.markEffect}
        </Act>
      )}
      {file.mayWalk && (
        <Act
          action={paths.accountRetirements(merchant)}
          {...{ account, submission }}
          label={vi.stalls.retire}
          send={vi.stalls.retireSend}
        >
          {vi.stalls.retireEffect}
        </Act>
      )}
    </div>
  )
}

/** The sticker's account is being changed: a second change would quietly take the first one's place. */
const isChanging = ({ proposal, pending }: StallFile): boolean =>
  proposal?.found.decision === null || pending.some(({ content }) => content.use === 'sticker')

interface ActProps {
  readonly action: string
  readonly account: string
  readonly submission: string
  readonly label: string
  readonly send: string
  readonly children: string
}

/** Folded until it is wanted; says what follows before it is sent. */
const Act = ({ action, account, submission, label, send, children }: ActProps) => (
  <details class="unfold">
    <summary class="button">{label}</summary>
    <form class="stack" method="post" action={action}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <input type="hidden" name="account" value={account} />
      <p>{children}</p>
      <Button>{send}</Button>
    </form>
  </details>
)
