import { only, type Route } from '../route.ts'
import { redraw, showChoice } from './choice.tsx'
import { addRun, sendTestPage } from './printing.tsx'
import { handOver, sendFile, showRun } from './runs.tsx'

const access = only('coordinator')

export const stickerRoutes: Route[] = [
  { method: 'GET', path: '/sites/:site/stickers', access, respond: showChoice },
  { method: 'POST', path: '/sites/:site/stickers', access, respond: redraw },
  { method: 'POST', path: '/sites/:site/test-pages', access, respond: sendTestPage },
  { method: 'POST', path: '/sites/:site/print-runs', access, respond: addRun },
  { method: 'GET', path: '/sites/:site/print-runs/:run', access, respond: showRun },
  { method: 'GET', path: '/sites/:site/print-runs/:run/file', access, respond: sendFile },
  { method: 'POST', path: '/sites/:site/print-runs/:run/handover', access, respond: handOver },
]
