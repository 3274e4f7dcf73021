import type { Child } from 'hono/jsx'
import type { Day } from '../../domain/day.ts'
import type { Facts } from '../../store/site-facts.ts'
import { isListKey, listBehind } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { definitionOf, ListPage, titleOf } from './list-page.tsx'
import type { ListPaging } from './list-part.tsx'
import { type TestedFigure, TestedPage } from './tested-page.tsx'

interface FigureProps {
  /** The figure in the path. */
  code: string
  facts: Facts
  /** The site or the commune, and its page. */
  place: string
  back: string
  day: Day
  siteNames?: ReadonlyMap<string, string>
  paging: ListPaging
}

const visitsBehind = ({ reScans, backChecked }: Facts) => ({ A9: reScans, Q1: backChecked })
const isTested = (code: string): code is TestedFigure => code === 'A9' || code === 'Q1'

/** The list behind a number of a site or a commune, with its title; undefined for a code that no number has. */
export function figurePage({ code, facts, ...at }: FigureProps): { title: string; page: Child } | undefined {
  if (isTested(code)) {
    const page = <TestedPage {...at} figure={code} visits={visitsBehind(facts)[code]} />
    return { title: `${code} · ${vi.lasting.names[code]}`, page }
  }
  if (!isListKey(code)) return undefined
  const title = titleOf(code)
  const list = listBehind(facts.stalls, code, at.day)
  return {
    title,
    page: <ListPage {...at} {...{ title, list, definition: definitionOf(code) }} outside={code === 'N'} />,
  }
}
