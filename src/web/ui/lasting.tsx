import type { Figures } from '../../domain/figures.ts'
import type { Indicator } from '../../domain/indicators.ts'
import { showNumber } from '../../domain/numbers.ts'
import { vi } from '../messages/vi.ts'
import { Bar, ShareFigure } from './figures.tsx'

const words = vi.lasting

/** Figures beside the funnel: whether what it says is still so. */
export const LASTING = ['A6', 'A8', 'A9', 'Q1'] as const satisfies readonly Indicator[]
export type Lasting = (typeof LASTING)[number]

interface LastingProps {
  figures: Figures
  /** Undefined for a list that the viewer does not read. */
  linkTo: (key: Lasting) => string | undefined
}

/** Each with what it is a part of, and a link to its list. */
export const LastingCard = ({ figures, linkTo }: LastingProps) => (
  <section class="card span" aria-labelledby="lasting">
    <header>
      <h2 id="lasting">{words.title}</h2>
      <small>{words.note}</small>
    </header>
    <ol class="funnel" data-across="true">
      {LASTING.map((key) => (
        <LastingRow code={key} figures={figures} href={linkTo(key)} />
      ))}
    </ol>
  </section>
)

const LastingRow = ({ code, figures, href }: { code: Lasting; figures: Figures; href: string | undefined }) => {
  const share = figures.shares[code]
  const told = (
    <>
      <b>
        {code} · {words.names[code]}
      </b>
      <ShareFigure share={share} />
      <Bar share={share} fill="plain" />
      <small>{share.total === 0 ? words.none[code] : words.bases[code](showNumber(share.total))}</small>
    </>
  )
  return <li>{href === undefined ? <div>{told}</div> : <a href={href}>{told}</a>}</li>
}
