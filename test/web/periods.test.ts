import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = resolve(import.meta.dirname, '../../src')

/** Texts of the screen and of paper, in every layer that writes any. */
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /^(web|field)\/.*\.tsx?$/.test(file) && readFileSync(resolve(SOURCES, file), 'utf8').includes('ngày'),
)

/** Days that evidence holds, after which it is retained, of trading, of returning: each has its home in the domain. */
const WRITTEN = /(?<![\d{/])\b(14|30|60|90)[ \u00a0]ngày/

test('no text writes out how long something holds: the number has one home, in the domain', () => {
  expect(sources.length).toBeGreaterThan(20)
  const written = sources.flatMap((file) =>
    readFileSync(resolve(SOURCES, file), 'utf8')
      .split('\n')
      .filter((line) => WRITTEN.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(written).toEqual([])
})
