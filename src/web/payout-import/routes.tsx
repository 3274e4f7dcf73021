import { only, type Route } from '../route.ts'
import { enterFile } from './enter.tsx'
import { readFile, showImport } from './file.tsx'
import { FILE_LIMIT } from './sheets.ts'

const officers = only('payouts')
const ROOM = 1024 * 1024
/** The kept fields of 30,000 rows, of which every one may be bad. */
const FORM = 12 * 1024 * 1024

export const payoutImportRoutes: Route[] = [
  { method: 'GET', path: '/payout-rounds/:round/import', access: officers, respond: showImport },
  {
    ...{ method: 'POST', path: '/payout-rounds/:round/import', access: officers, respond: readFile },
    maxBody: FILE_LIMIT + ROOM,
  },
  {
    ...{ method: 'POST', path: '/payout-rounds/:round/import/entries', access: officers, respond: enterFile },
    maxBody: FORM,
  },
]
