import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import { SymbolView } from '../ui/symbol-view.tsx'
import { FactorField, Narrow } from './views.tsx'

const { signIn } = vi

interface SecondFactorProps {
  secret: string
  /** What the symbol says. */
  uri: string
  errors: FieldErrors
}

export const SecondFactorPage = ({ secret, uri, errors }: SecondFactorProps) => (
  <Narrow title={signIn.secondFactor}>
    <p>{signIn.secondFactorAdvice}</p>
    <div class="code">
      <SymbolView text={uri} label={signIn.secondFactorSymbol} />
    </div>
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
