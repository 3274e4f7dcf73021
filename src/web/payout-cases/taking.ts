import * as v from 'valibot'
import type { ListNotice, OfferedLists } from '../../domain/capture/exchange.ts'
import type { ListedCase, MeetingList, OfferedList } from '../../domain/capture/meeting-list.ts'
import { nextStepOf, openListsOf } from '../../domain/payout/to-act.ts'
import { showUnit } from '../../domain/place.ts'
import { findDevice } from '../../store/devices.ts'
import { jsonId, readJson, refuseJson } from '../json.ts'
import { vi } from '../messages/vi.ts'
import { respondJson } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { aboutOf } from './list.tsx'
import { type ActingCase, type CasesReading, openCases, readCases } from './read.ts'
import { ALL_ANSWERS, meetingWords } from './words.ts'

const { payoutCases: words } = vi

/** Cases that a phone takes along of one hamlet: more than anybody meets in a week. */
export const LISTED_AT_MOST = 500

const notice: v.GenericSchema<unknown, ListNotice> = v.strictObject({ device: jsonId })

/** The hamlets with somebody to meet, of every commune in which the viewer records meetings. */
export async function showOffered(c: Ctx): Promise<Response> {
  const read = await Promise.all(c.var.scope.communes.map((commune) => readCases(c, commune)))
  const lists = read.flatMap((one) => (one ? offeredOf(one) : []))
  return respondJson(c, { lists } satisfies OfferedLists)
}

function offeredOf(read: CasesReading): OfferedList[] {
  const open = openCases(read)
  const place = showUnit(read.unit)
  return [...read.hamlets]
    .map(([hamlet, name]) => {
      const here = open.filter((one) => one.hamlet === hamlet)
      return { commune: read.unit.code, hamlet, name, place, open: here.length }
    })
    .filter((one) => one.open > 0)
}

/** The list of a hamlet as a phone takes it along; that it went there is written down. */
export async function takeList(c: Ctx): Promise<Response> {
  const read = await readCases(c)
  const hamlet = read?.asked.hamlet
  if (read === undefined || hamlet === undefined) return refuseJson(c, 404)
  const said = await readJson(c, notice)
  if (said === undefined) return refuseJson(c, 422)
  const { store, clock } = c.var.services
  const { officer } = c.var.scope
  if ((await findDevice(store.read, said.device))?.officer !== officer) return refuseJson(c, 409)
  const entry = { at: clock(), actor: officer, action: 'payout-list.taken-along', subject: hamlet }
  const committed = await store.commit([], [entry])
  if (!committed.ok) throw new Error(`A taking was refused: ${committed.rule}`)
  return respondJson(c, await makeList(c, read, hamlet))
}

async function makeList(c: Ctx, read: CasesReading, hamlet: string): Promise<MeetingList> {
  const { services, scope, viewer } = c.var
  const open = openCases(read)
  const isTwice = ({ caseCode }: ActingCase) => open.filter((one) => one.caseCode === caseCode).length > 1
  return {
    officer: { id: scope.officer, name: viewer?.name ?? '' },
    ...{ at: services.clock(), key: await services.store.keys.captureKey() },
    ...{ commune: read.unit.code, hamlet, name: read.hamlets.get(hamlet) ?? '', about: aboutOf(read) },
    answers: ALL_ANSWERS,
    cases: open.slice(0, LISTED_AT_MOST).map((one) => listedCase(read, one, isTwice(one))),
    more: Math.max(0, open.length - LISTED_AT_MOST),
  }
}

function listedCase({ rounds }: CasesReading, one: ActingCase, isTwice: boolean): ListedCase {
  const round = rounds.find(({ id }) => id === one.round)
  return {
    ...{ programme: round?.programme ?? '', caseCode: one.caseCode, of: isTwice ? round?.programmeName : undefined },
    lists: openListsOf(one).map((list) => words.lists[list]),
    ...{ step: words.steps[nextStepOf(one)], last: meetingWords(one.meeting) },
  }
}
