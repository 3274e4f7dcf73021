import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../support/program.ts'

describe('units import', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pho-qr-test-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const importing = (text: string, ...more: string[]) => {
    const file = join(folder, 'units.json')
    writeFileSync(file, text)
    const env = { DATABASE_FILE: join(folder, 'pho-qr.sqlite'), KEY_FILE: join(folder, 'keys.json') }
    return run(['units', 'import', file, ...more], { env })
  }
  const list = JSON.stringify([
    { code: '51', name: 'Quảng Ngãi', type: 'tỉnh', parent: null },
    { code: '21040', name: 'Bình Sơn', type: 'xã', parent: '51' },
  ])

  test('says how many units were read, and reads the same list again without a change', async () => {
    const [first, again] = [await importing(list), await importing(list)]
    expect([first.status, first.out]).toEqual([0, '2 units read, 2 opened, 0 closed, 0 corrected.\n'])
    expect([again.status, again.out]).toEqual([0, '2 units read, 0 opened, 0 closed, 0 corrected.\n'])
  })

  test.each([
    ['[{"code":', /units\.json: not-a-list\n$/],
    ['[]', /units\.json: empty\n$/],
    ['[{"code":"5"}]', /^row 1: bad-code\n$/],
  ])('refuses %j by name', async (text, sentence) => {
    const { status, out, err } = await importing(text)
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(sentence)
  })

  test('takes no day that is none', async () => {
    expect(await importing(list, '--from', '2025-02-30')).toMatchObject({ status: 2, out: '' })
  })
})
