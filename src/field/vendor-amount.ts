import { showShortDong } from '../domain/money.ts'
import { dongInWords } from '../domain/money-words.ts'
import { showNumber } from '../domain/numbers.ts'
import { readAmount, readMemo } from '../domain/vendor.ts'
import { codeWithAmount } from '../domain/vietqr/with-amount.ts'
import { drawSymbol } from './vendor-symbol.ts'

const CODE = '#code'

/** Makes a code with an amount on the phone itself: nothing of it leaves the phone or stays on it. */
export function watchAmount(page: Document): void {
  page.addEventListener('input', ({ target }) => {
    const form = formOf(target)
    if (form === undefined) return
    if (target instanceof HTMLInputElement && target.name === 'amount') group(target)
    if (target instanceof HTMLInputElement && target.name === 'quick') take(form, target.value)
    tell(form)
  })
  page.addEventListener('submit', (event) => {
    const form = formOf(event.target)
    if (form === undefined) return
    event.preventDefault()
    show(form)
  })
  addEventListener('hashchange', () => turn(page))
  turn(page)
}

const formOf = (target: EventTarget | null): HTMLFormElement | undefined => {
  const form = target instanceof Element ? target.closest('form') : null
  return form?.dataset.code === undefined ? undefined : form
}

const field = (form: HTMLFormElement, name: string): HTMLInputElement | undefined => {
  const found = form.elements.namedItem(name)
  return found instanceof HTMLInputElement ? found : undefined
}

/** Thousands as they are typed: 35000 becomes 35.000. Anything but digits and points is left to be judged. */
function group(input: HTMLInputElement): void {
  const digits = input.value.replace(/[.\s]/g, '')
  if (/^\d{1,15}$/.test(digits)) input.value = showNumber(Number(digits), 0)
}

function take(form: HTMLFormElement, amount: string): void {
  const input = field(form, 'amount')
  if (input) input.value = showNumber(Number(amount), 0)
}

/** The amount in words and the memo as it will be sent, while they are typed. */
function tell(form: HTMLFormElement): void {
  const { amount, memo } = read(form)
  for (const chip of form.querySelectorAll<HTMLInputElement>('[name=quick]'))
    chip.checked = amount.ok && chip.value === String(amount.amount)
  put(form, 'amount', amount.ok ? dongInWords(amount.amount) : '')
  const words = form.querySelector<HTMLElement>('[data-tell=memo]')?.dataset.words
  put(form, 'memo', memo.memo ? `${words} ${memo.memo}` : '')
  for (const name of ['amount', 'memo']) complain(form, name, undefined)
}

const read = (form: HTMLFormElement) => ({
  amount: readAmount(field(form, 'amount')?.value ?? ''),
  memo: readMemo(field(form, 'memo')?.value ?? ''),
})

function put(form: HTMLFormElement, what: string, text: string): void {
  const line = form.querySelector(`[data-tell=${what}]`)
  if (line) line.textContent = text
}

/** The sentence under a field, or none. */
function complain(form: HTMLFormElement, name: string, sentence: string | undefined): void {
  const input = field(form, name)
  input?.parentElement?.querySelector('[role=alert]')?.remove()
  input?.removeAttribute('aria-invalid')
  if (sentence === undefined) return
  const note = form.ownerDocument.createElement('p')
  note.setAttribute('role', 'alert')
  note.id = `${name}-error`
  note.textContent = sentence
  input?.setAttribute('aria-invalid', 'true')
  input?.setAttribute('aria-describedby', note.id)
  input?.after(note)
  input?.focus()
}

function show(form: HTMLFormElement): void {
  const asked = ask(form)
  if ('sentence' in asked) complain(form, asked.field, asked.sentence)
  else {
    fill(form, asked, asked.payload)
    location.hash = CODE
    turn(form.ownerDocument)
  }
}

type Asked = { amount: number; memo: string | undefined; payload: string } | { field: string; sentence: string }

function ask(form: HTMLFormElement): Asked {
  const { amount, memo } = read(form)
  const { faults = '{}', long = '', unmade = '', code = '', bin = '' } = form.dataset
  if (memo.fault) return { field: 'memo', sentence: long.replace('{n}', String(memo.memo?.length)) }
  if (!amount.ok) return { field: 'amount', sentence: JSON.parse(faults)[amount.reason] }
  const own = form.querySelector<HTMLElement>('[data-own-memo]')?.dataset.ownMemo
  const wish = { amount: amount.amount, memo: own ?? memo.memo }
  const made = codeWithAmount(code, wish, new Set(bin.split(' ')))
  return made.ok ? { ...wish, payload: made.payload } : { field: 'amount', sentence: unmade }
}

function fill(form: HTMLFormElement, { amount, memo }: { amount: number; memo: string | undefined }, payload: string) {
  const screen = form.ownerDocument.querySelector(CODE)
  const shown = showShortDong(amount)
  const texts = { amount: shown, words: dongInWords(amount), memo: memo ? `${form.dataset.memo} ${memo}` : '' }
  for (const [what, text] of Object.entries(texts)) {
    const at = screen?.querySelector(`[data-fill=${what}]`)
    if (at) at.textContent = text
  }
  const svg = screen?.querySelector('svg[role=img]')
  if (!(svg instanceof SVGSVGElement)) return
  svg.setAttribute('aria-label', (form.dataset.title ?? '').replace('{n}', shown))
  drawSymbol(svg, payload)
}

/** The code's screen stands in the page's address as a part of it, so that the phone's own "back" leaves it. */
function turn(page: Document): void {
  const [stall, code] = [page.getElementById('stall'), page.querySelector<HTMLElement>(CODE)]
  if (!stall || !code) return
  const isShown = location.hash === CODE && Boolean(code.querySelector('path')?.getAttribute('d'))
  stall.hidden = isShown
  code.hidden = !isShown
  if (isShown) scrollTo(0, 0)
  const part = isShown || location.hash === '' ? null : page.getElementById(location.hash.slice(1))
  part?.scrollIntoView()
  if (part instanceof HTMLInputElement) part.select()
}
