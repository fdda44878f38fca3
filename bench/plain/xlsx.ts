import type { WeekPlan } from '../../src/domain/week-plan.ts'
import { weekWithDates } from '../../src/texts/dates.ts'
import { relations } from './relations.ts'
import { escaped, type Row, textsOf } from './rows.ts'
import { plainZip } from './zip.ts'

/** Hours and minutes by the clock of Shanghai, as Excel counts days. */
const serial = (at: string): number =>
  Math.round((Math.floor((Date.parse(at) + 8 * 3_600_000) / 60_000) / 1_440 + 25_569) * 1e10) / 1e10

type Cell = string | number | null | undefined

const titles =
  '产业链 周期 应报 已报 逾期 退回 免报 填报人 代报（代谁） 审签人 版本 首次提交时间 本周进展 下周计划 需协调事项 断链断供风险 上周计划完成 退回原因 配合单位补充'
const counted = ['应报', '已报', '逾期', '退回', '未报', '免报'] as const

function* sheet(rows: Iterable<readonly Cell[]>): Iterable<string> {
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  let number = 0
  for (const row of rows) {
    number += 1
    let cells = ''
    for (let index = 0; index < row.length; index++) {
      const cell = row[index]
      const place = `${String.fromCharCode(65 + index)}${number}`
      if (cell === undefined || cell === null || cell === '') cells += `<c r="${place}"/>`
      else if (typeof cell === 'number') cells += `<c r="${place}"><v>${cell}</v></c>`
      else cells += `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
    }
    yield `<row r="${number}">${cells}</row>`
  }
  yield '</sheetData></worksheet>'
}

export const plainXlsx = (rows: Iterable<Row>): Promise<Buffer> => {
  const counts = new Map<string, { by: string; name: string; of: number[] }>()
  const count = (by: string, key: string, name: string, marks: readonly boolean[]) => {
    const known = counts.get(by + key) ?? { by, name, of: counted.map(() => 0) }
    counts.set(by + key, known)
    for (const [index, mark] of marks.entries()) if (mark) known.of[index] = (known.of[index] ?? 0) + 1
  }
  function* reports(): Iterable<Cell[]> {
    yield titles.split(' ')
    for (const row of rows) {
      const owed = row.state !== 'exempt'
      const returned = row.state === 'returned'
      const filed = owed && !returned && row.rev > 0
      const late = filed && row.is_late === 1
      const marks = [owed, filed, late, returned, owed && !filed && !returned, !owed]
      const covers = weekWithDates((JSON.parse(row.plan) as WeekPlan).covers, true)
      count('合计', '', '', marks)
      count('按产业链', row.id, row.chain, marks)
      count('按周期', row.period, covers, marks)
      const { sign, progress, next, ask, risk, last, support } = textsOf(row)
      yield [
        row.chain,
        covers,
        owed ? '应报' : null,
        filed ? '已报' : null,
        late ? '逾期' : null,
        returned ? '退回' : row.returns > 0 ? '退回已改' : null,
        owed ? null : '免报',
        row.by,
        row.behalf,
        sign,
        row.rev > 0 ? `v${row.rev}` : null,
        row.sent_at && serial(row.sent_at),
        progress,
        next,
        ask,
        risk,
        last?.join('\n'),
        row.reason,
        support?.join('\n'),
      ]
    }
  }
  function* tally(): Iterable<Cell[]> {
    yield ['统计', '名称', ...counted]
    for (const by of ['合计', '按产业链', '按周期'])
      for (const group of counts.values()) if (group.by === by) yield [group.by, group.name, ...group.of]
  }
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return plainZip([
    [
      '[Content_Types].xml',
      [
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${types}.worksheet+xml"/></Types>`,
      ],
    ],
    ['_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]],
    [
      'xl/_rels/workbook.xml.rels',
      [
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['worksheet', 'worksheets/sheet2.xml'],
        ]),
      ],
    ],
    [
      'xl/workbook.xml',
      [
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${links}"><sheets><sheet name="工作动态" sheetId="1" r:id="rId1"/><sheet name="统计" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ],
    ],
    ['xl/worksheets/sheet1.xml', sheet(reports())],
    ['xl/worksheets/sheet2.xml', sheet(tally())],
  ])
}
