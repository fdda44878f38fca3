import { expect, it } from 'vitest'
import { writeXlsx } from '../../src/exports/xlsx.ts'
import type { Cell, Column } from '../../src/exports/xlsx-sheet.ts'
import { attributesOf, formatOf, part, partsOf } from './support/parts.ts'

const made = (columns: Column[], rows: Cell[][]) => writeXlsx([{ name: '问题', columns, rows }], 'Asia/Shanghai')

it('a column offers its choices in every cell and keeps nobody from typing something else', async () => {
  const column = { title: '类别', width: 18, choices: ['要素保障', '技术'] }
  const sheet = part(await made([{ title: '编号', width: 18 }, column], []), 'xl/worksheets/sheet1.xml')
  expect(attributesOf(sheet, 'dataValidation')).toEqual({ type: 'list', sqref: 'B2:B1000', allowBlank: '1' })
  expect(sheet).toContain('<formula1>"要素保障,技术"</formula1>')
})

it.each([[['甲,乙', '丙']], [['甲"']], [Array.from({ length: 90 }, (_, n) => `第${n}项`)]])(
  'choices that no list can hold are left out: %j',
  async (choices) => {
    const sheet = part(await made([{ title: '类别', width: 18, choices }], []), 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<dataValidation ')
  },
)

it('a wrong cell is on red, quoted, with what is wrong as a comment on it', async () => {
  const bytes = await made(
    [
      { title: '编号', width: 18 },
      { title: '完成时限', width: 18 },
    ],
    [[undefined, { faulty: '=2月30日', why: '没有这一天：2月30日' }]],
  )
  expect(formatOf(bytes, 1, 'B2')).toBe('@')
  expect(part(bytes, 'xl/styles.xml')).toContain('<fgColor rgb="FFF8CBCB"/>')
  const comments = [...partsOf(bytes)].filter(([name]) => /comments\d\.xml$/.test(name)).map(([, xml]) => xml)
  expect(comments).toHaveLength(1)
  expect(comments[0]).toMatch(/ref="B2".*没有这一天：2月30日/s)
})
