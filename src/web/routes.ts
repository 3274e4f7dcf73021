import { auditRoutes } from './audit/routes.tsx'
import { bankRoutes } from './banks/routes.tsx'
import { codeReadingRoutes } from './code-readings/routes.tsx'
import { healthRoutes } from './health/routes.ts'
import { officerRoutes } from './officers/routes.tsx'
import type { Route } from './route.ts'
import { signInRoutes } from './sign-in/routes.tsx'
import { walkRoutes } from './walks/routes.tsx'

/** Every route with its declaration: data a test walks. */
export const routes: Route[] = [
  ...codeReadingRoutes,
  ...walkRoutes,
  ...healthRoutes,
  ...signInRoutes,
  ...officerRoutes,
  ...bankRoutes,
  ...auditRoutes,
]
