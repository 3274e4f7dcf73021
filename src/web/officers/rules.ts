import { vi } from '../messages/vi.ts'

const sentences: Readonly<Record<string, string>> = vi.officers.rules

/** The sentence for a rule that refused; a rule without one is a bug. */
export function explain(rule: string): string {
  const sentence = sentences[rule]
  if (sentence === undefined) throw new Error(`No sentence for the rule ${rule}`)
  return sentence
}
