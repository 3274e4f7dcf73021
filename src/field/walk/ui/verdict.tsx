/** @jsxImportSource preact */

import { knownBins } from '../../../domain/banks.ts'
import { fill } from '../../../domain/capture/words.ts'
import { serialEnd } from '../../../domain/placing.ts'
import { isAlarm } from '../../../domain/scan.ts'
import { showSerial } from '../../../domain/serial.ts'
import { readCode } from '../../../domain/vietqr/read.ts'
import { useWords } from '../phone.ts'
import { NO_STICKER, placingAt } from '../rules/record.ts'
import { banksOf, type Verdict } from '../rules/wall.ts'
import { CodeFacts } from './account.tsx'
import type { Ask } from './ask.ts'
import { Chips, Note } from './form.tsx'
import { Mark } from './mark.tsx'

export const isAlarming = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && verdict !== 'unsure' && isAlarm(verdict)

const LOOK = {
  match: ['match', 'check'],
  alarm: ['alarm', 'alarm'],
  changed: ['changed', 'clock'],
} as const

/** What the scan came to, over everything else on the screen. */
export const VerdictHead = ({ verdict, place }: { verdict: Verdict; place: string }) => {
  const { wall } = useWords()
  const [state, mark] = LOOK[isAlarming(verdict) ? 'alarm' : verdict === 'match' ? 'match' : 'changed']
  return (
    <section class="verdict" data-state={state} role={state === 'alarm' ? 'alert' : 'status'}>
      <Mark name={mark} />
      <h1>{wall.verdicts[verdict]}</h1>
      <p>{place}</p>
    </section>
  )
}

/** What the code says, what that proves and does not, and what to do where it is a stranger's. */
export const VerdictText = (ask: Ask & { code: string; verdict: Verdict }) => {
  const { wall } = useWords()
  const { code, verdict, bundle } = ask
  const reading = readCode(code, { knownBins: knownBins(banksOf(bundle)) })
  const alarming = isAlarming(verdict)
  return (
    <div class="stack">
      {reading.ok && <CodeFacts code={reading} bundle={bundle} />}
      <Note mark={<Mark name="info" />}>{reading.ok ? wall.texts[verdict] : wall.refusals[reading.reason]}</Note>
      {alarming && <Advice />}
      {verdict === 'match' && <WhichSticker {...ask} />}
    </div>
  )
}

const Advice = () => {
  const { wall } = useWords()
  return (
    <>
      <ol class="steps">
        {wall.advice.map(([act, why]) => (
          <li key={act}>
            <span>
              <b>{act}</b>
              {why && <br />}
              {why && <small>{why}</small>}
            </span>
          </li>
        ))}
      </ol>
      <Note mark={<Mark name="offline" />}>{wall.later}</Note>
    </>
  )
}

/** The sticker that the match places, or which of several it was. */
const WhichSticker = ({ draft, change, stall }: Ask) => {
  const { capture } = useWords()
  const asked = placingAt({ ...draft, sticker: undefined }, stall)
  if (asked.kind === 'none') return null
  if (asked.kind === 'place')
    return <Note mark={<Mark name="check" />}>{fill(capture.placed, { serial: showSerial(asked.serial) })}</Note>
  const ends = asked.among.map((serial) => [serial, fill(capture.stickerEnd, { end: serialEnd(serial) })] as const)
  const other = asked.isOnePlaced ? capture.stickerBefore : capture.stickerUnread
  return (
    <Chips
      legend={capture.whichSticker}
      choices={[...ends, [NO_STICKER, other]]}
      chosen={draft.sticker}
      onChoose={(sticker) => change({ sticker })}
      hint={capture.whichHint}
      even={2}
    />
  )
}
