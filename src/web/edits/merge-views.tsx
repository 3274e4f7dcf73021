import type { Instant } from '../../domain/day.ts'
import type { FoundConflict, FoundMerge } from '../../store/edit-conflicts.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { showLater, showValue, showWhen } from './merge-words.ts'

const words = vi.edits

const placeOf = ({ stall, site, merchant }: FoundConflict): string =>
  [`${vi.ui.numbers[site.kind]} ${stall.number}, ${site.name}`, merchant?.tradeName].filter(Boolean).join(' · ')

/** Every choice that waits. */
export const MergesPage = ({ conflicts }: { conflicts: readonly FoundConflict[] }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.merges}</h1>
      <p class="soft">{words.mergesHint}</p>
      {conflicts.length === 0 && <Empty text={words.noMerges} />}
      <ul class="tasks">
        {conflicts.map((one) => (
          <li>
            <b>{placeOf(one)}</b>
            <a href={paths.merge(one.conflict.id)}>
              {words.fields[one.conflict.field]}: “{showValue(one.conflict.field, one.conflict.value)}” ({one.officer})
            </a>
          </li>
        ))}
      </ul>
    </section>
  </main>
)

interface MergePageProps {
  merge: FoundMerge
  /** Officer who looks, and now. */
  viewer: string
  now: Instant
  /** Why the later edit cannot be kept; undefined when it can. */
  hindrance: string | undefined
  submission: string
  error: string | undefined
}

/** One field that two people wrote: what each wrote, when, what it was before, and which of them stays. */
export const MergePage = (props: MergePageProps) => {
  const { merge, error } = props
  return (
    <main class="page narrow" id="main">
      <section class="card stack">
        <div class="here">
          <b class="plate">{merge.stall.number}</b>
          <h1>{words.fields[merge.conflict.field]}</h1>
          <p>{placeOf(merge)}</p>
        </div>
        <FormSummary errors={error ? { '': error } : {}} />
        {merge.choice ? <Chosen {...props} /> : <Choosing {...props} />}
        <p class="acts">
          <LinkButton href={paths.stall(merge.stall.id)}>{words.backToStall}</LinkButton>
          <LinkButton href={paths.merges()}>{words.toMerges}</LinkButton>
        </p>
      </section>
    </main>
  )
}

/** What was written, as people read it, and by whom. */
function readingOf({ merge, viewer }: MergePageProps) {
  const { conflict, theirs, before, officer } = merge
  const name = (id: string, called: string) => (id === viewer ? words.you : called)
  const show = (value: string) => showValue(conflict.field, value)
  return {
    before: show(before),
    mine: { value: show(conflict.value), who: name(conflict.officer, officer), at: conflict.madeAt },
    theirs: { value: show(theirs.edit.value), who: name(theirs.edit.officer, theirs.officer), at: theirs.edit.at },
  }
}

const Choosing = (props: MergePageProps) => {
  const { merge, hindrance, submission } = props
  const { mine, theirs, before } = readingOf(props)
  const keepMine = ['mine', words.keep(mine.value, mine.who)] as const
  const keepTheirs = ['theirs', words.keep(theirs.value, theirs.who)] as const
  return (
    <form class="stack" method="post" action={paths.merge(merge.conflict.id)}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <input type="hidden" name="version" value={merge.theirs.edit.version} />
      <p>
        {words.wrote(mine.who, mine.value, showWhen(mine.at, props.now))}{' '}
        {words.wroteThen(theirs.who, theirs.value, showLater(mine.at, theirs.at))}
      </p>
      <p class="soft">{words.before(before)}</p>
      {hindrance && <Note>{hindrance}</Note>}
      <Chips
        legend={words.which}
        name="kept"
        choices={hindrance ? [keepTheirs] : [keepMine, keepTheirs]}
        even={1}
        required
      />
      <Button kind="main">{words.choose}</Button>
    </form>
  )
}

/** What was chosen; both may have been edited again since, so nothing is said of how the field stands. */
const Chosen = (props: MergePageProps) => {
  const { choice, chooser } = props.merge
  if (choice === null) return null
  const who = choice.officer === props.viewer ? words.you : (chooser ?? '')
  return <Note>{words.kept[choice.kept](who, readingOf(props).mine.value, showWhen(choice.at, props.now))}</Note>
}
