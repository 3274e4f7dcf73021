import { codeReadingRoutes } from './code-readings/routes.tsx'
import { healthRoutes } from './health/routes.ts'
import type { Route } from './route.ts'
import { signInRoutes } from './sign-in/routes.tsx'

/** Every route with its declaration: data a test walks. */
export const routes: Route[] = [...codeReadingRoutes, ...healthRoutes, ...signInRoutes]
