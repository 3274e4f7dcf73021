/** Every URL of the application, as a function of its parts. Ids are opaque text. */
const at = (...parts: string[]): string => `/${parts.map(encodeURIComponent).join('/')}`

const queryOf = (given: Readonly<Record<string, string | undefined>>): string => {
  const query = Object.entries(given).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return query.length > 0 ? `?${query.join('&')}` : ''
}

export interface PayoutQuery {
  readonly ky?: string | undefined
  readonly programme?: string | undefined
  readonly hamlet?: string | undefined
  /** From the second page of a long list on. */
  readonly page?: string | undefined
}

export interface PayoutCasesQuery {
  readonly ky?: string | undefined
  readonly hamlet?: string | undefined
  readonly list?: string | undefined
}

/** The address of a list, at another page of one of its parts. */
function listPart(address: string, part: string, page: number): string {
  const { pathname, searchParams } = new URL(address)
  searchParams.set(part, String(page))
  return `${pathname}?${searchParams}#${part}`
}

export const paths = {
  home: () => '/',
  health: () => '/healthz',
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signOut: () => '/sign-out',
  enrolment: () => '/enrolment',
  confirmation: (next?: string) => (next ? `/confirmation?next=${encodeURIComponent(next)}` : '/confirmation'),
  secondFactor: () => '/second-factor',
  commune: (code: string) => at('communes', code),
  listPart,
  targets: (code: string) => at('communes', code, 'targets'),
  targetWithdrawals: (code: string) => at('communes', code, 'target-withdrawals'),
  communeReasons: (code: string) => at('communes', code, 'reasons'),
  province: (code: string) => at('provinces', code),
  /** `day`: as of a day that is over; today where it is left out. */
  communeFigure: (code: string, figure: string, day?: string) =>
    at('communes', code, 'figures', figure) + queryOf({ day }),
  communeReason: (code: string, reason: string) => at('communes', code, 'reasons', reason),
  communeExports: (code: string) => at('communes', code, 'exports'),
  reportLayout: (code: string, kind: string) => at('communes', code, 'report-layouts', kind),
  siteExports: (site: string) => at('sites', site, 'exports'),
  /** With an officer, what is due on the sites that they walk. */
  communeDue: (commune: string, officer?: string) => at('communes', commune, 'due') + queryOf({ officer }),
  due: () => '/due',
  teams: (commune: string) => at('communes', commune, 'teams'),
  newTeam: (commune: string) => at('communes', commune, 'teams', 'new'),
  team: (team: string) => at('teams', team),
  teamRevision: (team: string) => at('teams', team, 'revision'),
  teamMembers: (team: string) => at('teams', team, 'members'),
  teamDepartures: (team: string) => at('teams', team, 'departures'),
  teamDissolution: (team: string) => at('teams', team, 'dissolution'),
  campaigns: (commune: string) => at('communes', commune, 'campaigns'),
  newCampaign: (commune: string) => at('communes', commune, 'campaigns', 'new'),
  /** With the id of a row of outcomes, the form to correct it. */
  campaign: (campaign: string, correct?: string) =>
    correct ? `${at('campaigns', campaign)}?correct=${encodeURIComponent(correct)}#tell` : at('campaigns', campaign),
  campaignRevision: (campaign: string) => at('campaigns', campaign, 'revision'),
  /** The stalls behind the counts of what was recorded; at a site's part of it. */
  campaignStalls: (campaign: string, site?: string) =>
    at('campaigns', campaign, 'stalls') + (site ? `#site-${site}` : ''),
  campaignResults: (campaign: string) => at('campaigns', campaign, 'results'),
  provinceTeams: (province: string) => at('provinces', province, 'teams'),
  communeHistory: (code: string) => at('communes', code, 'history'),
  communeMonths: (code: string) => at('communes', code, 'months'),
  communeMonth: (code: string, month: string) => at('communes', code, 'months', month),
  monthCorrections: (code: string, month: string) => at('communes', code, 'months', month, 'corrections'),
  /** Payouts of a month (`ky`), of a programme or of all, of a hamlet or of all. */
  payouts: (commune: string, asked: PayoutQuery = {}) => at('communes', commune, 'payouts') + queryOf({ ...asked }),
  payoutList: (commune: string, list: string, asked: PayoutQuery = {}) =>
    at('communes', commune, 'payouts', list) + queryOf({ ...asked }),
  payoutTrend: (commune: string, asked: PayoutQuery = {}) =>
    at('communes', commune, 'payout-months') + queryOf({ ...asked }),
  payoutExports: (commune: string, asked: PayoutQuery = {}) =>
    at('communes', commune, 'payout-exports') + queryOf({ ...asked }),
  payoutLayout: (commune: string) => at('communes', commune, 'payout-layout'),
  /** Of a commune or of a province. */
  payoutTargets: (unit: string) => at(unit.length === 2 ? 'provinces' : 'communes', unit, 'payout-targets'),
  payoutTargetWithdrawals: (unit: string) =>
    at(unit.length === 2 ? 'provinces' : 'communes', unit, 'payout-target-withdrawals'),
  provincePayouts: (province: string, asked: PayoutQuery = {}) =>
    at('provinces', province, 'payouts') + queryOf({ ...asked }),
  /** Whom to meet about an account: of a month (`ky`) or the newest rounds, of a hamlet or of all, of one list or of all. */
  payoutCases: (commune: string, asked: PayoutCasesQuery = {}) =>
    at('communes', commune, 'payout-cases') + queryOf({ ...asked }),
  /** The form of a meeting with a case of a round; `after`: the case that was told just before. */
  payoutMeeting: (
    commune: string,
    of: PayoutCasesQuery & { round: string; case: string; after?: string | undefined },
  ) => at('communes', commune, 'payout-cases', of.round, 'meeting') + queryOf({ ...of, round: undefined }),
  /** The sheet of a hamlet: to print and take along, and to tell afterwards what came of it. */
  payoutVisits: (commune: string, hamlet: string, asked: PayoutCasesQuery & { page?: string | undefined } = {}) =>
    at('communes', commune, 'payout-cases', 'visits', hamlet) + queryOf({ ...asked, hamlet: undefined }),
  flags: (commune: string) => at('communes', commune, 'flags'),
  sites: () => '/sites',
  newSite: () => '/sites/new',
  site: (site: string) => at('sites', site),
  siteBlock: (site: string, block: string) => `${at('sites', site)}?block=${encodeURIComponent(block)}`,
  siteTable: (site: string) => at('sites', site, 'stalls'),
  newStall: (site: string) => at('sites', site, 'stalls', 'new'),
  siteRounds: (site: string) => at('sites', site, 'rounds'),
  marketDays: (site: string) => at('sites', site, 'market-days'),
  siteFigure: (site: string, figure: string, day?: string) => at('sites', site, 'figures', figure) + queryOf({ day }),
  /** What everybody may read of a site. */
  publicSite: (site: string) => at('public', 'sites', site),
  siteLeavings: (site: string) => at('sites', site, 'leavings'),
  siteHistory: (site: string) => at('sites', site, 'history'),
  siteCensus: (site: string) => at('sites', site, 'census'),
  siteBackChecks: (site: string) => at('sites', site, 'back-checks'),
  /** The visits of which so many were checked: of the round, or of all that Q1 looks at. */
  siteCoverage: (site: string, of?: 'lately') => at('sites', site, 'coverage') + queryOf({ of }),
  /** The drawn visits of one volunteer there, at one part of them: those that agree, those that do not, those that wait. */
  siteOfficerChecks: (site: string, officer: string, part?: 'counted') =>
    at('sites', site, 'officers', officer, 'back-checks') + (part ? `#${part}` : ''),
  /** The visits that the next draw draws from. */
  siteUndrawn: (site: string) => at('sites', site, 'undrawn'),
  siteBackCheckDraw: (site: string, draw: string) => at('sites', site, 'back-checks', draw),
  backCheckAssignments: (site: string, draw: string) => at('sites', site, 'back-checks', draw, 'assignments'),
  /** Stalls that the viewer is to look at again, and the form of one. */
  backChecks: () => '/back-checks',
  /** The viewer's own visits that somebody checked. */
  ownChecked: () => '/checked-visits',
  backCheck: (visit: string) => at('back-checks', visit),
  siteReason: (site: string, reason: string) => at('sites', site, 'reasons', reason),
  payoutRounds: (commune: string) => at('communes', commune, 'payout-rounds'),
  payoutRound: (round: string) => at('payout-rounds', round),
  payoutLines: (round: string, shown: Readonly<Record<string, string | undefined>> = {}) =>
    at('payout-rounds', round, 'lines') + queryOf(shown),
  /** The form of the line of a file code; without one, of a new line. */
  payoutLine: (round: string, code?: string) => at('payout-rounds', round, 'line') + queryOf({ case: code }),
  payoutLineRemovals: (round: string) => at('payout-rounds', round, 'line-removals'),
  payoutCarried: (round: string) => at('payout-rounds', round, 'carried'),
  payoutUndos: (round: string) => at('payout-rounds', round, 'undos'),
  /** The numbers of a round without lines; the form of a hamlet and group where one is named. */
  payoutTotals: (round: string, place: { hamlet?: string; group?: string } = {}) =>
    at('payout-rounds', round, 'totals') + queryOf(place),
  payoutSteps: (round: string) => at('payout-rounds', round, 'steps'),
  payoutReview: (round: string) => at('payout-rounds', round, 'review'),
  payoutCorrections: (round: string) => at('payout-rounds', round, 'corrections'),
  newPayoutCorrection: (round: string, code?: string) =>
    at('payout-rounds', round, 'corrections', 'new') + queryOf({ case: code }),
  payoutCorrectionDecision: (correction: string) => at('payout-corrections', correction, 'decision'),
  payoutImport: (round: string) => at('payout-rounds', round, 'import'),
  payoutImportEntries: (round: string) => at('payout-rounds', round, 'import', 'entries'),
  /** Of a commune or a province. */
  payoutProgrammes: (unit: string) => at(unit.length === 2 ? 'provinces' : 'communes', unit, 'payout-programmes'),
  payoutProgramme: (programme: string) => at('payout-programmes', programme),
  payoutGroups: (programme: string) => at('payout-programmes', programme, 'groups'),
  payoutAmounts: (programme: string) => at('payout-programmes', programme, 'amounts'),
  payoutProgrammeEnd: (programme: string) => at('payout-programmes', programme, 'end'),
  payoutArrears: (round: string) => at('payout-rounds', round, 'arrears'),
  /** The phone app at the list of a hamlet; without one, at its start. */
  walkMeetings: (commune: string, hamlet: string | undefined) =>
    hamlet === undefined ? '/walk' : `/walk#${at('meetings', commune, hamlet)}`,
  definitions: (figure?: string) => (figure ? `/definitions#${figure}` : '/definitions'),
  search: () => '/search',
  stall: (stall: string) => at('stalls', stall),
  edits: (stall: string) => at('stalls', stall, 'edits'),
  handovers: () => '/handovers',
  setAside: () => '/captures/set-aside',
  visitPhoto: (visit: string) => at('visits', visit, 'photo'),
  merges: () => '/merges',
  merge: (conflict: string) => at('merges', conflict),
  newMerchant: (stall: string) => at('stalls', stall, 'merchants', 'new'),
  merchants: (stall: string) => at('stalls', stall, 'merchants'),
  codeReading: () => '/code-readings',
  bankSearch: () => '/banks/search',
  newProposal: (merchant: string) => at('merchants', merchant, 'account-proposals', 'new'),
  proposals: (merchant: string) => at('merchants', merchant, 'account-proposals'),
  holderNames: (merchant: string) => at('merchants', merchant, 'holder-names'),
  stickerProposals: (merchant: string) => at('merchants', merchant, 'sticker-proposals'),
  accountRetirements: (merchant: string) => at('merchants', merchant, 'account-retirements'),
  consentWithdrawals: (merchant: string) => at('merchants', merchant, 'consent-withdrawals'),
  approvals: () => '/account-approvals',
  approval: (proposal: string) => at('account-approvals', proposal),
  /** The phone app: a page that is kept, and opens without a signal. */
  walk: () => '/walk',
  newVisit: (stall: string) => at('stalls', stall, 'visits', 'new'),
  visits: (stall: string) => at('stalls', stall, 'visits'),
  stickers: (site: string) => at('sites', site, 'stickers'),
  testPages: (site: string) => at('sites', site, 'test-pages'),
  printRuns: (site: string) => at('sites', site, 'print-runs'),
  printRun: (site: string, run: string) => at('sites', site, 'print-runs', run),
  printRunFile: (site: string, run: string) => at('sites', site, 'print-runs', run, 'file'),
  printRunHandover: (site: string, run: string) => at('sites', site, 'print-runs', run, 'handover'),
  stickerHandovers: (stall: string) => at('stalls', stall, 'sticker-handovers'),
  stickerLosses: (stall: string) => at('stalls', stall, 'sticker-losses'),
  /** `site`: whose stickers were about to be printed, to go back to. */
  printers: (commune: string, site?: string) => at('communes', commune, 'printers') + queryOf({ site }),
  newPrinter: (commune: string, { site, again }: { site?: string | undefined; again?: string } = {}) =>
    at('communes', commune, 'printers', 'new') + queryOf({ again, site }),
  printerRetirements: (commune: string, site?: string) =>
    at('communes', commune, 'printer-retirements') + queryOf({ site }),
  calibrationPage: (commune: string) => at('communes', commune, 'calibration-page'),
  check: () => '/check',
  checkReports: (about: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(about).toString()
    return query === '' ? '/check/reports' : `/check/reports?${query}`
  },
  checkThanks: () => '/check/reports/thanks',
  incidents: () => '/incidents',
  incident: (incident: string) => at('incidents', incident),
  incidentEvents: (incident: string) => at('incidents', incident, 'events'),
  incidentPhotos: (incident: string) => at('incidents', incident, 'photos'),
  incidentPhoto: (incident: string, photo: string) => at('incidents', incident, 'photos', photo),
  incidentPrint: (incident: string) => at('incidents', incident, 'print'),
  officers: () => '/officers',
  newOfficer: () => '/officers/new',
  officer: (officer: string) => at('officers', officer),
  officerRoles: (officer: string) => at('officers', officer, 'roles'),
  officerEnrolment: (officer: string) => at('officers', officer, 'enrolment'),
  roleGrant: (grant: string) => at('role-grants', grant, 'decision'),
  roleRevocation: (grant: string) => at('role-grants', grant, 'revocation'),
  siteAssignments: (site: string) => at('sites', site, 'assignments'),
  banks: () => '/banks',
  audit: () => '/audit',
  vendorLinks: (merchant: string) => at('merchants', merchant, 'vendor-links'),
  vendorLinkRevocation: (merchant: string) => at('merchants', merchant, 'vendor-links', 'revocation'),
  vendorLink: (secret: string) => at('v', secret),
  myStall: (part?: string) => (part ? `/my-stall#${part}` : '/my-stall'),
  myPin: () => '/my-stall/pin',
  myLock: () => '/my-stall/lock',
  myCode: () => '/my-stall/code',
  mySticker: () => '/my-stall/sticker',
  myStickerFile: (format: 'pdf' | 'png') => `/my-stall/sticker.${format}`,
  myArrivals: () => '/my-stall/arrivals',
  myAccountRequests: () => '/my-stall/account-requests',
  myAccountRequestWithdrawal: () => '/my-stall/account-requests/withdrawal',
  myConsentWithdrawals: () => '/my-stall/consent-withdrawals',
}

/** The path when it is a local one, else the home page: a redirect never leaves the site. */
export const localPath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(next) ? next : paths.home()
