import { count } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { crc16, crcDigits } from '../../src/domain/vietqr/crc.ts'
import { openProposal } from '../../src/store/account-proposals.ts'
import { findMerchant } from '../../src/store/merchants.ts'
import * as schema from '../../src/store/schema.ts'
import { findStall } from '../../src/store/stalls.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { hoScope, owned, proposalOf, register, typed } from '../support/accounts.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16, n17 } = world.teHanhStalls
const sealed = (objects: string) => `${objects}6304${crcDigits(crc16(`${objects}6304`))}`
const MOMO = sealed(
  '00020101021138550010A00000072701250006970454011199MM12345670208QRIBFTTA53037045802VN62190515MOMOW2W12345678',
)
const WITH_AMOUNT = sealed(
  '00020101021238530010A0000007270123000697041501090123456780208QRIBFTTA53037045405500005802VN',
)
const FOREIGN = sealed('00020101021129370016A0000006770101110113006681234567853037645802TH')

let t: TestApp
let lan: string
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await t.signIn(world.officers.lan)
})

const path = (stall: string) => `/stalls/${stall}/merchants`
const who: Fields = {
  submission: 'phieu-0000-0000-0001',
  tradeName: 'Bánh mì Ba Tơ',
  kind: 'individual',
  category: 'food',
}
const account: Fields = { bank: 'Agribank', account: '0123 456 789', holder: 'Đinh Văn Bé', relation: 'own' }
const send = (fields: Fields, stall: string = n15) => t.post(path(stall), fields, lan)
const counted = async (
  table: typeof schema.merchants | typeof schema.accountProposals | typeof schema.merchantPhones,
) => (await t.store.read.select({ n: count() }).from(table))[0]?.n
const only = async () => {
  const [row] = await t.store.read.select({ id: schema.accountProposals.id }).from(schema.accountProposals)
  return openProposal(t.store, await proposalOf(t.store, row?.id ?? ''))
}
const refusedWith = async (response: Response, sentence: string) => {
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain(sentence)
  return html
}

describe('the form', () => {
  test('asks for consent in spoken words, with nothing chosen beforehand', async () => {
    const html = await (await t.get(`${path(n15)}/new`, lan)).text()
    expect(html).toContain('Cho lưu số điện thoại để đội gọi khi biển có chuyện?')
    expect(html).toContain('2026-11')
    expect(html).not.toMatch(/checked/)
    expect(html).toMatch(/id="code"/)
    expect(html).toMatch(/id="code-reading"/)
  })

  test('is not there for a stall of another commune, an unknown stall, or a role that does not register', async () => {
    for (const stall of [world.otherStall, 'nothing']) {
      expect((await t.get(`${path(stall)}/new`, lan)).status).toBe(404)
      expect((await t.post(path(stall), { ...who }, lan)).status).toBe(404)
    }
    expect((await t.get(`${path(n15)}/new`, await t.signIn(world.officers.anh))).status).toBe(403)
  })

  test('warns at once where somebody trades already', async () => {
    const html = await (await t.get(`${path(n17)}/new`, lan)).text()
    expect(html).toContain('Chỗ này đang có hộ')
    expect(html).toContain('Gạo Nguyễn Thị Út')
  })
})

describe('what is stored', () => {
  test('a merchant without an account is saved with what is known', async () => {
    const response = await send(who)
    expect([response.status, response.headers.get('location')]).toEqual([303, `/stalls/${n15}`])
    expect((await findStall(t.store.read, hoScope, n15))?.merchant?.tradeName).toBe('Bánh mì Ba Tơ')
    expect(await counted(schema.accountProposals)).toBe(0)
  })

  test('a name is stored without characters that cannot be seen and could show it as another', async () => {
    await send({ ...who, tradeName: 'Phở\u202e Bà\0 \u200bTư' })
    expect((await findStall(t.store.read, hoScope, n15))?.merchant?.tradeName).toBe('Phở Bà Tư')
  })

  test('a typed account becomes a proposal with the code we built for it', async () => {
    expect((await send({ ...who, ...account, consents: 'sticker' })).status).toBe(303)
    const content = await only()
    expect(content).toMatchObject({ bin: '970405', account: '0123456789', holder: 'Đinh Văn Bé', source: 'typed' })
    expect(content.payload).toMatch(/^00020101021138/)
  })

  test('the vendor’s own code is kept to the byte, blanks around it aside', async () => {
    const own = { code: `\u200b ${MOMO}\r\n`, holder: 'Đinh Văn Bé', relation: 'relative', consents: 'sticker' }
    expect((await send({ ...who, ...own })).status).toBe(303)
    expect(await only()).toMatchObject({
      source: 'imported',
      kind: 'momo-personal',
      payload: MOMO,
      relation: 'relative',
    })
  })

  test('the same form twice is one merchant and the same answer; altered it is refused', async () => {
    const form = { ...who, ...account, consents: ['sticker', 'phone'], phone: '0905 123 456' }
    const answers = [await send(form), await send(form)]
    expect(answers.map((a) => [a.status, a.headers.get('location')])).toEqual(Array(2).fill([303, `/stalls/${n15}`]))
    expect([await counted(schema.merchants), await counted(schema.merchantPhones)]).toEqual([2, 1])
    expect((await send({ ...form, tradeName: 'Khác' })).status).toBe(409)
  })

  test('account and phone are nowhere in the clear, and not in the log', async () => {
    await send({ ...who, ...account, consents: ['sticker', 'phone'], phone: '0905123456' })
    const tables = [schema.submissions, schema.audit, schema.accountProposals, schema.merchantPhones]
    const rows = await Promise.all(tables.map((table) => t.store.read.select().from(table)))
    expect(JSON.stringify([rows, t.log])).not.toMatch(/0123456789|0123 456 789|0905123456|Đinh Văn Bé/)
  })
})

describe('what is refused, with everything typed kept', () => {
  test.each<[string, Fields, string]>([
    ['no name', { tradeName: ' ' }, 'Hãy điền ô này.'],
    ['a name of digits', { tradeName: '123' }, 'Tên phải có ít nhất một chữ cái.'],
    ['no kind', { kind: '' }, 'Hãy chọn một mục.'],
    [
      'a phone without its consent',
      { phone: '0905123456' },
      'Chưa có sự đồng ý của chủ hộ nên chưa lưu được số điện thoại.',
    ],
    ['a landline', { phone: '02553123456', consents: 'phone' }, 'Số điện thoại phải có 10 số'],
    ['an account without consent', account, 'Chưa có sự đồng ý của chủ hộ nên chưa lưu được số tài khoản.'],
    ['a holder without account', { holder: 'Đinh Văn Bé', consents: 'sticker' }, 'Chưa có mã hoặc số tài khoản.'],
    ['no holder', { ...account, holder: '', consents: 'sticker' }, 'Hãy điền ô này.'],
    ['nobody’s account', { ...account, relation: '', consents: 'sticker' }, 'Hãy chọn một mục.'],
    [
      'an unknown bank',
      { ...account, bank: 'Ngân hàng Sao Hỏa', consents: 'sticker' },
      'Không tìm thấy ngân hàng này.',
    ],
    ['a bad account id', { ...account, account: '0123-456/789', consents: 'sticker' }, 'Số tài khoản chỉ gồm'],
    ['both ways at once', { ...account, code: MOMO, consents: 'sticker' }, 'Chỉ điền một cách'],
    [
      'a code cut short',
      { ...account, account: '', bank: '', code: MOMO.slice(0, -1), consents: 'sticker' },
      'Mã bị thiếu phần cuối.',
    ],
    [
      'a code with an amount',
      { code: WITH_AMOUNT, holder: 'A', relation: 'own', consents: 'sticker' },
      'Mã này ghi sẵn số tiền',
    ],
    ['a Thai code', { code: FOREIGN, holder: 'A', relation: 'own', consents: 'sticker' }, 'PromptPay (Thái Lan)'],
    ['a field twice', { tradeName: ['A', 'B'] }, 'Ô này bị gửi hai lần.'],
  ])('%s', async (_what, fields, sentence) => {
    const response = await send({ ...who, ...fields })
    const html = await refusedWith(response, sentence)
    expect(html).toContain('value="phieu-0000-0000-0001"')
    for (const name of ['account', 'holder', 'phone'])
      if (typeof fields[name] === 'string' && fields[name] !== '') expect(html).toContain(`value="${fields[name]}"`)
    expect(await counted(schema.merchants)).toBe(1)
  })

  test('an ambiguous bank is asked back as boxes to tick, and the box decides', async () => {
    const form = { ...who, ...account, bank: 'Việt', consents: 'sticker' }
    const html = await refusedWith(await send(form), 'Có nhiều ngân hàng giống tên này.')
    expect(html).toMatch(/<input type="radio" name="bin" value="970436"/)
    expect((await send({ ...form, bin: '970436' })).status).toBe(303)
    expect((await only()).bin).toBe('970436')
  })

  test('every fault is said at once', async () => {
    const form = { ...who, ...account, tradeName: '', bank: 'Việt', phone: '0905123456' }
    const html = await refusedWith(await send(form), 'Hãy điền ô này.')
    for (const sentence of ['Có nhiều ngân hàng giống tên này.', vi.consents.phoneMissing, vi.consents.accountMissing])
      expect(html).toContain(sentence)
  })

  test('a ticked bank that is not the one typed later is asked again', async () => {
    const form = { ...who, ...account, bank: 'Agribank', bin: '970436', consents: 'sticker' }
    await refusedWith(await send(form), 'Ngân hàng đã chọn khác với tên vừa gõ.')
  })

  test('the text of an identity card is not even drawn again', async () => {
    const card = '051080012345|212345678|Đinh Văn Bé|01011980|Nam|Tế Hanh|01012022'
    const html = await refusedWith(await send({ ...who, code: card, holder: 'A', relation: 'own' }), 'thẻ căn cước')
    expect(html).not.toContain('051080012345')
  })

  test('a code that reads is named with its bank and last four while something else is missing', async () => {
    const html = await refusedWith(await send({ ...who, code: MOMO, consents: 'sticker' }), 'Hãy điền ô này.')
    expect(html).toContain('MoMo cá nhân')
    expect(html).toContain('…4567')
  })
})

describe('duplicates are said before anything is saved', () => {
  const acknowledged = (html: string) => /name="acknowledged" value="([^"]+)"/.exec(html)?.[1] ?? ''

  test('the same account and phone elsewhere: by name in scope, as a count beyond, and "save anyway" saves', async () => {
    const twin = {
      phone: '0905123456',
      consents: ['sticker', 'phone'] as const,
      account: owned(typed('0123456789', '970405')),
    }
    await register(t.store, { ...twin, stall: n16, tradeName: 'Hàng khô Hai' })
    await register(t.store, { ...twin, stall: world.otherStall, tradeName: 'Ngoài xã' })
    const form = { ...who, ...account, phone: '0905123456', consents: ['sticker', 'phone'] }
    const html = await refusedWith(await send(form), 'Số tài khoản này đã có ở')
    expect(html).toContain('Hàng khô Hai (16, Tế Hanh)')
    expect(html).toContain('1 chỗ khác ngoài phạm vi của bạn')
    expect(html).not.toContain('Ngoài xã')
    expect(html).toContain('Số điện thoại này đã có ở')
    expect(html).toContain('value="0123 456 789"')
    expect((await send({ ...form, acknowledged: 'account' })).status).toBe(422)
    expect((await send({ ...form, acknowledged: acknowledged(html) })).status).toBe(303)
  })

  test('a stall that has its merchant: saved anyway, the earlier one has ended', async () => {
    const html = await refusedWith(await send(who, n17), 'Chỗ này đang có hộ')
    expect((await send({ ...who, acknowledged: acknowledged(html) }, n17)).status).toBe(303)
    expect(await findMerchant(t.store.read, hoScope, world.merchant)).toBeUndefined()
    const acts = (await t.store.read.select().from(schema.audit)).map(({ action }) => action)
    expect(acts.slice(0, 2)).toEqual(['merchant.ended', 'merchant.registered'])
  })
})

describe('bank search', () => {
  test('finds by name, alias and without accents, as boxes to tick', async () => {
    for (const [q, bin] of [
      ['vietcom', '970436'],
      ['á châu', '970416'],
      ['a chau', '970416'],
      ['nong nghiep', '970405'],
    ]) {
      const html = await (await t.get(`/banks/search?q=${encodeURIComponent(q ?? '')}`, lan)).text()
      expect(html).toContain(`name="bin" value="${bin}"`)
    }
  })

  test('says nothing for nothing, and shows a handful at most', async () => {
    expect(await (await t.get('/banks/search?q=', lan)).text()).toBe('<div id="bank-choices" aria-live="polite"></div>')
    const html = await (await t.get('/banks/search?bank=ng', lan)).text()
    expect(html.match(/type="radio"/g)?.length).toBeLessThanOrEqual(8)
  })

  test('is for those who register', async () => {
    expect((await t.get('/banks/search?q=a')).status).toBe(303)
    expect((await t.get('/banks/search?q=a', await t.signIn(world.officers.tra))).status).toBe(403)
  })
})
