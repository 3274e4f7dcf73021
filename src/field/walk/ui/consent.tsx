/** @jsxImportSource preact */
import { PURPOSES, type Purpose } from '../../../domain/consent.ts'
import { useWords } from '../phone.ts'
import { useSpeech } from '../speech.ts'
import type { Ask } from './ask.ts'

/** One spoken question per purpose, none ticked beforehand; read aloud where the phone has a voice. */
export const Consent = ({ draft, change }: Ask) => {
  const { labels, capture } = useWords()
  const toggle = (purpose: Purpose, given: boolean) =>
    change({ consents: PURPOSES.filter((one) => (one === purpose ? given : draft.consents.includes(one))) })
  return (
    <fieldset class="group">
      <legend>{capture.consents}</legend>
      <ReadAloud text={PURPOSES.map((purpose) => labels.consents[purpose]).join(' ')} />
      <div class="consent">
        {PURPOSES.map((purpose) => (
          <label key={purpose}>
            <input
              type="checkbox"
              checked={draft.consents.includes(purpose)}
              onChange={({ currentTarget }) => toggle(purpose, currentTarget.checked)}
            />
            <span>{labels.consents[purpose]}</span>
          </label>
        ))}
      </div>
      <small>{capture.consentFree}</small>
    </fieldset>
  )
}

const ReadAloud = ({ text }: { text: string }) => {
  const { capture } = useWords()
  const speech = useSpeech()
  if (speech === undefined) return null
  return (
    <button type="button" class="button" onClick={() => (speech.speaking ? speech.stop() : speech.say(text))}>
      {speech.speaking ? capture.stop : capture.readAloud}
    </button>
  )
}
