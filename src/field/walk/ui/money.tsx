/** @jsxImportSource preact */
import { useWords } from '../phone.ts'
import { hasMoney } from '../rules/draft.ts'
import type { Ask } from './ask.ts'
import { Chips } from './form.tsx'

/** How many days ago the newest transfer was, at most: what is not known to the day is taken to be the oldest it may be. */
const AGES = { today: '0', yesterday: '1', week: '6', month: '29' } as const

/** Word of customers' money: on how many days, how it is known, how long ago. Never how much. */
export const Money = ({ draft, change, owed, stall }: Ask) => {
  const { capture } = useWords()
  const missing = (question: 'level' | 'ago') => (owed.includes(question) ? capture.choose : undefined)
  return (
    <>
      <Chips
        legend={capture.money}
        choices={(['few', 'regular', 'none'] as const).map((days) => [days, capture[days]] as const)}
        chosen={draft.days}
        onChoose={(days) => change({ days })}
        hint={capture.moneyHint}
        even={3}
      />
      {hasMoney(draft, stall) && (
        <>
          <Chips
            legend={capture.level}
            choices={(['observed', 'said'] as const).map((level) => [level, capture[level]] as const)}
            chosen={draft.level}
            onChoose={(level) => change({ level })}
            error={missing('level')}
            even={1}
          />
          <Chips
            legend={capture.newest}
            choices={(['today', 'yesterday', 'week', 'month'] as const).map(
              (age) => [AGES[age], capture[age]] as const,
            )}
            chosen={Object.values(AGES).find((age) => age === String(draft.ago))}
            onChoose={(age) => change({ ago: age === undefined ? undefined : Number(age) })}
            error={missing('ago')}
            even={2}
          />
        </>
      )}
    </>
  )
}
