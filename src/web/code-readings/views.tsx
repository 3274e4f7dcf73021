import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ReadingPart, type ReadingProps } from '../ui/code-reading.tsx'
import { Button, TextArea } from '../ui/form.tsx'
import { PhotoField } from '../ui/photo-field.tsx'

/** The same as a page: a photo or a text in, what it says out. */
export const ReadingPage = (props: ReadingProps & { fromPhoto: boolean }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{vi.codeReadings.title}</h1>
      <ReadingPart {...props} />
      <form class="stack" method="post" action={paths.codeReading()} enctype="multipart/form-data">
        <PhotoField found={props.fromPhoto === true} />
        <TextArea label={vi.codeReadings.text} name="code" value={props.text} hint={vi.codeReadings.textHint} />
        <Button kind="main">{vi.codeReadings.read}</Button>
      </form>
    </section>
  </main>
)
