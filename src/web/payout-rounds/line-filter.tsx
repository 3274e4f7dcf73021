import { MODALITIES } from '../../domain/payout/line.ts'
import type { LineFilter } from '../../store/payout-line-pages.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Choice } from '../ui/choices.tsx'
import { Button, Field } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import type { OpenedRound } from './read.ts'

const { lines: words } = vi.payoutRounds

type FilterProps = Pick<OpenedRound, 'round' | 'groups' | 'everHamlets'> & { filter: LineFilter }

/** Which lines to show: a plain form, so that what is asked for stands in the address. */
export const FilterForm = ({ round, filter, groups, everHamlets }: FilterProps) => {
  const hamlets: Choice[] = everHamlets.map(({ id, name }) => [id, name])
  const modalities: Choice[] = MODALITIES.map((one) => [one, vi.payouts.modalities[one]])
  const choice = { none: words.all } as const
  return (
    <form class="filter" method="get" action={paths.payoutLines(round.id)}>
      <Select
        {...choice}
        label={words.hamlet}
        name="hamlet"
        groups={[{ choices: hamlets }]}
        chosen={filter.hamlet ?? ''}
      />
      <Select
        {...choice}
        label={words.group}
        name="group"
        groups={[{ choices: groups.map(({ id, name }) => [id, name]) }]}
        chosen={filter.group ?? ''}
      />
      <Select
        {...choice}
        label={words.modality}
        name="modality"
        groups={[{ choices: [...modalities, ['unknown', vi.payouts.unknown]] }]}
        chosen={filter.modality ?? ''}
      />
      <Field label={words.search} name="code" type="search" value={filter.code} maxlength={24} autocomplete="off" />
      <Button>{words.filter}</Button>
    </form>
  )
}
