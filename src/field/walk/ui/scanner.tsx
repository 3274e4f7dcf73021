/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { cleanPasted } from '../../../domain/vietqr/pasted.ts'
import { lookThrough } from '../../camera.ts'
import { mayBeFilledIn } from '../../decoder.ts'
import { readPhoto } from '../../read-photo.ts'
import { useWords } from '../phone.ts'
import { Field } from './form.tsx'
import { Mark } from './mark.tsx'

interface ScannerProps {
  label: string
  onCode: (text: string) => void
  /** Told instead of showing the other ways here, where there is no room for them. */
  onRefused?: () => void
  /** The other ways stand open from the start. */
  typing?: boolean | undefined
  /** Only the button: the other ways are offered elsewhere. */
  bare?: boolean
  kind?: 'main' | 'scan'
}

/** Reads a code: through the camera, from a photo, or as typed. A card of identity is never taken. */
export const Scanner = ({ label, onCode, onRefused, typing = false, bare = false, kind = 'scan' }: ScannerProps) => {
  const words = useWords().camera
  const dialog = useRef<HTMLDialogElement>(null)
  const [says, setSays] = useState(typing ? words.refused : '')
  const take = (text: string) => {
    const isTaken = mayBeFilledIn(text)
    setSays(isTaken ? '' : words.card)
    if (isTaken) onCode(text)
  }
  const scan = async () => {
    if (dialog.current === null) return
    const seen = await lookThrough(dialog.current)
    if (seen.kind === 'read') take(seen.text)
    if (seen.kind === 'refused') onRefused ? onRefused() : setSays(words.refused)
  }
  const read = async (photo: File | undefined) => {
    const text = photo && (await readPhoto(photo).catch(() => undefined))
    if (photo) text === undefined ? setSays(words.unread) : take(text)
  }
  return (
    <div class="field scanner">
      <button type="button" class="button" data-kind={kind} onClick={() => void scan()}>
        <Mark name="scan" />
        {label}
      </button>
      {!bare && <Stills onPhoto={(photo) => void read(photo)} />}
      <p role="status">{says}</p>
      {!bare && <Typed open={typing} onText={take} />}
      <Camera dialog={dialog} />
    </div>
  )
}

const Stills = ({ onPhoto }: { onPhoto: (photo: File | undefined) => void }) => {
  const words = useWords().camera
  return (
    <label class="button file">
      {words.photo}
      <input
        class="vh"
        type="file"
        accept="image/jpeg,image/png,image/*"
        onChange={({ currentTarget }) => {
          onPhoto(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
    </label>
  )
}

const Typed = ({ open, onText }: { open: boolean; onText: (text: string) => void }) => {
  const words = useWords().camera
  const [text, setText] = useState('')
  const box = useRef<HTMLDetailsElement>(null)
  const use = () => {
    onText(cleanPasted(text))
    setText('')
    if (box.current) box.current.open = false
  }
  return (
    <details class="unfold" open={open} ref={box}>
      <summary class="button">{words.type}</summary>
      <div class="stack">
        <Field label={words.type} value={text} onValue={setText} hint={words.typeHint} most={1000} long />
        <button type="button" class="button" disabled={text.trim() === ''} onClick={use}>
          {words.typed}
        </button>
      </div>
    </details>
  )
}

/** What the camera sees, in a square: what is shown is what is read. */
const Camera = ({ dialog }: { dialog: { current: HTMLDialogElement | null } }) => {
  const words = useWords().camera
  return (
    <dialog class="camera" aria-label={words.scan} ref={dialog}>
      <video playsInline muted />
      <p>{words.aim}</p>
      <div>
        <button type="button" class="button" data-torch="" aria-pressed="false" hidden>
          {words.torch}
        </button>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
    </dialog>
  )
}
