import { describe, expect, it } from 'vitest'
import { type Editing, editedInCalc, soffice } from '../exports/support/soffice.ts'
import { openTown, type Town } from '../support/town.ts'
import { filesOf, rowsOf, sendsFile } from './support/files.ts'
import { addsRow } from './support/lists.ts'

// Said where it is read: what did not run has shown nothing.
if (soffice === undefined)
  process.stderr.write(
    '\n!! test/records/calc.test.ts 没有运行：这台机器没有 LibreOffice（soffice）。NOT RUN: no soffice on PATH; apt-get install libreoffice-calc\n\n',
  )

const exported = async (town: Town, words: string): Promise<Buffer> => {
  await town.吴工.says(words)
  return filesOf(town, '吴工').at(-1)?.bytes ?? Buffer.alloc(0)
}
/** The cell of a column in the row of a record. */
const cellOf = async (bytes: Buffer, sheet: string, no: string, title: string): Promise<string> => {
  const rows = await rowsOf(bytes, sheet)
  const column = rows[0]?.indexOf(title) ?? -1
  const row = rows.findIndex(([number]) => number === no || number === no.replace('任务', '任务〔2026〕').concat('号'))
  expect(column, title).toBeGreaterThanOrEqual(0)
  expect(row, no).toBeGreaterThan(0)
  return `${String.fromCharCode(65 + column)}${row + 1}`
}
const steps = (town: Town) =>
  town.ask(
    "select record_id || ' ' || step || ' ' || via from record_step where via = 'import' order by record_id, seq",
  )

describe.skipIf(soffice === undefined)('a table taken out, edited in LibreOffice and sent back', () => {
  it('changes the edited cell alone: of tasks, of a list with days, sums and references, of firms with their codes', async () => {
    const town = await openTown('09-14 09:00')
    const { 吴工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-20 接通示例地块水电')
    await 吴工.says('交办 航天 =1+1 摸清示例企业底数 000610113199001011234')
    await addsRow(town, '张工', 'L05', { name: '示例轴承', gap: '外购' })
    await addsRow(town, '张工', 'L07', { name: '第一家（虚构）', fills: 'L05-1', met_on: '2026-09-10' })
    await addsRow(town, '张工', 'L07', { name: '第二家（虚构）', home: '示例市' })
    await addsRow(town, '张工', 'L12', {
      name: '示例项目一',
      firm: '企业1',
      total: '12000.5',
      year_plan: '50',
      done: '20',
    })
    await 吴工.says('更新 企业1')
    await 吴工.lastCard().clicks('edit', { code: '91900000MA00000003', grade: 'A' })
    const cases = [
      { kind: '任务', sheet: '任务', no: '任务2', title: '要求', text: '两回路，0100', is: 'task-2026-2' },
      { kind: 'L07', sheet: 'L07 可招引企业', no: 'L07-1', title: '总部地', text: '示例市一区', is: 'L07-0-1' },
      { kind: 'L12', sheet: 'L12 重点项目', no: 'L12-1', title: '问题', text: '等水电', is: 'L12-0-1' },
      { kind: '企业', sheet: '企业', no: '企业1', title: '环境绩效', text: 'B级', is: 'firm-0-1' },
    ]
    const editing: Editing[] = []
    for (const { kind, sheet, no, title, text } of cases) {
      const bytes = await exported(town, `导出 ${kind}`)
      const cell = await cellOf(bytes, sheet, no, title)
      editing.push({ bytes, edits: [] }, { bytes, edits: [{ sheet, cell, text }] })
    }
    const saved = editedInCalc(editing)
    for (const [index, { kind, no, text, is }] of cases.entries()) {
      const [untouched = Buffer.alloc(0), edited = Buffer.alloc(0)] = saved.slice(2 * index)
      expect(await sendsFile(town, '吴工', `${kind}.xlsx`, untouched), kind).toContain('可导入 0 行，没有变化')
      const said = await sendsFile(town, '吴工', `${kind}.xlsx`, edited)
      expect(said, kind).toContain('可导入 1 行')
      expect(said, kind).not.toContain('有错')
      await 吴工.lastCard().clicks('apply')
      expect(await 吴工.says(no), kind).toContain(text)
      expect(steps(town), kind).toContain(`${is} edit import`)
    }
    expect(steps(town)).toHaveLength(cases.length)
  }, 300_000)
})
