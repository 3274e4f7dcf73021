import { campaignState } from '../../domain/campaign.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { RecordedSite } from '../../store/campaigns.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Note } from '../ui/notices.tsx'
import type { CampaignProps } from './views.tsx'

const { campaigns: words } = vi
const { recordedColumns: columns } = words
const COUNTS = ['visits', 'visited', 'registered'] as const

/** What the register holds of the campaign's sites and days, beside the plan: counted, not told. */
export const RecordedTable = ({ campaign, recorded, day }: CampaignProps) => (
  <section class="card stack" aria-labelledby="recorded">
    <h2 id="recorded">{words.recorded}</h2>
    {campaignState(campaign, day) === 'coming' ? (
      <p class="soft">{words.notBegun}</p>
    ) : (
      <>
        <table class="sheet cells">
          <thead>
            <tr>
              <th scope="col">{columns.site}</th>
              {COUNTS.map((count) => (
                <th scope="col" class="num">
                  {columns[count]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {recorded.map((row) => (
              <Counts
                name={<a href={paths.site(row.site)}>{row.name}</a>}
                row={row}
                href={paths.campaignStalls(campaign.id, row.site)}
              />
            ))}
            {recorded.length > 1 && (
              <Counts name={words.allSites} row={sumOf(recorded)} href={paths.campaignStalls(campaign.id)} />
            )}
          </tbody>
        </table>
        <Note>{words.recordedMeans}</Note>
      </>
    )}
  </section>
)

type Counted = Pick<RecordedSite, (typeof COUNTS)[number]>

function sumOf(rows: readonly Counted[]): Counted {
  const sum = (of: keyof Counted) => rows.reduce((total, row) => total + row[of], 0)
  return { visits: sum('visits'), visited: sum('visited'), registered: sum('registered') }
}

interface CountsProps {
  name: string | object
  row: Counted
  /** The stalls behind the counts. */
  href: string
}

const Counts = ({ name, row, href }: CountsProps) => (
  <tr>
    <th scope="row">{name}</th>
    {COUNTS.map((count) => (
      <td class="num">
        <span class="label">{columns[count]}: </span>
        {row[count] > 0 ? <a href={href}>{showNumber(row[count])}</a> : 0}
      </td>
    ))}
  </tr>
)
