import { raw } from 'hono/html'
import { vi } from '../messages/vi.ts'
import { walkAppWords } from '../messages/walk-app.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/**
 * The page that the phone keeps: the same for everybody, and nobody's. What it is made of is listed in the build
 * (`WALK_FILES`), so that it opens without a signal; an address that is added here is added there.
 */
export const Shell = ({ services }: { services: Services }) => {
  const asset = (path: string) => `${path}?v=${services.assets.get(path) ?? services.version.program}`
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b3c7d" />
        <title>{`${vi.walkShell.title} · ${vi.app.name}`}</title>
        <link rel="stylesheet" href={asset('/built/app.css')} />
        <link rel="icon" href={asset('/icon.svg')} type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="manifest" href="/walk.webmanifest" />
        <script type="application/json" id="words">
          {raw(inScript(walkAppWords))}
        </script>
        <script type="module" src={asset('/built/walk.js')}></script>
      </head>
      <body>
        <div id="app">
          <main class="page narrow">
            <p>{vi.walkShell.opening}</p>
          </main>
        </div>
        <noscript>
          <p>
            {vi.walkShell.noScript} <a href={paths.sites()}>{vi.walkShell.sites}</a>
          </p>
        </noscript>
        {services.demo && <footer class="assumed">{vi.app.assumed}</footer>}
      </body>
    </html>
  )
}

/** JSON that ends no script, whatever stands in it. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
