/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import type { EditBody } from '../../../domain/capture/record.ts'
import { fill } from '../../../domain/capture/words.ts'
import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../../../domain/merchant.ts'
import { readName } from '../../../domain/names.ts'
import { NUMBER_LENGTH } from '../../../domain/spot-numbers.ts'
import { useOnce } from '../once.ts'
import { usePhone, useWords } from '../phone.ts'
import { readNew } from '../rules/added.ts'
import { type Edited, earlierEdit, editsOf } from '../rules/edits.ts'
import { hashOf } from '../rules/route.ts'
import { choicesOf } from '../ui/ask.ts'
import { Chips, Field } from '../ui/form.tsx'

interface EditProps {
  bundle: SiteBundle
  stalls: readonly BundledStall[]
  stall: BundledStall
}

/** Corrections of a stall and who trades there, field by field. An account is not among them. */
export const EditScreen = ({ bundle, stalls, stall }: EditProps) => {
  const { words } = usePhone()
  const { edit } = words
  const [edited, setEdited] = useState<Edited>({})
  const change = (part: Edited) => setEdited((before) => ({ ...before, ...part }))
  const { problem, save } = useEdits(bundle, stalls, stall, edited)
  return (
    <>
      <div class="walk">
        <h1>{fill(edit.title, { number: stall.number })}</h1>
        <p>{edit.hint}</p>
        <p class="ways">
          <a href={hashOf({ screen: 'capture', site: bundle.site.id, stall: stall.id })}>{edit.back}</a>
        </p>
        {stall.hasMerchant && <Trade stall={stall} edited={edited} change={change} />}
        {stall.hasCode ? (
          <p>{edit.fixed.number}</p>
        ) : (
          <Field
            label={`${edit.fields.number}: ${stall.number}`}
            value={edited.number ?? ''}
            onValue={(number) => change({ number })}
            most={NUMBER_LENGTH}
          />
        )}
      </div>
      <div class="dock">
        {problem && (
          <p class="unsent bad" role="alert">
            {problem}
          </p>
        )}
        <button type="button" class="button" data-kind="main" onClick={() => void save()}>
          {edit.save}
        </button>
      </div>
    </>
  )
}

interface TradeProps {
  stall: BundledStall
  edited: Edited
  change: (part: Edited) => void
}

/** Who trades there. A name that was approved with an account stands on its sticker, and is changed no more. */
const Trade = ({ stall, edited, change }: TradeProps) => {
  const { edit, labels } = useWords()
  return (
    <>
      {stall.hasCode ? (
        <p>{edit.fixed['trade-name']}</p>
      ) : (
        <Field
          label={`${edit.fields['trade-name']}: ${stall.tradeName ?? labels.noName}`}
          value={edited['trade-name'] ?? ''}
          onValue={(name) => change({ 'trade-name': name })}
          most={TRADE_NAME_MAX}
        />
      )}
      <Chips
        legend={edit.fields.category}
        choices={choicesOf(CATEGORIES, labels.categories)}
        chosen={CATEGORIES.find((one) => one === edited.category)}
        onChoose={(category) => change({ category })}
        even={3}
      />
      <Chips
        legend={edit.fields['merchant-kind']}
        choices={choicesOf(MERCHANT_KINDS, labels.kinds)}
        chosen={MERCHANT_KINDS.find((one) => one === edited['merchant-kind'])}
        onChoose={(kind) => change({ 'merchant-kind': kind })}
        even={2}
      />
    </>
  )
}

function useEdits(bundle: SiteBundle, stalls: readonly BundledStall[], stall: BundledStall, edited: Edited) {
  const { engine, words, go, kept } = usePhone()
  const [problem, setProblem] = useState('')
  const site = bundle.site.id
  const saveOne = (body: EditBody) => {
    const label = { kind: 'edit', site, stall: stall.id, number: stall.number, field: body.field } as const
    return engine
      .save(body, label, earlierEdit(body, kept.records))
      .catch(() => ({ ok: false, why: 'broken' }) as const)
  }
  const wrong = (): string | undefined => {
    if (edited['trade-name']?.trim() && !readName(edited['trade-name']).ok) return words.edit.noLetter
    const number = edited.number?.trim() ? readNew(edited.number, stalls) : undefined
    if (number === undefined || number.ok) return undefined
    return number.why === 'rule' ? words.add.numberRule : fill(words.add.taken, { number: number.number })
  }
  const once = useOnce()
  const owe = (sentence: string): false => {
    setProblem(sentence)
    return false
  }
  const saveAll = async (): Promise<boolean> => {
    const bodies = editsOf(edited, stall)
    const fault = wrong() ?? (bodies.length === 0 ? words.edit.none : undefined)
    if (fault !== undefined) return owe(fault)
    for (const body of bodies) {
      const answer = await saveOne(body)
      if (!answer.ok) return owe(words.unsaved[answer.why])
    }
    go({ screen: 'street', site })
    return true
  }
  return { problem, save: () => once(saveAll) }
}
