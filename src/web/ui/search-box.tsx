import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Field } from './form.tsx'

/** Longest text that is searched for. */
export const SOUGHT_AT_MOST = 60

/** The search box: a plain GET form, and finds as one types where scripts run. */
export const SearchBox = ({ q, label = vi.sites.search }: { q: string; label?: string }) => (
  <search>
    <form class="search" method="get" action={paths.search()}>
      <Field
        label={label}
        name="q"
        type="search"
        value={q}
        maxlength={SOUGHT_AT_MOST}
        autocomplete="off"
        hx-get={paths.search()}
        hx-trigger="input changed delay:250ms"
        hx-target="#finds"
      />
      <button class="button" type="submit">
        {vi.sites.searchAct}
      </button>
    </form>
    <div id="finds" aria-live="polite"></div>
  </search>
)
