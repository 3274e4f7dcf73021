/** What a browser would send of the form of a class, drawn but untouched: every field that holds something, in order. */
export function fieldsIn(html: string, form: string): Record<string, string[]> {
  const start = html.indexOf(`<form class="${form}"`)
  if (start < 0) throw new Error(`No form ${form}`)
  const fields: Record<string, string[]> = {}
  for (const [tag] of html.slice(start, html.indexOf('</form>', start)).matchAll(/<input [^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    const [name, type] = [attribute('name'), attribute('type')]
    const isSent = (type !== 'checkbox' && type !== 'radio') || / checked=""/.test(tag)
    if (name === undefined || !isSent) continue
    fields[name] = [...(fields[name] ?? []), plain(attribute('value') ?? '')]
  }
  return fields
}

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
