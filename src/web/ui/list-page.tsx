import type { PlacedStanding } from '../../domain/adoption.ts'
import { type Day, showDay } from '../../domain/day.ts'
import { capital } from '../../domain/names.ts'
import type { Reason } from '../../domain/visit.ts'
import type { ListKey, StallList } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type ListPaging, ListPart } from './list-part.tsx'
import { StallRows } from './stall-rows.tsx'

interface ListPageProps {
  /** The site or the commune the number belongs to, and its page. */
  place: string
  back: string
  title: string
  /** Its paragraph on the page of definitions. */
  definition?: string | undefined
  list: StallList
  day: Day
  siteNames?: ReadonlyMap<string, string> | undefined
  /** The other part is what is not in N, rather than what is not counted yet. */
  outside?: boolean | undefined
  paging: ListPaging
}

/** The exact list behind a number: what it counts, and what of its base it does not. */
export const ListPage = ({ list, siteNames, outside, paging, ...head }: ListPageProps) => (
  <main class="page" id="main">
    <ListHead {...head} />
    {head.definition === 'A8' && list.rest?.length === 0 && list.counted.length === 0 ? (
      <NothingCounted figure="A8" />
    ) : (
      <Parts {...{ list, siteNames, outside, paging }} day={head.day} />
    )}
  </main>
)

type PartsProps = Pick<ListPageProps, 'list' | 'siteNames' | 'outside' | 'paging' | 'day'>

/** What is counted, and what is not. */
const Parts = ({ list: { counted, rest }, siteNames, outside, paging, day }: PartsProps) => {
  const draw = (stalls: readonly PlacedStanding[]) => <StallRows stalls={stalls} day={day} siteNames={siteNames} />
  const ofRest = outside ? vi.lists.outside : vi.lists.rest
  return (
    <>
      <ListPart part="counted" title={vi.lists.counts} rows={counted} {...{ paging, draw }} />
      {rest && <ListPart part="rest" title={ofRest} rows={rest} {...{ paging, draw }} />}
    </>
  )
}

/** A share of nothing: not nought, but no figure yet, and why. */
export const NothingCounted = ({ figure }: { figure: keyof typeof vi.lasting.none }) => (
  <p class="empty">
    {capital(vi.ui.none)}: {vi.lasting.none[figure]}.
  </p>
)

type HeadProps = Pick<ListPageProps, 'place' | 'back' | 'title' | 'definition' | 'day'>

/** Whose number it is, what it is called, of which day, and how it is counted. */
export const ListHead = ({ place, back, title, definition, day }: HeadProps) => (
  <header class="place">
    <p>
      <a href={back}>
        {vi.lists.back} {place}
      </a>
    </p>
    <h1>{title}</h1>
    <p>
      {place} · {vi.lists.asOf} {showDay(day)}
    </p>
    {definition && (
      <p>
        <a href={paths.definitions(definition)}>{vi.lists.how}</a>
      </p>
    )}
  </header>
)

const { titles } = vi.lists

/** What a number is called at the head of its list. */
export function titleOf(key: ListKey): string {
  if (key in vi.ui.figures) return `${key} · ${vi.ui.figures[key as keyof typeof vi.ui.figures]}`
  if (key in vi.lasting.names) return `${key} · ${vi.lasting.names[key as keyof typeof vi.lasting.names]}`
  return key in titles ? titles[key as keyof typeof titles] : vi.steps[key as keyof typeof vi.steps]
}

/** The paragraph that defines a number, where there is one. */
export const definitionOf = (key: ListKey): string | undefined => (key in vi.definitions ? key : undefined)

export const reasonTitle = (reason: Reason): string => `${vi.ui.reasons} ${vi.reasons[reason]}`
