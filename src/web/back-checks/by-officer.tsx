import { showShare } from '../../domain/share.ts'
import { showInterval } from '../../domain/wilson.ts'
import type { OfficerAgreement } from '../../store/back-check-results.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Empty, Note } from '../ui/notices.tsx'

const words = vi.backChecks

/** Each volunteer by name, never by figure: every number opens the visits that it counts. */
export const ByOfficer = ({ site, officers }: { site: string; officers: readonly OfficerAgreement[] }) => (
  <section class="card stack" aria-labelledby="officers">
    <h2 id="officers">{words.byOfficer}</h2>
    {officers.length === 0 ? (
      <Empty text={words.nobodyYet} />
    ) : (
      <>
        <table class="sheet agreements">
          <thead>
            <tr>
              <th scope="col">{words.columns.name}</th>
              <th scope="col">{words.columns.drawn}</th>
              <th scope="col">{words.columns.agreement}</th>
              <th scope="col">{words.columns.interval}</th>
            </tr>
          </thead>
          <tbody>
            {officers.map((one) => (
              <OfficerRow {...one} site={site} />
            ))}
          </tbody>
        </table>
        <Note>{words.noRanking}</Note>
      </>
    )}
  </section>
)

const OfficerRow = ({ site, officer, name, drawn, agreement }: OfficerAgreement & { site: string }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>
      <a href={paths.siteOfficerChecks(site, officer)}>{drawn}</a>
    </td>
    <td>
      {agreement.total > 0 ? (
        <a href={paths.siteOfficerChecks(site, officer, 'counted')}>
          <b>{showShare(agreement)}</b>
        </a>
      ) : (
        <span class="soft">{vi.ui.none}</span>
      )}
    </td>
    <td>{showInterval(agreement)}</td>
  </tr>
)
