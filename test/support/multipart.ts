import type { TestApp } from './app.ts'

/** Sends a multipart form as a browser on the site itself would; bytes go as a file. */
export async function multipart(
  { app, services }: TestApp,
  path: string,
  fields: Readonly<Record<string, string | Uint8Array>>,
  cookie?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, new File([Uint8Array.from(value)], 'photo', { type: 'image/jpeg' }))
  }
  const own = { Origin: services.origin, 'Sec-Fetch-Site': 'same-origin', ...(cookie ? { Cookie: cookie } : {}) }
  return app.request(path, { method: 'POST', body, headers: { ...own, ...headers } })
}
