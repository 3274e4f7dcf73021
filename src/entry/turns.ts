/**
 * Lets pieces of work begin in the order they came, a few at a time. A crowd that is served all at once has nobody
 * finished for long, and loses everything that was begun when the machine stops.
 */
export function inTurns(atOnce: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin))
    else running++
    try {
      return await work()
    } finally {
      // Who waits longest takes over the place.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
