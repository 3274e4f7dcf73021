import { dayOf } from '../domain/day.ts'
import { fold } from '../domain/names.ts'
import type { SiteKind } from '../domain/site.ts'
import type { Spot } from '../domain/spot-numbers.ts'
import type { Database, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { insertHamlet } from './hamlets.ts'
import { insertBlocks, insertRound, insertSite } from './sites.ts'
import { insertCensuses, insertPlacedStall, insertStalls, type StallPlace } from './stalls.ts'

/** A block as it will be stored, with its spots in walking order. */
export interface NewBlock {
  readonly name: string
  readonly endsAt: string | null
  readonly spots: readonly Spot[]
}

export interface NewSite {
  readonly id: string
  readonly commune: string
  readonly kind: SiteKind
  readonly name: string
  readonly campaign?: string | undefined
  /** A hamlet that is known, by its id, or one that the commune names for the first time. */
  readonly hamlet?: { readonly id: string } | { readonly name: string } | undefined
  readonly blocks: readonly NewBlock[]
}

/** Drafts a site: its hamlet where that is new, its blocks and stalls, all operating as of today, and round 1. */
export function draftSite(db: Database, of: NewSite, act: Act): Draft {
  const { id, commune, kind, name, campaign } = of
  const { by, at, newId } = act
  const hamlet = of.hamlet && { id: newId(), ...of.hamlet }
  const isNew = hamlet !== undefined && 'name' in hamlet
  const site = { id, commune, kind, name, folded: fold(name), campaign, hamlet: hamlet?.id, createdAt: at }
  return {
    writes: [
      ...(isNew ? [insertHamlet(db, { id: hamlet.id, name: hamlet.name, commune, fromDay: dayOf(at) })] : []),
      insertSite(db, site),
      insertRound(db, { id: newId(), site: id, number: 1, openedOn: dayOf(at) }),
      ...blockWrites(db, of, act),
    ],
    entries: [{ at, actor: by, action: 'site.made', subject: id }],
  }
}

function blockWrites(db: Database, { id: site, blocks }: NewSite, { by, at, newId }: Act): Write[] {
  const placed = blocks.map((block, index) => ({ ...block, id: newId(), position: index + 1 }))
  const stalls = placed
    .flatMap(({ id: block, spots }) => spots.map((spot) => ({ ...spot, id: newId(), site, block, createdAt: at })))
    .map((stall, index) => ({ ...stall, position: index + 1 }))
  const counted = { day: dayOf(at), state: 'operating', officer: by, at } as const
  return [
    insertBlocks(
      db,
      placed.map(({ id, position, name, endsAt }) => ({ id, site, position, name, endsAt })),
    ),
    insertStalls(db, stalls),
    insertCensuses(
      db,
      stalls.map(({ id }) => ({ id: newId(), stall: id, ...counted })),
    ),
  ]
}

export interface NewStall extends Spot {
  readonly id: string
  readonly site: string
  readonly block: string
  readonly place: StallPlace
}

/** Drafts a stall put in between two others, operating as of today. */
export function draftStall(db: Database, { place, ...stall }: NewStall, { by, at, newId }: Act): Draft {
  const census = { id: newId(), stall: stall.id, day: dayOf(at), state: 'operating', officer: by, at } as const
  return {
    writes: [...insertPlacedStall(db, { ...stall, createdAt: at }, place), insertCensuses(db, [census])],
    entries: [{ at, actor: by, action: 'stall.added', subject: stall.id }],
  }
}

/** Drafts the next round of a site, open from today: A1 counts from nought again. */
export function draftRound(db: Database, of: { site: string; number: number }, { by, at, newId }: Act): Draft {
  const round = { id: newId(), ...of, openedOn: dayOf(at) }
  return { writes: [insertRound(db, round)], entries: [{ at, actor: by, action: 'round.opened', subject: round.id }] }
}
