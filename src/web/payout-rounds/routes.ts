import { only, onlyRecently, type Route } from '../route.ts'
import { correctRound, showCorrectionForm } from './correct.tsx'
import { showCorrections } from './corrections.tsx'
import { decideCorrection } from './decisions.ts'
import { carryList, undoEntry } from './entries.ts'
import { enterLine, removeLine, showLine } from './line.tsx'
import { showLines } from './lines.tsx'
import { openRound, showRounds } from './list.tsx'
import { showRound } from './round.tsx'
import { decideRound, showReview, takeStep } from './steps.tsx'
import { enterTotals, showTotals } from './totals.tsx'

const readers = only('payouts', 'leader', 'auditor')
const officer = only('payouts')
const deciders = onlyRecently('leader', 'payouts')

export const payoutRoundRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/payout-rounds', access: readers, respond: showRounds },
  { method: 'POST', path: '/communes/:commune/payout-rounds', access: officer, respond: openRound },
  { method: 'GET', path: '/payout-rounds/:round', access: readers, respond: showRound },
  { method: 'GET', path: '/payout-rounds/:round/lines', access: readers, respond: showLines },
  { method: 'GET', path: '/payout-rounds/:round/line', access: officer, respond: showLine },
  { method: 'POST', path: '/payout-rounds/:round/line', access: officer, respond: enterLine },
  { method: 'POST', path: '/payout-rounds/:round/line-removals', access: officer, respond: removeLine },
  { method: 'POST', path: '/payout-rounds/:round/carried', access: officer, respond: carryList },
  { method: 'POST', path: '/payout-rounds/:round/undos', access: officer, respond: undoEntry },
  { method: 'GET', path: '/payout-rounds/:round/totals', access: readers, respond: showTotals },
  { method: 'POST', path: '/payout-rounds/:round/totals', access: officer, respond: enterTotals },
  { method: 'POST', path: '/payout-rounds/:round/steps', access: officer, respond: takeStep },
  { method: 'GET', path: '/payout-rounds/:round/review', access: deciders, respond: showReview },
  { method: 'POST', path: '/payout-rounds/:round/review', access: deciders, respond: decideRound },
  { method: 'GET', path: '/payout-rounds/:round/corrections', access: readers, respond: showCorrections },
  { method: 'POST', path: '/payout-rounds/:round/corrections', access: officer, respond: correctRound },
  { method: 'GET', path: '/payout-rounds/:round/corrections/new', access: officer, respond: showCorrectionForm },
  { method: 'POST', path: '/payout-corrections/:correction/decision', access: deciders, respond: decideCorrection },
]
