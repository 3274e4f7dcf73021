import { useEffect, useState } from 'preact/hooks'

const SPEECH: SpeechSynthesis | undefined = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined
const findVoice = () => SPEECH?.getVoices().find(({ lang }) => /^vi\b/i.test(lang.replace('_', '-')))

/** Reads a text aloud in Vietnamese, and stops; undefined on a phone without such a voice. */
export function useSpeech(): { speaking: boolean; say: (text: string) => void; stop: () => void } | undefined {
  const [voice, setVoice] = useState(findVoice)
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => {
    // Voices come some time after the page; and nothing goes on speaking once its screen is left.
    const look = () => setVoice(findVoice())
    SPEECH?.addEventListener('voiceschanged', look)
    return () => {
      SPEECH?.removeEventListener('voiceschanged', look)
      SPEECH?.cancel()
    }
  }, [])
  if (SPEECH === undefined || voice === undefined) return undefined
  const stop = () => SPEECH.cancel()
  const say = (text: string) => {
    const spoken = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang })
    spoken.onend = () => setSpeaking(false)
    spoken.onerror = () => setSpeaking(false)
    stop()
    setSpeaking(true)
    SPEECH.speak(spoken)
  }
  return { speaking, say, stop }
}
