import { type Day, showDay } from '../../domain/day.ts'
import type { Reason } from '../../domain/visit.ts'
import type { ListKey, StallList } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
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
  siteNames?: ReadonlyMap<string, string>
  /** The other part is what is not in N, rather than what is not counted yet. */
  outside?: boolean
}

/** The exact list behind a number: what it counts, and what of its base it does not. */
export const ListPage = ({ list, siteNames, outside, ...head }: ListPageProps) => (
  <main class="page" id="main">
    <ListHead {...head} />
    <section class="card" aria-labelledby="counted">
      <header>
        <h2 id="counted">{vi.lists.counts(list.counted.length)}</h2>
      </header>
      <StallRows stalls={list.counted} day={head.day} siteNames={siteNames} />
    </section>
    {list.rest && (
      <section class="card" aria-labelledby="rest">
        <header>
          <h2 id="rest">{outside ? vi.lists.outside(list.rest.length) : vi.lists.rest(list.rest.length)}</h2>
        </header>
        <StallRows stalls={list.rest} day={head.day} siteNames={siteNames} />
      </section>
    )}
  </main>
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
      {definition && (
        <>
          {' '}
          · <a href={paths.definitions(definition)}>{vi.lists.how}</a>
        </>
      )}
    </p>
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
