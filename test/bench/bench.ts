import { benchAdoption } from './adoption.ts'
import { runAdoptionServer } from './adoption-server.ts'
import { benchCodec } from './codec.ts'
import { benchPages } from './pages.ts'
import { benchPayouts } from './payouts.ts'
import { runPayoutsServer } from './payouts-server.ts'
import { runBenchServer } from './server.ts'
import { benchStickers, printOnce } from './stickers.ts'
import { benchSync, runSyncServer } from './sync.ts'
import { printTable, type Row } from './table.ts'
import { benchWalkBytes } from './walk-bytes.ts'

/** Each campaign prints ratios measured side by side in one run: absolute times say little on a shared machine. */
const CAMPAIGNS: Readonly<Record<string, (size?: string) => Promise<Row[]>>> = {
  adoption: benchAdoption,
  codec: benchCodec,
  pages: benchPages,
  payouts: benchPayouts,
  stickers: benchStickers,
  sync: benchSync,
  walk: benchWalkBytes,
}

const [chosen, ...more] = process.argv.slice(2)
if (chosen === 'server') await runBenchServer()
else if (chosen === 'adoption-server') await runAdoptionServer(more[0] ?? '')
else if (chosen === 'payouts-server') await runPayoutsServer(more[0] ?? '')
else if (chosen === 'sync-server') await runSyncServer(more[0] ?? '', Number(more[1]))
else if (chosen === 'print-only' || chosen === 'print-and-read') await printOnce(chosen)
else if (chosen !== undefined && !(chosen in CAMPAIGNS)) {
  console.error(`Use: npm run bench [-- ${Object.keys(CAMPAIGNS).join(' | ')}]`)
  process.exitCode = 2
} else {
  for (const [name, campaign] of Object.entries(CAMPAIGNS)) {
    if (chosen === undefined || chosen === name) printTable(name, await campaign(more[0]))
  }
}
