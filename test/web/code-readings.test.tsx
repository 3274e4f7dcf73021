import { beforeAll, describe, expect, test } from 'vitest'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { crc16, crcDigits } from '../../src/domain/vietqr/crc.ts'
import { decodePhoto } from '../../src/entry/decode-photo.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { PHOTO_LIMIT } from '../../src/web/route.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { multipart } from '../support/multipart.ts'
import { blurred, codePicture, jpegOf, pngOf, pngWithHeader, turned } from '../support/photos.ts'
import { buildWorld, world } from '../support/world.ts'

const built = buildTransfer({ bin: '970405', account: '4201205001234', name: 'NGUYEN THI UT' })
const CODE = built.ok ? built.payload : ''
const IDENTITY_CARD = '051099000123|212345678|Nguyễn Thị Út|01011990|Nữ|Bình Sơn|01012021'

describe('reading a code', () => {
  let t: TestApp
  let lan: string
  const send = (fields: Record<string, string | Uint8Array>, headers = {}) =>
    multipart(t, '/code-readings', fields, lan, headers)
  beforeAll(async () => {
    t = await createTestApp({ readPhoto: async (image) => decodePhoto(image) })
    await buildWorld(t.store)
    lan = await t.signIn(world.officers.lan)
  })

  test.each([
    ['a PNG', () => pngOf(codePicture(CODE))],
    ['a JPEG held askew', () => jpegOf(turned(codePicture(CODE), 12))],
    ['a JPEG out of focus', () => jpegOf(blurred(codePicture(CODE), 2), 60)],
  ])('names what stands in %s: kind, bank, last four digits, printed name', async (_what, photo) => {
    const answer = await send({ photo: photo() })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    for (const fact of [vi.code.kinds['transfer-account'], 'Agribank', '…1234', 'NGUYEN THI UT']) {
      expect(page).toContain(`<dd>${fact}</dd>`)
    }
    expect(page).toContain(`>${CODE}</textarea>`)
    expect(page).toMatch(/^<!doctype html>/)
  })

  test('answers htmx with the part alone', async () => {
    const answer = await send({ photo: jpegOf(codePicture(CODE)) }, { 'HX-Request-Type': 'partial' })
    const part = await answer.text()
    expect(part).toMatch(/^<div class="stack" id="code-reading"/)
    expect(part).toContain(`data-text="${CODE}"`)
    expect(part).toContain('<dd>…1234</dd>')
  })

  test('takes a pasted text as well, without what pasting adds', async () => {
    const page = await (await send({ code: `  ${CODE}\n` })).text()
    expect(page).toContain('<dd>…1234</dd>')
  })

  test('warns of a code that adds a fee to what the customer pays', async () => {
    const objects = `${CODE.slice(0, CODE.indexOf('5802VN'))}550202560420005802VN6304`
    const page = await (await send({ code: objects + crcDigits(crc16(objects)) })).text()
    expect(page).toContain('Mã tự cộng thêm phí vào mỗi lần khách trả.')
  })

  test.each([
    ['no photo and no text', {}, vi.codeReadings.choosePhoto],
    ['a text file', { photo: new TextEncoder().encode('no photo') }, vi.codeReadings.notAPhoto],
    ['a photo of the wall', { photo: pngWithHeader(4, 4, []) }, vi.codeReadings.nothingFound],
    ['a photo of too many pixels', { photo: pngWithHeader(40_000, 40_000, []) }, vi.codeReadings.tooManyPixels],
  ])('refuses %s with a sentence', async (_what, fields, sentence) => {
    const answer = await send(fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  test('says why a code is no payment code, and what to do', async () => {
    const page = await (await send({ code: 'https://example.vn' })).text()
    expect(page).toContain(vi.code.refusals.link)
  })

  test.each([
    ['photo', { photo: pngOf(codePicture(IDENTITY_CARD)) }],
    ['paste', { code: IDENTITY_CARD }],
  ])('shows nothing of an identity card: %s', async (_how, fields) => {
    const page = await (await send(fields)).text()
    expect(page).toContain(vi.code.refusals['identity-card'])
    expect(page).not.toMatch(/051099000123|Nguyễn Thị Út/)
  })

  test('refuses a body over its limit with 413', async () => {
    const answer = await send({ photo: new Uint8Array(PHOTO_LIMIT + 1) })
    expect(answer.status).toBe(413)
  })

  test('is for those who walk: a leader is refused, a stranger is asked to sign in', async () => {
    const leader = await t.signIn(world.officers.anh)
    expect((await multipart(t, '/code-readings', { code: CODE }, leader)).status).toBe(403)
    const unknown = await multipart(t, '/code-readings', { code: CODE })
    expect(unknown.headers.get('Location')).toMatch(/^\/sign-in/)
  })

  test('stores and logs nothing', async () => {
    const { read } = t.store
    const submissions = await read.query.submissions.findMany()
    expect(submissions).toEqual([])
    expect(JSON.stringify(t.log)).not.toContain('4201205001234')
  })
})
