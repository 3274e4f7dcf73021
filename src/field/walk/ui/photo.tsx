/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { toBase64 } from '../../../domain/base64.ts'
import { PHOTO_BYTES } from '../../../domain/capture/record.ts'
import { fill } from '../../../domain/capture/words.ts'
import { shrinkTo } from '../../shrink.ts'
import { useWords } from '../phone.ts'
import type { Ask } from './ask.ts'

const KB = 1024

/** A photo of the wall, drawn anew on the phone: small, and without the position it came with. Never asked for. */
export const Photo = ({ draft, change }: Ask) => {
  const { capture } = useWords()
  const [says, setSays] = useState('')
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const small = await shrinkTo(PHOTO_BYTES, file).catch(() => undefined)
    if (small === undefined) return setSays(capture.photoUnread)
    change({ photo: toBase64(new Uint8Array(await small.arrayBuffer())) })
    setSays(fill(capture.photoKept, { size: Math.ceil(small.size / KB) }))
  }
  const drop = () => {
    change({ photo: undefined })
    setSays('')
  }
  return (
    <div class="field">
      <label class="button file">
        {capture.photo}
        <input
          class="vh"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
      </label>
      <small>{capture.photoHint}</small>
      <p role="status">{says}</p>
      {draft.photo !== undefined && (
        <button type="button" class="button" onClick={drop}>
          {capture.photoDrop}
        </button>
      )}
    </div>
  )
}
