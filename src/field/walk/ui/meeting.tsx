/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { ListedCase, MeetingList } from '../../../domain/capture/meeting-list.ts'
import type { CaptureLabel, MeetingBody } from '../../../domain/capture/record.ts'
import { fill } from '../../../domain/capture/words.ts'
import { addDays, dayOf, showDay } from '../../../domain/day.ts'
import type { MeetingAnswer } from '../../../domain/payout/follow-up.ts'
import type { KeptRecord } from '../engine.ts'
import { clock } from '../keeping.ts'
import { useOnce } from '../once.ts'
import { usePhone } from '../phone.ts'
import { Chips } from './form.tsx'
import { type Return, returnWords } from './met.tsx'

interface MeetingProps {
  list: MeetingList
  one: ListedCase
  /** What was said of the case on this phone before. */
  said: KeptRecord | undefined
  onSaved: () => void
}

const isStuck = (answer: MeetingAnswer): boolean => answer.startsWith('blocked:')

/** What came of one meeting: one word of a list, and when somebody comes again. Nothing is chosen beforehand. */
export const MeetingForm = (props: MeetingProps) => {
  const { words } = usePhone()
  const { meetings } = words
  const { answers } = props.list
  const [answer, setAnswer] = useState<MeetingAnswer>()
  const [next, setNext] = useState<Return>()
  const { problem, save } = useSaving(props, answer, next)
  const ask = { chosen: answer, onChoose: setAnswer, even: 1 } as const
  return (
    <>
      <Chips {...ask} legend={meetings.answer} choices={answers.filter(([one]) => !isStuck(one))} />
      <Chips {...ask} legend={meetings.blocker} choices={answers.filter(([one]) => isStuck(one))} />
      <Chips legend={meetings.nextDay} choices={returnWords(words)} chosen={next} onChoose={setNext} even={2} />
      {problem && (
        <p class="unsent bad" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="button" data-kind="main" onClick={() => void save()}>
        {meetings.save}
      </button>
    </>
  )
}

function useSaving({ list, one, said, onSaved }: MeetingProps, answer: MeetingAnswer | undefined, next?: Return) {
  const { engine, words } = usePhone()
  const [problem, setProblem] = useState('')
  const once = useOnce()
  const { commune, hamlet, name } = list
  const { programme, caseCode } = one
  const keep = (chosen: MeetingAnswer) => {
    const nextIn = next && { nextIn: Number(next) }
    const body: MeetingBody = { kind: 'meeting', commune, programme, caseCode, answer: chosen, ...nextIn }
    const again = next && fill(words.meetings.comeBack, { day: showDay(addDays(dayOf(clock()), Number(next))) })
    const [, heard = ''] = list.answers.find(([value]) => value === chosen) ?? []
    const came = isStuck(chosen) ? fill(words.meetings.blockedBy, { blocker: heard }) : heard
    const met = { commune, programme, caseCode, said: [came, again].filter(Boolean).join(' · ') }
    const label: CaptureLabel = { kind: 'meeting', site: hamlet, stall: '', number: name, met }
    // What is not with the server yet is replaced; what is stays a meeting of its own.
    return engine.save(body, label, said && said.state !== 'sent' ? said.id : undefined)
  }
  const saveWhole = async (): Promise<boolean> => {
    const kept = answer && (await keep(answer).catch(() => ({ ok: false, why: 'broken' }) as const))
    const why = kept === undefined ? words.meetings.choose : kept.ok ? undefined : words.unsaved[kept.why]
    setProblem(why ?? '')
    if (why === undefined) onSaved()
    return why === undefined
  }
  return { problem, save: () => once(saveWhole) }
}
