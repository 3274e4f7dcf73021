import { showMonth } from '../../domain/month.ts'
import { vi } from '../messages/vi.ts'
import { Button } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import type { PayoutReading } from './read.ts'

const words = vi.payoutFigures
const byName = new Intl.Collator('vi', { numeric: true })

/** Months, programmes and hamlets of a commune to choose from: a plain GET form. */
export const ChoiceForm = ({ read, action, noMonth }: { read: PayoutReading; action: string; noMonth?: true }) => {
  const { all, choice, hamlets } = read
  const months = [...new Set(all.map(({ period }) => period))]
  const programmes = new Map(all.map(({ programme, programmeName }) => [programme, programmeName]))
  const places = [...hamlets].sort(([, one], [, other]) => byName.compare(one, other))
  return (
    <details class="card span unfold">
      <summary class="button">{words.choose}</summary>
      <form class="days" method="get" action={action}>
        {!noMonth && (
          <Select
            {...{ label: words.period, name: 'ky', none: words.newest, chosen: choice.period }}
            groups={[{ choices: months.map((month) => [month, showMonth(month)] as const) }]}
          />
        )}
        <Select
          {...{ label: words.programme, name: 'programme', none: words.allProgrammes, chosen: choice.programme ?? '' }}
          groups={[{ choices: [...programmes] }]}
        />
        <Select
          {...{ label: words.hamlet, name: 'hamlet', none: words.allHamlets, chosen: choice.hamlet ?? '' }}
          groups={[{ choices: places }]}
        />
        <Button type="submit">{words.show}</Button>
      </form>
    </details>
  )
}
