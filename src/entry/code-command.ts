import { parseArgs } from 'node:util'
import { foldMemo } from '../domain/names.ts'
import { parseDong } from '../domain/vietqr/amount.ts'
import { buildTransfer } from '../domain/vietqr/build.ts'
import { readCode } from '../domain/vietqr/read.ts'

/** `code read -` reads payloads from standard input, one per line; `code read TEXT` reads one. */
export async function codeRead(
  args: string[],
  input: () => Promise<string>,
  print: (line: string) => void,
): Promise<number> {
  const [text] = args
  if (text === undefined || args.length > 1) {
    print('Use: code read - (payloads on standard input, one per line) or code read "TEXT"')
    return 2
  }
  const lines = text === '-' ? (await input()).split('\n') : [text]
  // Only the newline that ends the last line is dropped: an empty line in between is a payload that fails.
  if (text === '-' && lines.at(-1) === '') lines.pop()
  for (const line of lines) print(JSON.stringify(readCode(line.replace(/\r$/, ''))))
  return 0
}

const BUILD_OPTIONS = {
  bin: { type: 'string' },
  account: { type: 'string' },
  service: { type: 'string' },
  amount: { type: 'string' },
  memo: { type: 'string' },
  name: { type: 'string' },
  city: { type: 'string' },
} as const

/** `code build --bin … --account …` prints the payload, or names what is wrong on standard error. */
export function codeBuild(args: string[], print: (line: string) => void, complain: (line: string) => void): number {
  const { values } = parseArgs({ args, options: BUILD_OPTIONS, strict: true })
  const { bin = '', account = '', service, amount: typedAmount, ...texts } = values
  const amount = typedAmount === undefined ? undefined : parseDong(typedAmount)
  if (typedAmount !== undefined && amount === undefined) return refuse('bad-amount')
  const built = buildTransfer({
    bin,
    account,
    ...(service && { service }),
    ...(amount && { amount }),
    ...folded(texts),
  })
  if (!built.ok) return refuse(built.reason)
  print(built.payload)
  return 0

  function refuse(reason: string): number {
    complain(reason)
    return 1
  }
}

/** Texts with marks are folded to what a code may carry; plain ones stay as typed. */
const folded = (texts: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, /^[ -~]*$/.test(text) ? text : foldMemo(text).text]],
    ),
  )
