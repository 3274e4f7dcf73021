import { vi } from '../messages/vi.ts'
import type { IncidentFile } from './read.ts'

const { walks, incidents: words } = vi

/** What the register says today beside what the scan came to: the scanned text itself is never kept. */
export const RegisterBesideWall = ({ file: { registered, scan, stall } }: { file: IncidentFile }) => {
  if (registered === undefined) return stall && <p class="soft">{words.noRegister}</p>
  const wall = scan === undefined ? words.wallNotScanned : walks.holders[scan]
  const rows = [
    [walks.rows.bank, registered.bank],
    [walks.rows.account, registered.account],
    [walks.rows.holder, registered.holder],
  ] as const
  return (
    <div class="compare">
      <table>
        <caption class="vh">{words.compare}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{walks.compareWith.item}</span>
            </th>
            <th scope="col">{walks.compareWith.register}</th>
            <th scope="col">{walks.compareWith.wall}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value], at) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{value}</td>
              {at === 0 && (
                <td rowspan={rows.length} data-differs={scan ? 'true' : undefined}>
                  {wall}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
