import { accountRoutes } from './accounts/routes.tsx'
import { auditRoutes } from './audit/routes.tsx'
import { backCheckRoutes } from './back-checks/routes.ts'
import { bankSearchRoutes } from './bank-search/routes.tsx'
import { bankRoutes } from './banks/routes.tsx'
import { campaignRoutes } from './campaigns/routes.tsx'
import { captureRoutes } from './captures/routes.ts'
import { checkRoutes } from './check/routes.tsx'
import { codeReadingRoutes } from './code-readings/routes.tsx'
import { definitionRoutes } from './definitions/routes.tsx'
import { dueRoutes } from './due/routes.tsx'
import { editRoutes } from './edits/routes.ts'
import { exportRoutes } from './exports/routes.tsx'
import { flagRoutes } from './flags/routes.tsx'
import { healthRoutes } from './health/routes.ts'
import { historyRoutes } from './history/routes.tsx'
import { incidentRoutes } from './incidents/routes.tsx'
import { marketDaysRoutes } from './market-days/routes.tsx'
import { merchantRoutes } from './merchants/routes.tsx'
import { monthRoutes } from './months/routes.tsx'
import { officerRoutes } from './officers/routes.tsx'
import { payoutCaseRoutes } from './payout-cases/routes.ts'
import { payoutImportRoutes } from './payout-import/routes.tsx'
import { payoutProgrammeRoutes } from './payout-programmes/routes.ts'
import { payoutRoundRoutes } from './payout-rounds/routes.ts'
import { payoutRoutes } from './payouts/routes.tsx'
import { printerRoutes } from './printers/routes.tsx'
import { provinceRoutes } from './provinces/routes.tsx'
import { publicSiteRoutes } from './public-sites/routes.tsx'
import { reasonPlanRoutes } from './reason-plans/routes.tsx'
import { reportRoutes } from './reports/routes.tsx'
import type { Route } from './route.ts'
import { signInRoutes } from './sign-in/routes.tsx'
import { siteListRoutes } from './site-lists/routes.tsx'
import { siteRoutes } from './sites/routes.tsx'
import { stallRoutes } from './stalls/routes.tsx'
import { stickerRoutes } from './stickers/routes.tsx'
import { takingRoutes } from './takings/routes.ts'
import { targetRoutes } from './targets/routes.tsx'
import { teamRoutes } from './teams/routes.tsx'
import { vendorRoutes } from './vendor/routes.tsx'
import { vendorLinkRoutes } from './vendor-links/routes.tsx'
import { walkAppRoutes } from './walk-app/routes.tsx'
import { walkRoutes } from './walks/routes.tsx'

/** Every route with its declaration: data a test walks. */
export const routes: Route[] = [
  ...accountRoutes,
  ...bankSearchRoutes,
  ...merchantRoutes,
  // Before the sites, so that /sites/new is no site's page.
  ...siteListRoutes,
  ...siteRoutes,
  ...marketDaysRoutes,
  ...provinceRoutes,
  ...publicSiteRoutes,
  ...reportRoutes,
  ...exportRoutes,
  ...reasonPlanRoutes,
  ...targetRoutes,
  ...payoutRoutes,
  ...payoutCaseRoutes,
  ...historyRoutes,
  ...monthRoutes,
  ...payoutRoundRoutes,
  ...definitionRoutes,
  ...codeReadingRoutes,
  ...stallRoutes,
  ...editRoutes,
  ...backCheckRoutes,
  ...flagRoutes,
  ...walkRoutes,
  ...captureRoutes,
  ...takingRoutes,
  ...walkAppRoutes,
  ...incidentRoutes,
  ...healthRoutes,
  ...signInRoutes,
  ...officerRoutes,
  ...bankRoutes,
  ...auditRoutes,
  ...stickerRoutes,
  ...printerRoutes,
  ...teamRoutes,
  ...campaignRoutes,
  ...dueRoutes,
  ...payoutImportRoutes,
  ...payoutProgrammeRoutes,
  ...checkRoutes,
  ...vendorLinkRoutes,
  ...vendorRoutes,
]
