import { describe, expect, test } from 'vitest'
import { isPart, isVersioned, keptAnswer, meaningOf, showKept } from '../../src/field/vendor-kept.ts'
import { symbolOf } from '../../src/field/vendor-symbol.ts'

const NOW = 1_794_448_800
const DAY = 24 * 60 * 60
const page = () =>
  new Response('<p data-kept-at="" hidden></p>', {
    headers: {
      'Content-Type': 'text/html',
      'Content-Security-Policy': "default-src 'none'",
      'Set-Cookie': 'a=b',
      Vary: '*',
    },
  })

describe('what an answer means for what is kept', () => {
  test.each([
    [{ status: 200, type: 'basic' }, 'page'],
    [{ status: 0, type: 'opaqueredirect' }, 'end'],
    [{ status: 303, type: 'basic' }, 'end'],
    [{ status: 401, type: 'basic' }, 'end'],
    [{ status: 403, type: 'basic' }, 'end'],
    [{ status: 404, type: 'basic' }, 'end'],
    [{ status: 410, type: 'basic' }, 'end'],
    [{ status: 429, type: 'basic' }, 'fault'],
    [{ status: 500, type: 'basic' }, 'fault'],
    [{ status: 503, type: 'basic' }, 'fault'],
  ] as const)('%j is a %s', (answer, meaning) => {
    expect(meaningOf(answer)).toBe(meaning)
  })
})

describe('a kept page', () => {
  test('says since when it is kept, under the policy it came with and no cookie', async () => {
    const shown = await showKept(await keptAnswer(page(), NOW), NOW + 60)
    expect(await shown?.text()).toBe(`<p data-kept-at="${NOW}" hidden></p>`)
    expect(shown?.headers.get('Content-Security-Policy')).toBe("default-src 'none'")
    expect([shown?.headers.get('Set-Cookie'), shown?.headers.get('Vary')]).toEqual([null, null])
  })

  test.each([
    ['within seven days', 7 * DAY - 1, true],
    ['after seven days', 7 * DAY, false],
    ['from a clock that ran ahead', -61, false],
  ])('%s', async (_when, later, shown) => {
    expect((await showKept(await keptAnswer(page(), NOW), NOW + later)) !== undefined).toBe(shown)
  })

  test('is none when nothing, or nothing of ours, is kept', async () => {
    expect(await showKept(undefined, NOW)).toBeUndefined()
    expect(await showKept(page(), NOW)).toBeUndefined()
  })
})

test.each([
  ['/built/vendor.js', true],
  ['/built/chunk-AJAKOVNQ.js', true],
  ['/icons.svg', true],
  ['/icon.svg', true],
  ['/my-stall/sticker.pdf', false],
  ['/stalls/a', false],
  ['/built/', false],
  ['/x/built/a.js', false],
])('%s is a part of pages: %s', (path, is) => {
  expect(isPart(path)).toBe(is)
})

test.each([
  ['https://phoqr.example/built/vendor.js?v=abc', true],
  ['https://phoqr.example/built/chunk-AJAKOVNQ.js', true],
  ['https://phoqr.example/built/vendor.js', false],
  ['https://phoqr.example/icons.svg', false],
])('%s names its version: %s', (url, does) => {
  expect(isVersioned(url)).toBe(does)
})

test('the phone draws a whole symbol without the encoder’s border', () => {
  const text = '00020101021238540010A00000072701240006999999011099901000370208QRIBFTTA53037045405350005802VN6304ABCD'
  const phone = symbolOf(text)
  expect((phone.size - 17) % 4).toBe(0)
  expect([phone.isDark(0, 0), phone.isDark(7, 0), phone.isDark(phone.size - 1, 0)]).toEqual([true, false, true])
  expect(phone.isDark(phone.size, 0)).toBe(false)
})
