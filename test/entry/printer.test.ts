import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createThreadedPress } from '../../src/entry/printer.ts'
import { meetingSheet } from '../../src/web/print/meeting-sheet.ts'
import { readBack } from '../../src/web/print/read-back/read-back.ts'
import { ROOT } from '../support/program.ts'
import { someReport } from '../support/reports.ts'
import { faceOf, facesOf, fonts, print, sheetOf } from '../web/print/sheets.ts'

/** As it is built: a thread reads one file then, not a folder of sources. */
const WORKER = resolve(ROOT, 'dist/printer-worker.mjs')

describe('the printer in a thread of its own', () => {
  const { printer: printInThread } = createThreadedPress(WORKER)

  test('answers each of several sheets with its own file, the same as without a thread', async () => {
    const sheets = [3, 5].map((count) => sheetOf(facesOf(count)))
    const printed = await Promise.all(sheets.map(printInThread))
    expect(printed.map((one) => one.ok && one.digest)).toEqual(
      (await Promise.all(sheets.map(print))).map((one) => one.ok && one.digest),
    )
    const [first] = printed
    expect(first?.ok && (await readBack(first.pdf, sheetOf([])))).toEqual(
      sheets[0]?.faces.map(({ payload }) => payload),
    )
  })

  test('names what does not fit, and goes on printing', async () => {
    const face = faceOf(0, { tradeName: 'Ư'.repeat(60) })
    expect(await printInThread(sheetOf([face]))).toMatchObject({
      ok: false,
      reason: 'does-not-fit',
      serials: [face.serial],
    })
    expect(await printInThread(sheetOf(facesOf(1)))).toMatchObject({ ok: true })
  })

  test('draws pictures and the pages that set a printer up', async () => {
    const { picture, paper } = createThreadedPress(WORKER)
    const { logos, checkAddress, demo } = sheetOf([])
    expect(await picture({ logos, checkAddress, demo, face: faceOf(0) })).toMatchObject({ ok: true })
    expect(Buffer.from(await paper.calibration()).toString('latin1')).toMatch(/^%PDF-/)
    expect(Buffer.from(await paper.test(sheetOf([]))).toString('latin1')).toMatch(/^%PDF-/)
  })

  test('draws the meeting sheet and the picture of the totals, as it would without a thread', async () => {
    const { reports } = createThreadedPress(WORKER)
    const [meeting, card] = [await reports.meeting(someReport()), await reports.card(someReport())]
    expect(Buffer.from(meeting).equals(await meetingSheet(someReport(), fonts))).toBe(true)
    expect(Buffer.from(card).subarray(1, 4).toString('latin1')).toBe('PNG')
  })

  test('fails aloud when its program is missing', async () => {
    await expect(createThreadedPress(`${WORKER}.gone`).printer(sheetOf(facesOf(1)))).rejects.toThrow()
  })
})
