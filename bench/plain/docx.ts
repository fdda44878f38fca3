import type { WeekPlan } from '../../src/domain/week-plan.ts'
import { relations } from './relations.ts'
import { escaped, type Row, textsOf } from './rows.ts'
import { plainZip } from './zip.ts'

const paragraph = (text: string): string =>
  text === '' ? '<w:p/>' : `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`

const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '')
const numbered = (lines: readonly string[]): string[] =>
  lines.length > 1 ? lines.map((line, index) => `${index + 1}. ${line}`) : [...lines]

const dayText = (at: string): string => `${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日`
const headings = ['一、本周进展', '二、下周计划', '三、需协调事项', '四、断链断供风险', '五、上周计划完成情况']

const report = (row: Row): string[] => {
  const { covers, dueDay } = JSON.parse(row.plan) as WeekPlan
  const head = [
    `${row.chain}周四工作动态`,
    `${row.period.slice(0, 4)}年第${covers.map((week) => Number(week.slice(6))).join('–')}周（${dayText(dueDay)}截止）`,
    '',
  ]
  if (row.state === 'exempt') return [...head, '本期免报。']
  if (row.rev === 0) return [...head, '本期没有报送。']
  const { sign, progress, next, ask, risk, last = [], support = [] } = textsOf(row)
  const blocks = [linesOf(progress), linesOf(next), linesOf(ask), linesOf(risk), last]
  const at = new Date(Date.parse(row.sent_at ?? '') + 8 * 3_600_000).toISOString()
  const late = row.is_late === 1 ? '（逾期）' : ''
  return [
    ...head,
    ...(row.state === 'returned' ? [`（本期已退回，待补充：${row.reason}）`] : []),
    ...headings.flatMap((heading, index) => [
      heading,
      ...numbered(blocks[index]?.length ? (blocks[index] ?? []) : ['无。']),
    ]),
    ...(support.length > 0 ? ['六、配合单位补充', ...numbered(support)] : []),
    '',
    row.behalf === null ? `填报人：${row.by}` : `填报人：${row.by}（代${row.behalf}）`,
    ...(sign ? [`审签人：${sign}`] : []),
    `首次提交：${at.slice(0, 4)}年${dayText(at)} ${at.slice(11, 16)}${late}，第 ${row.rev} 版`,
  ]
}

export const plainDocx = (rows: Iterable<Row>): Promise<Buffer> => {
  function* text(): Iterable<string> {
    yield '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    for (const row of rows) yield report(row).map(paragraph).join('')
    yield '</w:body></w:document>'
  }
  return plainZip([
    [
      '[Content_Types].xml',
      [
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ],
    ],
    ['_rels/.rels', [relations([['officeDocument', 'word/document.xml']])]],
    ['word/document.xml', text()],
  ])
}
