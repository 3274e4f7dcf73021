/** @jsxImportSource preact */
import { render } from 'preact'
import type { Words } from '../../domain/capture/words.ts'
import type { Engine } from './engine.ts'

export function mountApp(root: HTMLElement, _engine: Engine, words: Words): void {
  root.replaceChildren()
  render(<main class="page">{words.start.title}</main>, root)
}
