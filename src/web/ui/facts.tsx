import type { Child } from 'hono/jsx'

export type Fact = readonly [name: string, value: Child]

/** Names and values, in rows where the page is wide; what has no value is left out. */
export const Facts = ({ facts, rows }: { facts: readonly Fact[]; rows?: true }) => (
  <dl class="facts" data-rows={rows}>
    {facts.map(
      ([name, value]) =>
        value && (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
)
