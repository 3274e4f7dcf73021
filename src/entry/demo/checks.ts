import { type Scope, scopeOf } from '../../domain/access.ts'
import { type Answer, compareAnswer } from '../../domain/back-check.ts'
import { draftDraw } from '../../store/back-check-draws.ts'
import { findCheck, insertBackCheck, listPicks, type Pick } from '../../store/back-checks.ts'
import { findStall } from '../../store/stalls.ts'
import type { Services } from '../../web/services.ts'
import { draftVisit } from '../../web/visits/record.ts'
import { commitDemo } from './commit.ts'
import { COMMUNE, momentAgo } from './sites.ts'

interface DemoDraw {
  readonly site: string
  /** Days before today on which it was drawn; the checks begin on the day after. */
  readonly days: number
  /** Of the server in earnest; here always the same, so that the demo always draws the same. */
  readonly seed: string
  /** How many of the drawn visits have been checked, and how many of those are not as they were told. */
  readonly checked: number
  readonly overturned: number
}

/** The street is checked enough to be ranked; the large market not yet; the small market and the alley not at all. */
const DRAWS: readonly DemoDraw[] = [
  { site: 'site-1', days: 55, seed: 'DEM0TEHANH001', checked: 99, overturned: 0 },
  { site: 'site-1', days: 5, seed: 'DEM0TEHANH002', checked: 99, overturned: 0 },
  { site: 'site-2', days: 5, seed: 'DEM0CHAU0V001', checked: 9, overturned: 2 },
]

/** Seconds between two checks of one walk. */
const APART = 600

/** Draws made by the coordinator, and what those who were asked found. */
export async function checkAgain(services: Services, now: number): Promise<void> {
  for (const one of DRAWS) await drawAndCheck(services, one, now)
}

async function drawAndCheck(services: Services, one: DemoDraw, now: number): Promise<void> {
  const { store, newId } = services
  const scope = scopeFor('ho', 'coordinator')
  const act = { by: 'ho', at: momentAgo(now, one.days, 16), newId }
  const draft = await draftDraw(store, scope, one, act)
  if (!draft.ok) throw new Error(`the demo has nothing to draw from at ${one.site}`)
  await commitDemo(store, draft)
  const picks = (await listPicks(store.read, scope, draft.draw)).slice(0, one.checked)
  const wrong = new Set(picks.filter(provesLittle).slice(0, one.overturned))
  for (const [turn, pick] of picks.entries()) {
    const at = momentAgo(now, one.days - 1, 8) + turn * APART
    await check(services, pick, { at, wrong: wrong.has(pick) })
  }
}

function scopeFor(officer: string, role: 'coordinator' | 'volunteer'): Scope {
  const scope = scopeOf(officer, [{ role, unit: COMMUNE }], [role])
  if (scope === undefined) throw new Error(`${officer} has no scope`)
  return scope
}

/** A visit that told of no sticker and no money: whatever comes of its check, the funnel stays as it is told. */
const provesLittle = ({ visit: { display, scan } }: Pick): boolean => display === null && scan === null

/** Whoever was asked goes there and meets what the first visit met, or hears that nobody had come. */
async function check(services: Services, pick: Pick, { at, wrong }: { at: number; wrong: boolean }): Promise<void> {
  const { store } = services
  const scope = scopeFor(pick.checker?.id ?? '', 'volunteer')
  const found = await findStall(store.read, scope, pick.visit.stall)
  const asked = await findCheck(store.read, scope, pick.visit.id)
  if (!found || !asked) throw new Error(`nobody checks ${pick.visit.id}`)
  const { outcome, reason, returnDay, display } = asked.claim
  const met = { outcome, display: display ?? undefined }
  const report = { ...met, reason: reason ?? undefined, returnDay: returnDay ?? undefined, scanned: false }
  const visit = await draftVisit({ services, scope, at }, found, report, undefined, undefined)
  const answer: Answer = { ...met, recall: wrong ? 'nobody' : 'came', wall: 'unchanged', transfer: 'unsure' }
  const compared = compareAnswer({ ...asked.claim, transfer: asked.transfer === 1, codeStands: true }, answer)
  if (compared.kind !== (wrong ? 'differs' : 'agrees'))
    throw new Error(`the check of ${pick.visit.id} ${compared.kind}`)
  const differs = compared.kind === 'differs' ? compared.differs : []
  const row = { visit: asked.claim.id, answer: visit.visit, agrees: !wrong, differs: JSON.stringify(differs), at }
  const entry = { at, actor: scope.officer, action: 'back-check.answered', subject: row.visit, digest: row.answer }
  await commitDemo(store, {
    writes: [...visit.writes, insertBackCheck(store.read, row)],
    entries: [...visit.entries, entry],
  })
}
