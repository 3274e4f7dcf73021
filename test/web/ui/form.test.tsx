import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Chips, Consent } from '../../../src/web/ui/choices.tsx'
import { Field, FormSummary, TextArea } from '../../../src/web/ui/form.tsx'
import { MARKS } from '../../../src/web/ui/marks.tsx'

describe('a field', () => {
  test('ties label, hint and sentence to its input, and keeps what was typed', () => {
    const html = String(
      <Field label="Số điện thoại" name="phone" value='"09' error="Phải có 10 số." hint="10 số" inputmode="tel" />,
    )
    expect(html).toContain('<label for="phone">Số điện thoại</label>')
    expect(html).toContain('inputmode="tel" id="phone" name="phone" type="text" value="&quot;09" aria-invalid="true"')
    expect(html).toContain('aria-describedby="phone-hint phone-error"')
    expect(html).toContain('<p id="phone-error" role="alert">Phải có 10 số.</p>')
  })

  test('is not invalid without a sentence', () => {
    expect(String(<Field label="a" name="a" />)).not.toMatch(/aria-(invalid|describedby)/)
    expect(String(<TextArea label="a" name="a" value={'<x>\n'} />)).toContain('>&lt;x&gt;\n</textarea>')
  })
})

describe('choices', () => {
  const choices = [
    ['own', 'Của chủ hộ'],
    ['relative', 'Người nhà'],
  ] as const

  test('have nothing chosen beforehand', () => {
    expect(String(<Chips legend="Của ai?" name="whose" choices={choices} />)).not.toContain('checked')
    expect(String(<Chips legend="Của ai?" name="whose" choices={choices} chosen="" />)).not.toContain('checked')
    expect(String(<Consent legend="Hỏi" name="purpose" questions={choices} />)).not.toContain('checked')
  })

  test('keep what was chosen when they are drawn again', () => {
    const one = String(<Chips legend="Của ai?" name="whose" choices={choices} chosen="relative" error="Hãy chọn." />)
    expect(one.match(/checked=""/g)).toHaveLength(1)
    expect(one).toContain('value="relative" checked=""')
    expect(one).toContain('aria-describedby="whose-error"')
    const several = String(<Chips several legend="a" name="a" choices={choices} chosen={['own', 'relative']} />)
    expect(several.match(/type="checkbox"[^>]*checked=""/g)).toHaveLength(2)
    expect(String(<Consent legend="a" name="a" questions={choices} given={['own']} />).match(/checked/g)).toHaveLength(
      1,
    )
  })
})

test('the summary of a form is there only when something is wrong', () => {
  expect(String(<FormSummary errors={{}} />)).not.toContain('alarm')
  expect(String(<FormSummary errors={{ '': 'Vừa có người sửa.' }} />)).toContain('Vừa có người sửa.')
  expect(String(<FormSummary errors={{ name: 'x' }} />)).toContain('Sửa các ô có dấu đỏ')
})

test('the sheet of marks holds every mark, once', () => {
  const sheet = readFileSync(new URL('../../../public/icons.svg', import.meta.url), 'utf8')
  const ids = [...sheet.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id)
  expect([...ids].sort()).toEqual([...MARKS].sort())
})
