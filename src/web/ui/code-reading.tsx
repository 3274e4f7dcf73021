import type { Bank } from '../../domain/banks.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import type { CodeReading, ReadableCode } from '../../domain/vietqr/reading.ts'
import { issuerName, kindName } from '../account-words.ts'
import { vi } from '../messages/vi.ts'
import { type Fact, Facts } from './facts.tsx'
import { Alarm, Note } from './notices.tsx'

export interface ReadingProps {
  /** Text of the code, as read or pasted; empty when there is none. */
  text: string
  reading?: CodeReading | undefined
  /** Why there is no text. */
  error?: string | undefined
  banks: readonly Bank[]
}

/** What a code says, or why it says nothing: the piece that is swapped in below a form's field. */
export const ReadingPart = ({ text, reading, error, banks }: ReadingProps) => (
  <div class="stack" id="code-reading" role="status" data-text={text || undefined}>
    {error && <Alarm>{<p>{error}</p>}</Alarm>}
    {reading && !reading.ok && <Alarm>{<p>{vi.code.refusals[reading.reason]}</p>}</Alarm>}
    {reading?.ok && <CodeFacts code={reading} banks={banks} />}
  </div>
)

/** Kind, bank, last four and printed name of a code, and what is unusual about it. */
const CodeFacts = ({ code, banks }: { code: ReadableCode; banks: readonly Bank[] }) => {
  const facts: Fact[] = [
    [vi.codeReadings.kind, kindName(code)],
    [vi.codeReadings.bank, code.bin && issuerName(code, banks)],
    [vi.codeReadings.account, code.account && lastFour(code.account)],
    [vi.codeReadings.printedName, code.name],
  ]
  return (
    <>
      <Facts facts={facts} />
      {code.warnings.map((warning) => (
        <Note>{vi.code.warnings[warning]}</Note>
      ))}
      {code.amount !== undefined && <Note>{vi.codeReadings.hasAmount}</Note>}
    </>
  )
}
