import type { Child } from 'hono/jsx'
import { FIGURES, type Figure } from '../../domain/adoption.ts'
import type { Funnel } from '../../domain/funnel.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { Share } from '../../domain/share.ts'
import type { SiteKind } from '../../domain/site.ts'
import type { ListKey } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LevelMark } from './marks.tsx'

/** URL of the list behind a number. */
export type ListLink = (key: ListKey) => string

/** A fraction, numerator large. Nothing to count is said in words: never 0 %, never a dash. */
export const ShareFigure = ({ share: { count, total }, href }: { share: Share; href?: string | undefined }) => {
  if (total === 0)
    return (
      <span class="share" data-none="true">
        {vi.ui.none}
      </span>
    )
  const fraction = (
    <>
      {showNumber(count)}
      <span>/{showNumber(total)}</span>
    </>
  )
  return href === undefined ? (
    <strong class="share">{fraction}</strong>
  ) : (
    <a class="share" href={href}>
      {fraction}
    </a>
  )
}

/** How a bar is filled: a step, `shown` for A3, `plain`, or the hatch of `said`. */
export type BarFill = 'visited' | 'code' | 'shown' | 'verified' | 'active' | 'plain' | 'said'

export const BAR_OF: Readonly<Record<Figure, BarFill>> = {
  A1: 'visited',
  A2: 'code',
  A3: 'shown',
  A4: 'verified',
  A5: 'active',
}

const percent = (part: number, total: number): string => `${((part / total) * 100).toFixed(2)}%`

/** Bar from zero over the whole base; `said` is appended after it, never under it. No base, no bar. */
export const Bar = ({ share: { count, total }, fill, said = 0 }: { share: Share; fill: BarFill; said?: number }) =>
  total === 0 ? null : (
    <svg class="bar" aria-hidden="true">
      <rect width={percent(count, total)} height="100%" data-step={fill} />
      {said > 0 && <rect x={percent(count, total)} width={percent(said, total)} height="100%" data-step="said" />}
    </svg>
  )

/** The steps of a place, each a link to its list. */
export const FunnelList = ({ funnel, linkTo }: { funnel: Funnel; linkTo: ListLink }) => (
  <ol class="funnel">
    {FIGURES.map((figure) => (
      <FunnelRow figure={figure} funnel={funnel} href={linkTo(figure)} />
    ))}
  </ol>
)

const FunnelRow = ({ figure, funnel, href }: { figure: Figure; funnel: Funnel; href: string }) => {
  const share = funnel.shares[figure]
  const said = figure === 'A5' ? funnel.evidence.said : 0
  return (
    <li data-head={figure === 'A5' ? 'true' : undefined}>
      <a href={href}>
        <b>
          {figure} · {vi.ui.figures[figure]}
        </b>
        <ShareFigure share={share} />
        <Bar share={share} fill={BAR_OF[figure]} said={said} />
        {said > 0 && <small>{vi.ui.saidBeside(share.count, said)}</small>}
      </a>
    </li>
  )
}

/** A5 by its evidence, and S beside it under a dashed line. */
export const Evidence = ({ funnel, linkTo }: { funnel: Funnel; linkTo: ListLink }) => (
  <ul class="evidence">
    {(['B', 'O', 'S'] as const).map((level) => (
      <li data-level={level}>
        <a href={linkTo(level)}>
          <LevelMark level={level} />
          <b>{level === 'S' ? `+${funnel.evidence.said}` : funnel.evidence[level === 'B' ? 'bank' : 'observed']}</b>
          <span>
            {vi.ui.levels[level]}
            {level === 'S' && <em>: {vi.ui.notAdded(funnel.shares.A5.count)}</em>}
          </span>
        </a>
      </li>
    ))}
  </ul>
)

interface HeadlineProps {
  funnel: Funnel
  kind: SiteKind
  linkTo: ListLink
  /** Its rank, or why it has none. */
  children: Child
}

/** The headline of a site: A5 with its evidence, its rank, and its list. */
export const Headline = ({ funnel, kind, linkTo, children }: HeadlineProps) => {
  const stalls = vi.ui.stalls[kind]
  const active = funnel.shares.A5
  return (
    <div class="headline">
      <h2 id="headline">{vi.ui.headline}</h2>
      <ShareFigure share={active} href={linkTo('A5')} />
      {active.total > 0 && (
        <>
          <p>{vi.ui.headlineText(stalls)}</p>
          <Evidence funnel={funnel} linkTo={linkTo} />
        </>
      )}
      {children}
      <p>
        <a href={linkTo('A5')}>{vi.ui.listOf(active.count, stalls)}</a> ·{' '}
        <a href={paths.definitions('A5')}>{vi.ui.howCounted}</a>
      </p>
    </div>
  )
}
