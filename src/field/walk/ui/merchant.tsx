/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { HOLDER_MAX, RELATIONS } from '../../../domain/account.ts'
import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../../../domain/merchant.ts'
import { latelyUsed } from '../lately.ts'
import { useWords } from '../phone.ts'
import { hasAccount } from '../rules/draft.ts'
import { latelyFirst } from '../rules/next.ts'
import { type Ask, choicesOf } from './ask.ts'
import { Consent } from './consent.tsx'
import { Chips, Field } from './form.tsx'

const PHONE_MAX = 20

/** Whose account, what is sold, what kind of trader: boxes to press; names and phone may be typed, and need not be. */
export const Merchant = (ask: Ask) => {
  const { draft, change, owed, stall } = ask
  const { labels, capture } = useWords()
  const [categories] = useState(() => latelyFirst(CATEGORIES, latelyUsed()))
  const missing = (question: (typeof owed)[number]) => (owed.includes(question) ? capture.choose : undefined)
  return (
    <>
      {hasAccount(draft) && (
        <Chips
          legend={capture.relation}
          choices={choicesOf(RELATIONS, labels.relations)}
          chosen={draft.relation}
          onChoose={(relation) => change({ relation })}
          error={missing('relation')}
          even={3}
        />
      )}
      {!stall.hasMerchant && (
        <>
          <Chips
            legend={capture.category}
            choices={choicesOf(categories, labels.categories)}
            chosen={draft.category}
            onChoose={(category) => change({ category })}
            error={missing('category')}
            even={3}
          />
          <Chips
            legend={capture.kind}
            choices={choicesOf(MERCHANT_KINDS, labels.kinds)}
            chosen={draft.kind}
            onChoose={(kind) => change({ kind })}
            error={missing('kind')}
            even={2}
          />
        </>
      )}
      <Consent {...ask} />
      <Names {...ask} />
    </>
  )
}

const Names = ({ draft, change, owed, stall }: Ask) => {
  const { capture } = useWords()
  return (
    <details class="unfold" open={owed.includes('phone')}>
      <summary class="button">{capture.details}</summary>
      <div class="stack">
        {!stall.hasMerchant && (
          <Field
            label={capture.tradeName}
            value={draft.tradeName}
            onValue={(tradeName) => change({ tradeName })}
            hint={capture.nameLater}
            most={TRADE_NAME_MAX}
          />
        )}
        {hasAccount(draft) && (
          <Field
            label={capture.holder}
            value={draft.holder}
            onValue={(holder) => change({ holder })}
            hint={capture.holderLater}
            most={HOLDER_MAX}
          />
        )}
        <Field
          label={capture.phone}
          value={draft.phone}
          onValue={(phone) => change({ phone })}
          mode="tel"
          most={PHONE_MAX}
          error={owed.includes('phone') ? capture.phoneWrong : undefined}
        />
      </div>
    </details>
  )
}
