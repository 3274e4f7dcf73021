import { FIGURES, type Figure } from '../../domain/adoption.ts'
import { showDay, showMoment } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit, type UnitKind } from '../../domain/place.ts'
import type { PublicCount, PublicFigures } from '../../domain/public-figures.ts'
import { share } from '../../domain/share.ts'
import type { SiteKind } from '../../domain/site.ts'
import type { PublicSite } from '../../store/public-figures.ts'
import type { Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { BAR_OF, Bar } from '../ui/figures.tsx'
import { LevelMark } from '../ui/marks.tsx'
import { Empty, Note } from '../ui/notices.tsx'

const words = vi.publicSites

/** Headline, funnel and freshness of a site, for everybody. */
export const PublicSitePage = ({ site, figures, day, at, phones, held }: PublicSite) => (
  <main class="page site-top" id="main">
    <Sign site={site} />
    <div class="fresh span" data-state={phones > 0 ? 'held' : at === undefined ? undefined : 'all'}>
      <span>{at === undefined ? vi.fresh.never : `${vi.fresh.until} ${showMoment(at)}.`}</span>
      <span>{phones > 0 ? words.held(phones, held) : at !== undefined && vi.fresh.nothingHeld}</span>
    </div>
    {figures === undefined ? (
      <section class="card span">
        <Empty text={words.small} />
      </section>
    ) : (
      <Figures figures={figures} kind={site.kind} />
    )}
    <section class="card span stack">
      <Note>
        {vi.lists.asOf} {showDay(day)}. {words.why} <a href={paths.definitions()}>{vi.ui.howCounted}</a>
      </Note>
    </section>
  </main>
)

const Sign = ({ site: { campaign, kind, name, hamletName, commune, communeName, communeKind } }: { site: Site }) => (
  <header class="place span">
    <h1 class="sign">
      <small>{campaign ?? vi.sites.kinds[kind]}</small>
      {name}
    </h1>
    <p>
      {hamletName && `${hamletName}, `}
      {communeName === null ? commune : showUnit({ kind: communeKind as UnitKind, name: communeName })}
    </p>
  </header>
)

const Figures = ({ figures, kind }: { figures: PublicFigures; kind: SiteKind }) => {
  const stalls = vi.ui.stalls[kind]
  return (
    <>
      <section class="card" aria-labelledby="headline">
        <div class="headline">
          <h2 id="headline">{vi.ui.headline}</h2>
          <Told count={figures.steps.A5} total={figures.operating} />
          <p>{vi.ui.headlineText(stalls)}</p>
          {figures.evidence && <Evidence {...figures.evidence} />}
          {!isNone(figures.said) && <p class="soft">{words.said(told(figures.said))}</p>}
        </div>
      </section>
      <section class="card" aria-labelledby="funnel">
        <header>
          <h2 id="funnel">{vi.sites.steps[kind]}</h2>
          <small>{words.base(showNumber(figures.operating), stalls)}</small>
        </header>
        <ol class="funnel">
          {FIGURES.map((figure) => (
            <Step figure={figure} figures={figures} />
          ))}
        </ol>
        {!isNone(figures.notCounted) && <p class="soft">{words.notCounted(told(figures.notCounted))}</p>}
      </section>
    </>
  )
}

const isNone = (count: PublicCount): boolean => count.kind === 'exact' && count.count === 0

function told(count: PublicCount): string {
  if (count.kind === 'exact') return showNumber(count.count)
  return words[count.kind](showNumber(count.than))
}

/** The fraction as it may be told: 22/34, dưới 5/34. */
const Told = ({ count, total }: { count: PublicCount; total: number }) => (
  <strong class="share">
    {told(count)}
    <span>/{showNumber(total)}</span>
  </strong>
)

const Step = ({ figure, figures }: { figure: Figure; figures: PublicFigures }) => {
  const { steps, operating } = figures
  return (
    <li data-head={figure === 'A5' ? 'true' : undefined}>
      <div>
        <b>{vi.ui.figures[figure]}</b>
        <Told count={steps[figure]} total={operating} />
        <Bar share={share(drawn(steps[figure]), operating)} fill={BAR_OF[figure]} />
      </div>
    </li>
  )
}

/** A bar is as long as is surely known: nothing of "fewer than", all up to it of "more than". */
const drawn = (count: PublicCount): number => {
  if (count.kind === 'exact') return count.count
  return count.kind === 'fewer' ? 0 : count.than
}

const Evidence = ({ bank, observed }: { bank: number; observed: number }) => (
  <ul class="evidence">
    <li data-level="B">
      <div>
        <LevelMark level="B" />
        <b>{bank}</b>
        <span>{words.bank}</span>
      </div>
    </li>
    <li data-level="O">
      <div>
        <LevelMark level="O" />
        <b>{observed}</b>
        <span>{words.observed}</span>
      </div>
    </li>
  </ul>
)
