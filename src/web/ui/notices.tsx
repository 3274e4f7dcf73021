import type { Child } from 'hono/jsx'
import { vi } from '../messages/vi.ts'
import { Mark } from './marks.tsx'

/** Red only for money going elsewhere and for what was refused; `called` brings it into view. */
export const Alarm = ({ children, called }: { children: Child; called?: boolean }) => (
  <aside class="alarm span" aria-label={vi.ui.alarmLabel} tabindex={called ? -1 : undefined} autofocus={called}>
    <Mark name="alarm" />
    <div class="stack">{children}</div>
  </aside>
)

/** Nothing yet: a sentence, and the act that fills it. */
export const Empty = ({ text, children }: { text: string; children?: Child }) => (
  <div class="empty">
    <p>{text}</p>
    {children}
  </div>
)

/** A sentence that explains a figure or a drawing. */
export const Note = ({ children }: { children: Child }) => (
  <p class="note">
    <Mark name="info" />
    <span>{children}</span>
  </p>
)
