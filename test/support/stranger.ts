/**
 * The figures, recomputed from the CSV of the facts. Written from docs/figures.md alone, by somebody who has seen
 * nothing else of this software: so that what is tested is the document.
 */

interface Share {
  count: number
  total: number
}

export interface Recomputed {
  N: number
  leftOut: { vacant: number; closed: number }
  /** By code: A1 A2 A3 A4 A5 A6 A8 A9 Q1. */
  shares: Record<string, Share>
  evidence: { B: number; O: number; S: number }
  unwilling: number
  /** Only reasons with a count above 0. */
  reasons: Record<string, number>
}

/** One line of the CSV, by the column names of docs/figures.md. A column that is not used is empty. */
interface Fact {
  kind: string
  site: string
  day: string
  stall: string
  trader: string
  visit: string
  observer: string
  state: string
  reason: string
  display: string
  scan: string
  code: string
  level: string
  payer: string
  days: string
}

/** What docs/figures.md, "Of one stall, on day D", says of one stall. */
interface Stall {
  census: string
  visits: Fact[]
  own: Fact[]
  liveCode: string | undefined
  lastLook: Fact | undefined
  lastScan: Fact | undefined
  lastAsked: Fact | undefined
  transfers: Fact[]
  proved: Fact[]
}

const DAY_MS = 86_400_000

/** The number of a day, written from docs/figures.md alone: days are calendar days, so they are counted as such. */
function numberOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The day of a number: the reverse of `numberOf`. */
function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** RFC 4180: the records of a text, each a list of fields. */
function records(csv: string): string[][] {
  const text = csv.startsWith('\uFEFF') ? csv.slice(1) : csv
  const all: string[][] = []
  let record: string[] = []
  let field = ''
  let quoted = false
  const endField = () => {
    record.push(field)
    field = ''
  }
  const endRecord = () => {
    endField()
    all.push(record)
    record = []
  }
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (quoted && char === '"' && text.charAt(at + 1) === '"') {
      field += '"'
      at++
    } else if (char === '"') quoted = !quoted
    else if (quoted) field += char
    else if (char === ',') endField()
    else if (char === '\n') endRecord()
    else if (char !== '\r') field += char
  }
  if (field !== '' || record.length > 0) endRecord()
  return all.filter((one) => one.length > 1 || one[0] !== '')
}

/** The lines of the CSV as facts. docs/figures.md: the first line is the column names. */
function factsOf(csv: string): Fact[] {
  const [names = [], ...lines] = records(csv)
  return lines.map((line) => {
    const of = (name: string) => line[names.indexOf(name)] ?? ''
    return {
      kind: of('kind'),
      site: of('site'),
      day: of('day'),
      stall: of('stall'),
      trader: of('trader'),
      visit: of('visit'),
      observer: of('observer'),
      state: of('state'),
      reason: of('reason'),
      display: of('display'),
      scan: of('scan'),
      code: of('code'),
      level: of('level'),
      payer: of('payer'),
      days: of('days'),
    }
  })
}

function ofKind(facts: Fact[], kind: string): Fact[] {
  return facts.filter((fact) => fact.kind === kind)
}

/** docs/figures.md: a later line is newer. */
function newest(facts: Fact[]): Fact | undefined {
  return facts[facts.length - 1]
}

/** docs/figures.md: a fact of day d holds for n days when D − n < d ≤ D. */
function holds(day: string, n: number, D: string): boolean {
  return numberOf(D) - n < numberOf(day) && numberOf(day) <= numberOf(D)
}

/** docs/figures.md: `not-payment` is no scan of the wall and counts nowhere. */
function isScan(visit: Fact): boolean {
  return visit.scan !== '' && visit.scan !== 'not-payment'
}

/** docs/figures.md, "Overturned": the visits with a back-check line of state overturned. */
function overturnedOf(facts: Fact[]): Set<string> {
  const lines = ofKind(facts, 'back-check').filter((line) => line.state === 'overturned')
  return new Set(lines.map((line) => line.visit))
}

/** docs/figures.md, "Trader now": the newest line of the traders who started and have not left, by day D. */
function traderNow(facts: Fact[], D: string): Fact | undefined {
  const left = new Set(
    ofKind(facts, 'trader-left')
      .filter((line) => line.day <= D)
      .map((line) => line.trader),
  )
  return newest(ofKind(facts, 'trader').filter((line) => line.day <= D && !left.has(line.trader)))
}

/** docs/figures.md, "Own visits". */
function ownVisits(visits: Fact[], now: Fact | undefined): Fact[] {
  if (now === undefined) return visits.filter((visit) => visit.trader === '')
  return visits.filter((visit) => visit.day >= now.day && (visit.trader === '' || visit.trader === now.trader))
}

/** docs/figures.md, "Live code": the code of the live account, where the trader's newest consent is given. */
function liveCodeOf(facts: Fact[], now: Fact | undefined, account: Fact | undefined): string | undefined {
  if (now === undefined || account === undefined || account.code === '') return undefined
  const consent = newest(ofKind(facts, 'consent').filter((line) => line.trader === now.trader))
  return consent?.state === 'given' ? account.code : undefined
}

/** docs/figures.md, "Transfers that count". */
function transfersOf(facts: Fact[], now: Fact | undefined, overturned: Set<string>): Fact[] {
  if (now === undefined) return []
  return ofKind(facts, 'transfer').filter(
    (line) => line.trader === now.trader && line.payer === 'customer' && !overturned.has(line.visit),
  )
}

/** docs/figures.md, "Of one stall, on day D": from the lines of one stall. */
function stallOf(facts: Fact[], D: string): Stall {
  const overturned = overturnedOf(facts)
  const now = traderNow(facts, D)
  const visits = ofKind(facts, 'visit')
  const own = ownVisits(visits, now)
  const account = now && newest(ofKind(facts, 'code').filter((line) => line.trader === now.trader))
  const liveCode = liveCodeOf(facts, now, account)
  const liveSince = account?.day ?? ''
  const standing = own.filter((visit) => !overturned.has(visit.visit))
  const sinceLive = standing.filter((visit) => visit.day >= liveSince)
  const transfers = transfersOf(facts, now, overturned)
  return {
    census: newest(ofKind(facts, 'census'))?.state ?? 'operating',
    visits,
    own,
    liveCode,
    lastLook: liveCode === undefined ? undefined : newest(sinceLive.filter((visit) => visit.display !== '')),
    lastScan: newest(sinceLive.filter(isScan)),
    lastAsked: newest(standing.filter((visit) => ['agreed', 'postponed', 'refused'].includes(visit.state))),
    transfers,
    proved: transfers.filter((line) => line.level === 'observed' || line.level === 'bank'),
  }
}

/** Whether a site trades on a day by a `trading-days` line. docs/figures.md: without a line it trades on all days. */
function trades(rule: Fact | undefined, day: string, lunarDayOf: (day: string) => number): boolean {
  if (rule === undefined || rule.state === 'every-day') return true
  const listed: number[] = JSON.parse(rule.days)
  if (rule.state === 'weekdays') return listed.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
  if (rule.state === 'solar') return listed.includes(Number(day.slice(8, 10)))
  return listed.includes(lunarDayOf(day))
}

/** docs/figures.md, "Trading days": the last 30, looked for within the last 1,000 days. */
function tradingDays(facts: Fact[], D: string, lunarDayOf: (day: string) => number): Set<string> {
  const rules = ofKind(facts, 'trading-days')
  const found = new Set<string>()
  for (let back = 0; back < 1000 && found.size < 30; back++) {
    const day = dayOf(numberOf(D) - back)
    const rule = newest(rules.filter((line) => line.day <= day))
    if (trades(rule, day, lunarDayOf)) found.add(day)
  }
  return found
}

/** docs/figures.md, A3. */
function a3(stall: Stall, D: string): boolean {
  return stall.lastLook !== undefined && stall.lastLook.display === 'in-place' && holds(stall.lastLook.day, 60, D)
}

/** docs/figures.md, A4. */
function a4(stall: Stall, D: string): boolean {
  const scan = stall.lastScan
  if (stall.liveCode === undefined || scan === undefined) return false
  return scan.scan === 'match' && scan.code === stall.liveCode && holds(scan.day, 60, D)
}

/** docs/figures.md, A5. */
function a5(stall: Stall, D: string): boolean {
  return stall.proved.some((line) => holds(line.day, 30, D))
}

/** docs/figures.md, A6. */
function a6(stall: Stall, D: string, trading: Set<string>): boolean {
  const days = new Set(stall.proved.map((line) => line.day).filter((day) => trading.has(day)))
  return days.size >= 10 || stall.proved.some((line) => line.days === 'regular' && holds(line.day, 30, D))
}

/** docs/figures.md, A8: of which stalls. The first proved transfer is the oldest line. */
function inA8(stall: Stall, D: string): boolean {
  const first = stall.proved[0]
  return first !== undefined && numberOf(first.day) <= numberOf(D) - 60
}

/** docs/figures.md, A8: when one of those counts. */
function a8(stall: Stall, D: string): boolean {
  const paid = newest(stall.proved)?.day
  if (paid === undefined) return false
  const paidAt = numberOf(paid)
  const checked = Math.max(paidAt, numberOf(stall.lastAsked?.day ?? paid))
  return holds(dayOf(checked), 60, D) && checked - paidAt < 30
}

/** docs/figures.md, A9: counts visits, those of stalls outside N too. */
function a9(facts: Fact[], D: string): Share {
  const overturned = overturnedOf(facts)
  const visits = ofKind(facts, 'visit')
  const hadMatch = (visit: Fact, at: number) =>
    visits
      .slice(0, at)
      .some((older) => older.stall === visit.stall && older.trader === visit.trader && older.scan === 'match')
  const counted = visits.filter(
    (visit, at) => isScan(visit) && !overturned.has(visit.visit) && holds(visit.day, 60, D) && hadMatch(visit, at),
  )
  return { count: counted.filter((visit) => visit.scan === 'match').length, total: counted.length }
}

/** docs/figures.md, Q1: counts back-check lines, by the day of the visit that was checked. */
function q1(facts: Fact[], roundDay: string): Share {
  const dayOfVisit = new Map(ofKind(facts, 'visit').map((visit) => [visit.visit, visit.day]))
  const counted = ofKind(facts, 'back-check').filter((line) => {
    const day = dayOfVisit.get(line.visit)
    return day !== undefined && day >= roundDay
  })
  return { count: counted.filter((line) => line.state === 'agrees').length, total: counted.length }
}

/** docs/figures.md, "Evidence": the best level that holds for 30 days splits the stalls of N. */
function evidenceOf(stalls: Stall[], D: string): Recomputed['evidence'] {
  const evidence = { B: 0, O: 0, S: 0 }
  for (const stall of stalls) {
    const levels = stall.transfers.filter((line) => holds(line.day, 30, D)).map((line) => line.level)
    if (levels.includes('bank')) evidence.B++
    else if (levels.includes('observed')) evidence.O++
    else if (levels.includes('said')) evidence.S++
  }
  return evidence
}

/** docs/figures.md, "Unwilling": the newest own visits, overturned or not, that were refused or postponed. */
function unwillingOf(stalls: Stall[]): Fact[] {
  return stalls.flatMap((stall) => {
    const last = newest(stall.own)
    return last !== undefined && (last.state === 'refused' || last.state === 'postponed') ? [last] : []
  })
}

/** How many of the unwilling gave each reason, where one was given. */
function reasonsOf(unwilling: Fact[]): Record<string, number> {
  const reasons: Record<string, number> = {}
  for (const { reason } of unwilling) if (reason !== '') reasons[reason] = (reasons[reason] ?? 0) + 1
  return reasons
}

/** docs/figures.md, "The figures of a site": from the lines of one site. */
function figuresOf(facts: Fact[], D: string, lunarDayOf: (day: string) => number): Recomputed {
  const ids = [...new Set(ofKind(facts, 'stall').map((line) => line.stall))]
  const all = ids.map((id) => {
    const lines = facts.filter((fact) => fact.stall === id)
    return stallOf(lines, D)
  })
  const stalls = all.filter((stall) => stall.census === 'operating')
  const roundDay = newest(ofKind(facts, 'round'))?.day ?? ''
  const trading = tradingDays(facts, D, lunarDayOf)
  const share = (of: Stall[], counts: (stall: Stall) => boolean): Share => ({
    count: of.filter(counts).length,
    total: of.length,
  })
  const unwilling = unwillingOf(stalls)
  return {
    N: stalls.length,
    leftOut: {
      vacant: all.filter((stall) => stall.census === 'vacant').length,
      closed: all.filter((stall) => stall.census === 'closed').length,
    },
    shares: {
      A1: share(stalls, (stall) => stall.visits.some((visit) => visit.day >= roundDay)),
      A2: share(stalls, (stall) => stall.liveCode !== undefined),
      A3: share(stalls, (stall) => a3(stall, D)),
      A4: share(stalls, (stall) => a4(stall, D)),
      A5: share(stalls, (stall) => a5(stall, D)),
      A6: share(stalls, (stall) => a6(stall, D, trading)),
      A8: share(
        stalls.filter((stall) => inA8(stall, D)),
        (stall) => a8(stall, D),
      ),
      A9: a9(facts, D),
      Q1: q1(facts, newest(ofKind(facts, 'round').filter(({ day }) => numberOf(D) - numberOf(day) >= 60))?.day ?? ''),
    },
    evidence: evidenceOf(stalls, D),
    unwilling: unwilling.length,
    reasons: reasonsOf(unwilling),
  }
}

/** Every figure of every site that has a `site` line, on a day. Written from docs/figures.md alone. */
export function recompute(csv: string, day: string, lunarDayOf: (day: string) => number): Map<string, Recomputed> {
  const bySite = new Map<string, Fact[]>()
  for (const fact of factsOf(csv)) {
    const lines = bySite.get(fact.site)
    if (lines === undefined) bySite.set(fact.site, [fact])
    else lines.push(fact)
  }
  const figures = new Map<string, Recomputed>()
  for (const [site, facts] of bySite) {
    if (ofKind(facts, 'site').length > 0) figures.set(site, figuresOf(facts, day, lunarDayOf))
  }
  return figures
}
