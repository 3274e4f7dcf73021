import type { Child } from 'hono/jsx'
import { EVERYWHERE, isProvince, type Role } from '../domain/access.ts'
import { vi } from './messages/vi.ts'
import { paths } from './paths.ts'
import type { Ctx } from './route.ts'
import type { Viewer } from './services.ts'

/** The page around a body: head, top bar by role, and the note that marks assumed figures. */
export const Layout = ({ title, c, body }: { title: string; c: Ctx; body: Child }) => {
  const { services, viewer, vendor } = c.var
  const asset = (path: string) => `${path}?v=${services.assets.get(path) ?? services.version.program}`
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${vi.app.name}`}</title>
        <meta name="htmx-config" content='{"includeIndicatorCSS":false,"noSwap":[204,304,400,403,404,409,413,"5xx"]}' />
        <link rel="stylesheet" href={asset('/built/app.css')} />
        <link rel="icon" href={asset('/icon.svg')} type="image/svg+xml" />
        <script src={asset('/built/htmx.js')} defer></script>
        <script type="module" src={asset('/built/page.js')}></script>
        {vendor && <script type="module" src={asset('/built/vendor.js')}></script>}
      </head>
      <body data-required={vi.form.required} data-choose={vi.form.choose}>
        <a class="skip" href="#main">
          {vi.app.skip}
        </a>
        <header class="topbar">
          <a class="wordmark" href={vendor ? paths.myStall() : paths.home()}>
            <b>{vi.app.name}</b>
          </a>
          {vendor && <span class="whose">{vendor.merchant.tradeName}</span>}
          {viewer && <Ways viewer={viewer} path={c.req.path} incidents={c.var.openIncidents ?? 0} />}
        </header>
        {body}
        {services.demo && (
          <footer class="assumed">{/payout/.test(c.req.path) ? vi.payoutCases.assumed : vi.app.assumed}</footer>
        )}
      </body>
    </html>
  )
}

const Ways = ({ viewer, path, incidents }: { viewer: Viewer; path: string; incidents: number }) => {
  const links = linksFor(viewer, incidents)
  const current = placeOf(path, links)
  return (
    <>
      <nav aria-label={vi.app.nav}>
        {links.map(([href, label]) => (
          <a href={href} aria-current={href === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <form method="post" action={paths.signOut()}>
        <span>
          {[viewer.name, viewer.grants.map(({ role }) => vi.roles[role]).join(', ')].filter(Boolean).join(' · ')}
        </span>
        <button type="submit" class="quiet">
          {vi.app.signOut}
        </button>
      </form>
    </>
  )
}

/** The place a page belongs to: of two whose addresses begin its own, the nearer one. */
const placeOf = (path: string, links: readonly (readonly [string, string])[]): string | undefined =>
  links
    .map(([href]) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0]

/** Where a viewer reads payouts: their commune, else their province. */
function payoutsOf(grants: Viewer['grants']): string | undefined {
  const of = (...roles: Role[]) => grants.filter(({ role }) => roles.includes(role))
  const commune = of('payouts', 'leader', 'auditor').find(({ unit }) => !isProvince(unit))
  if (commune) return paths.payouts(commune.unit)
  const province = of('auditor', 'admin').find(({ unit }) => isProvince(unit) && unit !== EVERYWHERE)
  return province && paths.provincePayouts(province.unit)
}

/** The main places of the viewer's roles, in reading order. */
function linksFor({ grants }: Viewer, incidents: number): [string, string][] {
  const holds = (...roles: Role[]) => grants.some(({ role }) => roles.includes(role))
  const commune = grants.find(({ role, unit }) => (role === 'leader' || role === 'coordinator') && !isProvince(unit))
  const province = grants.find(
    ({ role, unit }) => (role === 'auditor' || role === 'admin') && isProvince(unit) && unit !== EVERYWHERE,
  )
  const links: [string, string][] = []
  if (province) links.push([paths.province(province.unit), vi.provinces.nav])
  if (commune) links.push([paths.commune(commune.unit), vi.app.commune])
  if (holds('volunteer', 'coordinator', 'leader', 'auditor', 'admin')) links.push([paths.sites(), vi.app.sites])
  const payouts = payoutsOf(grants)
  if (payouts) links.push([payouts, vi.payouts.title])
  const meets = grants.find(({ role }) => role === 'payouts' || role === 'coordinator')
  if (meets) links.push([paths.payoutCases(meets.unit), vi.payoutCases.nav])
  if (holds('volunteer', 'coordinator', 'leader', 'auditor'))
    links.push([paths.incidents(), vi.incidents.nav(incidents)])
  if (holds('coordinator')) links.push([paths.approvals(), vi.app.approvals])
  if (holds('admin')) links.push([paths.officers(), vi.app.officers], [paths.banks(), vi.app.banks])
  if (holds('auditor', 'admin')) links.push([paths.audit(), vi.app.audit])
  return links
}
