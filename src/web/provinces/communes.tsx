import { FIGURES, type Figure } from '../../domain/adoption.ts'
import { type Day, showShortMoment } from '../../domain/day.ts'
import type { Funnel } from '../../domain/funnel.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showShare } from '../../domain/share.ts'
import type { CommuneFreshness } from '../../store/province-freshness.ts'
import type { ListKey } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { BAR_OF, Bar, ShareFigure } from '../ui/figures.tsx'
import type { CommuneRow } from './read.ts'

const words = vi.provinces

interface CommunesProps {
  rows: readonly CommuneRow[]
  /** The day whose lists the figures open; undefined where they are today's. */
  asOf: Day | undefined
  today: Day
}
type RowProps = Omit<CommunesProps, 'rows'> & { row: CommuneRow }

const linkOf = ({ row, asOf }: RowProps, key: ListKey): string => paths.communeFigure(row.commune, key, asOf)

/** Communes on a phone: name, headline with S beside it, the four steps before it, how new it is. */
export const CommuneCards = ({ rows, ...shown }: CommunesProps) => (
  <ol class="only-phone">
    {rows.map((row) => (
      <CommuneCard row={row} {...shown} />
    ))}
  </ol>
)

const CommuneCard = (props: RowProps) => {
  const { row, today } = props
  const { shares, evidence } = row.funnel
  return (
    <li class="sitecard">
      <header>
        <h3>
          <a href={paths.commune(row.commune)}>{row.name}</a>
        </h3>
      </header>
      <Facts {...props} />
      <p>
        <ShareFigure share={shares.A5} href={linkOf(props, 'A5')} />
        <span>{vi.ui.inUseShort}</span>
        <Said {...props} />
      </p>
      <Bar share={shares.A5} fill="active" said={evidence.said} />
      <dl>
        {(['A1', 'A2', 'A3', 'A4'] as const).map((figure) => (
          <div>
            <dt>{vi.ui.columns[figure]}</dt>
            <dd>
              <a href={linkOf(props, figure)}>{showShare(shares[figure])}</a>
            </dd>
          </div>
        ))}
      </dl>
      <small>
        {words.fresh}: <Fresh fresh={row.fresh} today={today} />
      </small>
    </li>
  )
}

/** Sites and N in one line. */
const Facts = (props: RowProps) => (
  <small>
    {words.sites(props.row.sites)} ·{' '}
    <a href={linkOf(props, 'N')}>{words.base(showNumber(props.row.funnel.operating))}</a>
  </small>
)

const Said = (props: RowProps) => {
  const { said } = props.row.funnel.evidence
  return said === 0 ? null : (
    <a class="soft" href={linkOf(props, 'S')}>
      {words.said(showNumber(said))}
    </a>
  )
}

const Fresh = ({ fresh: { at, phones, held }, today }: { fresh: CommuneFreshness; today: Day }) => (
  <>
    {at === undefined ? words.quiet : showShortMoment(at, today)}
    {phones > 0 && ` · ${held > 0 ? words.held(phones, held) : words.out(phones)}`}
  </>
)

/** Communes on a wide screen, with their sum at the foot. */
export const CommuneTable = ({ rows, total, ...shown }: CommunesProps & { total: Funnel }) => (
  <table class="sheet sites wide">
    <caption class="vh">{words.communes}</caption>
    <thead>
      <tr>
        <th scope="col">{words.commune}</th>
        {FIGURES.map((figure) => (
          <th scope="col">{vi.ui.columns[figure]}</th>
        ))}
        <th scope="col">{words.fresh}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <CommuneTableRow row={row} {...shown} />
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">
          {words.total}
          <br />
          <small>{words.base(showNumber(total.operating))}</small>
        </th>
        {FIGURES.map((figure) => (
          <td>
            <ShareFigure share={total.shares[figure]} />
          </td>
        ))}
        <td></td>
      </tr>
    </tfoot>
  </table>
)

const CommuneTableRow = (props: RowProps) => (
  <tr>
    <th scope="row">
      <a href={paths.commune(props.row.commune)}>{props.row.name}</a>
      <br />
      <Facts {...props} />
    </th>
    {FIGURES.map((figure) => (
      <FigureCell {...props} figure={figure} />
    ))}
    <td>
      <small>
        <Fresh fresh={props.row.fresh} today={props.today} />
      </small>
    </td>
  </tr>
)

const FigureCell = ({ figure, ...props }: RowProps & { figure: Figure }) => {
  const { shares, evidence } = props.row.funnel
  return (
    <td>
      <ShareFigure share={shares[figure]} href={linkOf(props, figure)} />
      <Bar share={shares[figure]} fill={BAR_OF[figure]} said={figure === 'A5' ? evidence.said : 0} />
      {figure === 'A5' && (
        <small>
          <Said {...props} />
        </small>
      )}
    </td>
  )
}
