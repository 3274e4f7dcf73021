/** One measured line: what, how much, and the goal it is held against. */
export interface Row {
  measure: string
  value: string
  goal?: string
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Prints a Markdown table, so that it can be put into the docs as it is. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n### ${title}\n\n| measure | value | goal |\n|---|---|---|`)
  for (const { measure, value, goal = '' } of rows) console.log(`| ${measure} | ${value} | ${goal} |`)
}

/** Calls per second of each piece of work, taken in turn over several rounds; the median round of each. */
export function race(
  work: Readonly<Record<string, () => void>>,
  rounds: number,
  seconds: number,
): Record<string, number> {
  const rates = Object.fromEntries(Object.keys(work).map((name) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, call] of Object.entries(work)) {
      const rate = ratePerSecond(call, seconds)
      // The first round warms the compiler up and is not counted.
      if (round > 0) rates[name]?.push(rate)
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]))
}

function ratePerSecond(call: () => void, seconds: number): number {
  const from = performance.now()
  let calls = 0
  let until = from
  while (until - from < seconds * 1000) {
    for (let i = 0; i < 200; i++) call()
    calls += 200
    until = performance.now()
  }
  return (calls / (until - from)) * 1000
}
