import type { PlacedStanding } from '../../domain/adoption.ts'
import { NUMBER_LENGTH } from '../../domain/spot-numbers.ts'
import type { Block, Site } from '../../store/sites.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'

import { Empty } from '../ui/notices.tsx'
import { rowName } from '../ui/row-name.ts'
import { type ChoiceGroup, Select } from '../ui/select.tsx'

const { siteLists: words } = vi

interface NewStallProps {
  site: Site
  blocks: readonly Block[]
  stalls: readonly PlacedStanding[]
  submission: string
  typed: Typed
  errors: FieldErrors
}

export const NewStallPage = (props: NewStallProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.addStallTo(props.site.name)}</h1>
      <FormSummary errors={props.errors} />
      {props.blocks.length === 0 ? <Empty text={words.noBlocks} /> : <NewStallForm {...props} />}
      <p>
        <LinkButton href={paths.site(props.site.id)}>{words.backToSite}</LinkButton>
      </p>
    </section>
  </main>
)

const NewStallForm = ({ site, blocks, stalls, submission, typed, errors }: NewStallProps) => (
  <form {...inPlace(paths.newStall(site.id))} class="stack">
    <input type="hidden" name={SUBMISSION} value={submission} />
    <Field
      label={words.number[site.kind]}
      name="number"
      value={typedIn(typed, 'number')}
      error={errors.number}
      hint={words.numberHint[site.kind]}
      maxlength={NUMBER_LENGTH}
      autocomplete="off"
      required
    />
    {site.kind === 'street' && (
      <Chips
        legend={words.side}
        name="side"
        choices={(['odd', 'even'] as const).map((side) => [side, vi.ui.sides[side]])}
        chosen={typedIn(typed, 'side')}
        error={errors.side}
        even={2}
        required
      />
    )}
    <Select
      label={words.place}
      name="place"
      groups={blocks.map((block) => groupOf(site, block, stalls))}
      chosen={typedIn(typed, 'place')}
      error={errors.place}
      hint={words.placeHint}
    />
    <p class="soft">{words.countsAsOperating}</p>
    <Button kind="main">{words.save}</Button>
  </form>
)

/** The places of a block in walking order: before its first stall, and after each. */
const groupOf = ({ kind }: Site, block: Block, stalls: readonly PlacedStanding[]): ChoiceGroup => ({
  heading: kind === 'market' ? rowName(block.name) : block.name,
  choices: [
    [`start:${block.id}`, words.atStart[kind]],
    ...stalls
      .filter((stall) => stall.block === block.id)
      .map((stall) => [`after:${stall.stall}`, afterWords(kind, stall)] as const),
  ],
})

const afterWords = (kind: Site['kind'], { number, tradeName }: PlacedStanding): string =>
  [words.after(vi.ui.numbers[kind].toLowerCase(), number), tradeName].filter(Boolean).join(', ')
