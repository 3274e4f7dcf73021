import type { Context } from 'hono'
import type { Role } from '../domain/access.ts'
import type { Env } from './services.ts'

export type Ctx = Context<Env>

/** Who may come in. Declared beside the path; there is no default. */
export type Access =
  | { kind: 'public' }
  /** A vendor who gave their PIN: their own page. Officers have no part in it. */
  | { kind: 'vendor' }
  /** Any signed-in officer: pages about themselves. */
  | { kind: 'officer' }
  /** Holders of one of the roles; `recent` asks for a password given within the step-up window. */
  | { kind: 'roles'; roles: readonly Role[]; recent: boolean }

export interface Route {
  method: 'GET' | 'POST'
  /** hono path; ids are `:site`, `:stall`, `:merchant`, `:proposal`, `:officer`, `:run`, `:secret`. */
  path: string
  access: Access
  /** Bytes a body may have; a larger one is a 413. */
  maxBody?: number
  /** A script asks, and takes no page for an answer: 401, 403, 413 and faults are told as JSON. */
  speaksJson?: boolean
  respond: (c: Ctx) => Response | Promise<Response>
}

export const FORM_LIMIT = 64 * 1024
export const PHOTO_LIMIT = 6 * 1024 * 1024

export const anyone: Access = { kind: 'public' }
export const vendorOnly: Access = { kind: 'vendor' }
export const anyOfficer: Access = { kind: 'officer' }
export const only = (...roles: Role[]): Access => ({ kind: 'roles', roles, recent: false })
export const onlyRecently = (...roles: Role[]): Access => ({ kind: 'roles', roles, recent: true })

/** Roles that read figures, sites and stalls in their scope. */
export const READERS = ['volunteer', 'coordinator', 'leader', 'auditor', 'admin'] as const satisfies readonly Role[]
