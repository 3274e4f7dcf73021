import type { Child } from 'hono/jsx'

interface PageHeadProps {
  title: string
  /** The page one comes from, and what the way back is called. */
  back: { href: string; text: string }
  /** Whose page it is, and of when. */
  children: Child
}

/** The head of a page that lies below another: the way back, what it is, and whose. */
export const PageHead = ({ title, back, children }: PageHeadProps) => (
  <header class="place">
    <p>
      <a href={back.href}>{back.text}</a>
    </p>
    <h1>{title}</h1>
    <p>{children}</p>
  </header>
)
