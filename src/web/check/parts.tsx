import { vi } from '../messages/vi.ts'
import type { Fact } from '../ui/facts.tsx'
import type { RegisteredAccount } from './describe.ts'

const { check } = vi

export const accountFacts = ({ bank, account, holder }: RegisteredAccount): Fact[] => [
  [check.bank, bank],
  [check.account, <span class="big">{account}</span>],
  [check.holder, holder],
]

export const Steps = ({ steps }: { steps: readonly (readonly [string, string])[] }) => (
  <section class="card">
    <ol class="steps">
      {steps.map(([act, more]) => (
        <li>
          <span>
            <b>{act}</b> {more}
          </span>
        </li>
      ))}
    </ol>
  </section>
)
