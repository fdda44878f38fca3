import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

/** LibreOffice, where the machine has it. */
export const soffice = (process.env.PATH ?? '')
  .split(':')
  .map((folder) => join(folder, 'soffice'))
  .find((file) => {
    try {
      execFileSync(file, ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })

/** A workbook, and what somebody types into its cells. */
export interface Editing {
  bytes: Buffer
  edits: readonly { sheet: string; cell: string; text: string }[]
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const escaped = (text: string) =>
  text.replace(/[&<>]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

/** In Calc's own language: open, type, save as a table of its own, and save that as .xlsx again. */
const macroFor = (editing: readonly Editing[], urlOf: (name: string) => string): string =>
  [
    'Function named(name, value)',
    '  Dim one As New com.sun.star.beans.PropertyValue',
    '  one.Name = name',
    '  one.Value = value',
    '  named = Array(one)',
    'End Function',
    'Sub Edit',
    ...editing.flatMap(({ edits }, index) => [
      `  doc = StarDesktop.loadComponentFromURL(${urlOf(`${index}-in.xlsx`)}, "_blank", 0, named("Hidden", True))`,
      ...edits.map(
        ({ sheet, cell, text }) =>
          `  doc.Sheets.getByName(${quoted(sheet)}).getCellRangeByName(${quoted(cell)}).String = ${quoted(text)}`,
      ),
      `  doc.storeToURL(${urlOf(`${index}-own.ods`)}, named("FilterName", "calc8"))`,
      '  doc.close(True)',
      `  doc = StarDesktop.loadComponentFromURL(${urlOf(`${index}-own.ods`)}, "_blank", 0, named("Hidden", True))`,
      `  doc.storeToURL(${urlOf(`${index}-out.xlsx`)}, named("FilterName", "Calc MS Excel 2007 XML"))`,
      '  doc.close(True)',
    ]),
    '  StarDesktop.terminate()',
    'End Sub',
  ].join('\n')

/** What Calc makes of each workbook. */
export const editedInCalc = (editing: readonly Editing[]): Buffer[] => {
  if (soffice === undefined) throw new Error('no LibreOffice')
  const home = mkdtempSync(join(tmpdir(), 'lianzhang-calc-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const file = (name: string) => join(home, name)
  for (const [index, { bytes }] of editing.entries()) writeFileSync(file(`${index}-in.xlsx`), bytes)
  const start = (what: string) =>
    execFileSync(
      soffice ?? '',
      ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(file('profile')).href}`, what],
      { timeout: 150_000, stdio: 'ignore' },
    )
  // The first start fills the profile and would write over what is put there before.
  start('--terminate_after_init')
  const basic = file('profile/user/basic/Standard')
  writeFileSync(
    join(basic, 'script.xlb'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Office"/></library:library>`,
  )
  writeFileSync(
    join(basic, 'Office.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Office" script:language="StarBasic">${escaped(macroFor(editing, (name) => quoted(pathToFileURL(file(name)).href)))}</script:module>`,
  )
  start('macro:///Standard.Office.Edit')
  return editing.map((_, index) => readFileSync(file(`${index}-out.xlsx`)))
}
