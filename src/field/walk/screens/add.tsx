/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import type { StallBody } from '../../../domain/capture/record.ts'
import { fill, type Words } from '../../../domain/capture/words.ts'
import { NUMBER_LENGTH } from '../../../domain/spot-numbers.ts'
import { useOnce } from '../once.ts'
import { usePhone } from '../phone.ts'
import { readNew, type Spot, spotsOf } from '../rules/added.ts'
import { hashOf } from '../rules/route.ts'
import { Field } from '../ui/form.tsx'
import { sideWords } from '../ui/here.tsx'

interface AddProps {
  bundle: SiteBundle
  stalls: readonly BundledStall[]
  /** The stall behind which the new one stands, unless another place is chosen. */
  after: string | undefined
}

/** A stall that the list does not have, where whoever walks there found it. */
export const AddScreen = ({ bundle, stalls, after }: AddProps) => {
  const { words } = usePhone()
  const { add } = words
  const spots = spotsOf(bundle, stalls)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(spots.find(({ id }) => id === after)?.id ?? spots[0]?.id)
  const { problem, save } = useAdding(bundle, stalls)
  const spot = spots.find(({ id }) => id === chosen)
  return (
    <>
      <div class="walk">
        <h1>{add.title}</h1>
        <p class="ways">
          <a href={hashOf({ screen: 'street', site: bundle.site.id })}>{add.back}</a>
        </p>
        <Field
          label={add.number}
          value={typed}
          onValue={setTyped}
          hint={add.numberHint}
          error={problem || undefined}
          most={NUMBER_LENGTH}
        />
        <div class="field">
          <label for="spot">{add.place}</label>
          <select id="spot" value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {spots.map((one) => (
              <option key={one.id} value={one.id}>
                {spotWords(one, bundle, stalls, words)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="dock">
        <button type="button" class="button" data-kind="main" onClick={() => spot && void save(typed, spot)}>
          {add.save}
        </button>
      </div>
    </>
  )
}

function spotWords(spot: Spot, bundle: SiteBundle, stalls: readonly BundledStall[], words: Words): string {
  const side = sideWords(spot, bundle, words)
  const number = stalls.find(({ id }) => id === spot.after)?.number
  if (number !== undefined) return fill(words.add.after, { number, side })
  return fill(words.add.first, { block: bundle.blocks.find(({ id }) => id === spot.block)?.name ?? '', side })
}

function useAdding(bundle: SiteBundle, stalls: readonly BundledStall[]) {
  const { engine, words, go, carried } = usePhone()
  const [problem, setProblem] = useState('')
  const site = bundle.site.id
  const once = useOnce()
  const owe = (sentence: string): false => {
    setProblem(sentence)
    return false
  }
  const add = async (typed: string, { block, side, after }: Spot): Promise<boolean> => {
    const read = readNew(typed, stalls)
    if (!read.ok)
      return owe(read.why === 'rule' ? words.add.numberRule : fill(words.add.taken, { number: read.number }))
    const { number } = read
    const stall = crypto.randomUUID()
    const place = { block, side, ...(after !== undefined && { after }) }
    const body: StallBody = { kind: 'stall', stall, site, number, ...place }
    const kept = await engine
      .save(body, { kind: 'stall', site, stall, number, added: place }, carried.supersedes)
      .catch(() => ({ ok: false, why: 'broken' }) as const)
    if (!kept.ok) return owe(words.unsaved[kept.why])
    go({ screen: 'capture', site, stall })
    return true
  }
  return { problem, save: (typed: string, spot: Spot) => once(() => add(typed, spot)) }
}
