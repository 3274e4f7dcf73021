type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement

/**
 * A browser asks for an empty field in its own language. The page asks in the words of the body's `data-required` and,
 * for one of a list, `data-choose`.
 */
export function watchRequired(page: Document): void {
  page.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target) || !target.validity.valueMissing) return
      const { required, choose } = page.body.dataset
      const isChoice = target instanceof HTMLSelectElement || target.type === 'radio'
      target.setCustomValidity((isChoice ? choose : required) ?? '')
    },
    true,
  )
  for (const change of ['input', 'change']) page.addEventListener(change, ({ target }) => clear(target))
}

/** A sentence once set keeps a field invalid: any answer takes it off, from each radio of a list. */
function clear(target: EventTarget | null): void {
  if (!isField(target)) return
  const group = target.form?.elements.namedItem(target.name)
  for (const field of group instanceof RadioNodeList ? group : [target]) if (isField(field)) field.setCustomValidity('')
}
