import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import { QUIET_ZONE } from '../ui/symbol.ts'
import { FactorField, Narrow } from './views.tsx'

const { signIn } = vi

interface SecondFactorProps {
  secret: string
  /** The symbol of the secret: modules on a side and its one path. */
  symbol: { size: number; path: string } | undefined
  errors: FieldErrors
}

export const SecondFactorPage = ({ secret, symbol, errors }: SecondFactorProps) => (
  <Narrow title={signIn.secondFactor}>
    <p>{signIn.secondFactorAdvice}</p>
    {symbol && (
      <svg
        class="code"
        role="img"
        aria-label={signIn.secondFactorSymbol}
        viewBox={[-QUIET_ZONE, -QUIET_ZONE, symbol.size + 2 * QUIET_ZONE, symbol.size + 2 * QUIET_ZONE].join(' ')}
        shape-rendering="crispEdges"
      >
        <rect
          x={-QUIET_ZONE}
          y={-QUIET_ZONE}
          width={symbol.size + 2 * QUIET_ZONE}
          height={symbol.size + 2 * QUIET_ZONE}
          fill="#fff"
        />
        <path d={symbol.path} fill="#000" />
      </svg>
    )}
    <dl class="facts">
      <div>
        <dt>{signIn.secret}</dt>
        <dd>
          <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </dd>
      </div>
    </dl>
    <form method="post" action={paths.secondFactor()} class="stack">
      <FactorField label={signIn.factorShown} error={errors.factor} />
      <Button kind="main">{signIn.setUp}</Button>
    </form>
  </Narrow>
)

export const FactorSetPage = () => (
  <Narrow title={signIn.factorSet}>
    <p>{signIn.factorSetAdvice}</p>
    <p>
      <LinkButton href={paths.home()}>{vi.app.backHome}</LinkButton>
    </p>
  </Narrow>
)
