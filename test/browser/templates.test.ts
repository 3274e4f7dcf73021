import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { type Grid, gridOf } from '../../src/domain/sheet.ts'
import { TEMPLATE_SIZE, TEMPLATES } from '../../src/domain/sticker.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { pictureOfPrint } from '../support/browser.ts'
import { decodePrinted } from '../support/printed.ts'
import { faceOf, print, sheetOf } from '../web/print/sheets.ts'

/** Pixels of the longer side: enough for the smallest words of a template to be read. */
const SIDE = 1100
const MM_PER_INCH = 25.4

test.each(TEMPLATES)('the guide shows a %s of the demonstration, and its code decodes', async (template) => {
  const built = buildTransfer(
    { bin: DEMO_BANK.bin, account: '99900001234' },
    { transferBins: new Set([DEMO_BANK.bin]) },
  )
  if (!built.ok) throw new Error(built.reason)
  const face = faceOf(16, { payload: built.payload, lastFour: '1234', bankName: DEMO_BANK.short })
  const printed = await print(sheetOf([face], { template, grid: gridOf('roll', template) as Grid, demo: true }))
  if (!printed.ok) throw new Error(printed.reason)
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-template-'))
  try {
    const pdf = join(folder, `${template}.pdf`)
    writeFileSync(pdf, printed.pdf)
    pictureOfPrint(pdf, `template-${template}`, Math.round((SIDE * MM_PER_INCH) / TEMPLATE_SIZE[template].height))
    expect(new Set(decodePrinted(pdf))).toEqual(new Set([built.payload]))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
