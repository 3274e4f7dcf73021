import { describe, expect, test } from 'vitest'
import { inTurns } from '../../src/entry/turns.ts'

/** Work that ends when it is told to. */
function piece() {
  let [resolve, reject] = [(_answer: string) => {}, (_error: Error) => {}]
  const promise = new Promise<string>((done, fail) => {
    resolve = done
    reject = fail
  })
  return { promise, resolve, reject, begun: false }
}

describe('work taken in turns', () => {
  test('begins in the order it came, so many at once and no more', async () => {
    const take = inTurns(2)
    const pieces = [piece(), piece(), piece(), piece()]
    const answers = pieces.map((one) =>
      take(() => {
        one.begun = true
        return one.promise
      }),
    )
    const begun = async () => {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
      return pieces.map((one) => one.begun)
    }
    expect(await begun()).toEqual([true, true, false, false])
    pieces[1]?.resolve('second')
    expect(await answers[1]).toBe('second')
    expect(await begun()).toEqual([true, true, true, false])
    pieces[0]?.reject(new Error('broken'))
    await expect(answers[0]).rejects.toThrow('broken')
    expect(await begun()).toEqual([true, true, true, true])
    for (const one of pieces) one.resolve('done')
    expect(await Promise.all(answers.slice(2))).toEqual(['done', 'done'])
    // Nobody waits: the next one begins at once.
    expect(await take(async () => 'later')).toBe('later')
  })
})
