import { FIGURES } from '../../domain/adoption.ts'
import { PAYOUT_FIGURES } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import { anyone, type Ctx, type Route } from '../route.ts'
import { LASTING } from '../ui/lasting.tsx'

const { definitions, lasting, lists, ui, steps, payouts, payoutFigures } = vi

/** Each figure's code, what it is called, and its definition in plain words. */
const ENTRIES: readonly (readonly [id: string, name: string, text: string])[] = [
  ['N', `N · ${lists.titles.N}`, definitions.N],
  ...FIGURES.map((figure) => [figure, `${figure} · ${ui.figures[figure]}`, definitions[figure]] as const),
  ...LASTING.map((code) => [code, `${code} · ${lasting.names[code]}`, definitions[code]] as const),
  ...(['B', 'O', 'S'] as const).map((level) => [level, lists.titles[level], definitions[level]] as const),
  ['stale', steps.stale, definitions.stale],
  ['alarm', steps.alarm, definitions.alarm],
  ['reasons', definitions.reasonsName, definitions.reasons],
  ['targets', vi.targets.title, vi.targets.definition],
  ['rank', definitions.rankName, definitions.rank],
  ...PAYOUT_FIGURES.map(
    (code) => [code, `${code} · ${payouts.figures[code]}`, payoutFigures.definitions[code]] as const,
  ),
  ...(['fell-back', 'arrears'] as const).map(
    (code) => [code, payoutFigures.definitionNames[code], payoutFigures.definitions[code]] as const,
  ),
  ['payout-targets', payoutFigures.definitionNames.targets, payoutFigures.definitions.targets],
]

const DefinitionsPage = () => (
  <main class="page narrow" id="main">
    <header class="place">
      <h1>{definitions.title}</h1>
      <p>{definitions.intro}</p>
    </header>
    {ENTRIES.map(([id, name, text]) => (
      <section class="card stack" id={id}>
        <h2>{name}</h2>
        <p>{text}</p>
      </section>
    ))}
  </main>
)

const showDefinitions = (c: Ctx): Response => respond(c, definitions.title, <DefinitionsPage />)

export const definitionRoutes: Route[] = [
  { method: 'GET', path: paths.definitions(), access: anyone, respond: showDefinitions },
]
