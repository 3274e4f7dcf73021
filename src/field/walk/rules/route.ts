/** What is open, as the address says it after the #: ids only, so that no name stays in the history. */
export type Route =
  | { readonly screen: 'start' }
  | { readonly screen: 'records' }
  | { readonly screen: 'street'; readonly site: string; readonly block?: string | undefined }
  | { readonly screen: 'capture' | 'edit'; readonly site: string; readonly stall: string }
  | { readonly screen: 'meetings'; readonly commune: string; readonly hamlet: string }
  | { readonly screen: 'add'; readonly site: string; readonly after?: string | undefined }

const join = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`

export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '#/'
    case 'records':
      return join('records')
    case 'meetings':
      return join('meetings', route.commune, route.hamlet)
    case 'street':
      return join('sites', route.site, ...(route.block === undefined ? [] : ['blocks', route.block]))
    case 'capture':
      return join('sites', route.site, 'stalls', route.stall)
    case 'edit':
      return join('sites', route.site, 'stalls', route.stall, 'edit')
    case 'add':
      return join('sites', route.site, 'new', ...(route.after === undefined ? [] : [route.after]))
  }
}

/** Whatever is not one of ours opens the start. */
export function routeOf(hash: string): Route {
  const [head, site, what, id, act] = partsOf(hash)
  if (head === 'records') return { screen: 'records' }
  if (head === 'meetings' && site && what) return { screen: 'meetings', commune: site, hamlet: what }
  if (head !== 'sites' || !site) return { screen: 'start' }
  if (what === 'stalls' && id) return { screen: act === 'edit' ? 'edit' : 'capture', site, stall: id }
  if (what === 'new') return { screen: 'add', site, after: id || undefined }
  return { screen: 'street', site, block: what === 'blocks' ? id || undefined : undefined }
}

function partsOf(hash: string): readonly string[] {
  try {
    return hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  } catch {
    return []
  }
}
