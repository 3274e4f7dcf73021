import { dayOf, showDay } from '../../domain/day.ts'
import { draftRound } from '../../store/site-lists.ts'
import { listRounds, type Round, type Site } from '../../store/sites.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Button, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { roundForm } from './form.ts'
import { readSite } from './read.ts'

const { siteLists: words } = vi

export async function showRounds(c: Ctx): Promise<Response> {
  const site = await readSite(c)
  return site === undefined ? notFound(c) : roundsPage(c, site, {})
}

async function roundsPage(c: Ctx, site: Site, errors: FieldErrors): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const rounds = await listRounds(store.read, c.var.scope, site.id)
  const isOpen = openedOn(rounds, dayOf(clock()))
  const page = <RoundsPage site={site} rounds={rounds} isOpen={isOpen} submission={newId()} errors={errors} />
  return respond(c, words.rounds, page, Object.keys(errors).length > 0 ? 422 : 200)
}

const openedOn = (rounds: readonly Round[], day: string): boolean => rounds.some((round) => round.openedOn === day)

/** Opens the next round, at most one a day: what a round counts is told apart by its first day. */
export async function openRound(c: Ctx): Promise<Response> {
  const site = await readSite(c)
  if (site === undefined) return notFound(c)
  const form = await readForm(c, roundForm)
  if (!form.ok) return roundsPage(c, site, { '': vi.form.invalid })
  const submission = { id: form.values.submission, typed: form.typed, location: paths.siteRounds(site.id) }
  const before = await answerSentBefore(c, submission)
  if (before) return before
  const { store, clock, newId } = c.var.services
  const rounds = await listRounds(store.read, c.var.scope, site.id)
  if (openedOn(rounds, dayOf(clock()))) return roundsPage(c, site, { '': words.openedToday })
  const next = { site: site.id, number: (rounds[0]?.number ?? 0) + 1 }
  const draft = draftRound(store.read, next, { by: c.var.scope.officer, at: clock(), newId })
  const answer = await commitOnce(c, submission, draft.writes, draft.entries)
  if (answer instanceof Response) return answer
  if (answer.rule !== 'unique: rounds.site, rounds.number') throw new Error(`round refused: ${answer.rule}`)
  return roundsPage(c, site, { '': words.openedToday })
}

interface RoundsProps {
  site: Site
  rounds: readonly Round[]
  /** Whether one of them opened today. */
  isOpen: boolean
  submission: string
  errors: FieldErrors
}

const RoundsPage = ({ site, rounds, isOpen, submission, errors }: RoundsProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.roundsOf(site.name)}</h1>
      <FormSummary errors={errors} />
      {rounds.length === 0 && <p class="empty">{words.noRounds}</p>}
      <ol class="tasks" reversed>
        {rounds.map(({ number, openedOn }, at) => (
          <li>
            <b>{words.round(number)}</b>
            <span>
              {words.opened(showDay(openedOn))}
              {at === 0 && `, ${words.current}`}
            </span>
          </li>
        ))}
      </ol>
      <Note>{words.roundMeans}</Note>
      {isOpen ? (
        <p class="soft">{words.openedToday}</p>
      ) : (
        <form {...inPlace(paths.siteRounds(site.id))}>
          <input type="hidden" name={SUBMISSION} value={submission} />
          <Button kind="main">{words.openRound}</Button>
        </form>
      )}
      <p>
        <LinkButton href={paths.site(site.id)}>{words.backToSite}</LinkButton>
      </p>
    </section>
  </main>
)
