import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { createExporter } from '../../src/exports/exporter.ts'
import type { FileWish } from '../../src/exports/wish.ts'
import { rawOf } from '../support/raw.ts'
import { filesRisk, report, riskWords } from '../support/reports.ts'
import { openTown } from '../support/town.ts'
import { districtOf, wish } from './support/district.ts'
import { attributesOf, formatOf, part, partsOf } from './support/parts.ts'

const made = async (place: string, more: Partial<FileWish> = {}): Promise<Buffer> => {
  const result = await createExporter(place).make(wish(more))
  if (!result.ok) throw new Error(result.reason)
  return Buffer.from(result.bytes)
}
/** Rows as objects by the titles of their columns. */
const read = async (bytes: Buffer, sheet: number): Promise<Record<string, unknown>[]> => {
  const [titles = [], ...rows] = await readSheet(bytes, sheet)
  return rows.map((row) => Object.fromEntries(titles.map((title, index) => [String(title), row[index]])))
}

describe('the sheet of reports', () => {
  it('holds what a week left behind, per chain and period, with who filed for whom and when', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await filesRisk(town.张工, { ...report('航天'), ask_level: 'chief', ask_detail: '请协调水电，9月15日前' })
    await town.李工.says('周报')
    await town.李工.card('已收到').clicks('edit')
    await town.李工.card('周四工作动态').fills(report('航天改')).submits()
    await town.黄工.says('周报')
    await town.黄工.card('新型纺织').clicks('no_news')
    await town.at('09-03 18:30')
    await town.刘工.says('周报')
    await town.刘工.card('煤制烯烃').fills(report('煤化工')).submits()
    const week = { from: '2026-W36', to: '2026-W36', demo: true }
    const bytes = await made(town.stage.database.place, { ...week, riskDetails: true })
    const forGroup = await made(town.stage.database.place, week)
    expect(Object.keys((await read(forGroup, 1))[0] ?? {}), 'about one enterprise').not.toContain('风险说明')
    for (const [name, xml] of partsOf(forGroup)) expect(xml, name).not.toContain('树脂')
    expect(await read(bytes, 1)).toMatchObject([
      {
        产业链: '航天产业链',
        周期: '第36周（8月31日—9月6日）',
        应报: '应报',
        已报: '已报',
        逾期: null,
        免报: null,
        填报人: '李工（虚构）',
        '代报（代谁）': '张工（虚构）',
        版本: 'v2',
        首次提交时间: new Date('2026-09-02T15:00:00.000Z'),
        本周进展: '航天改进展',
        下周计划: '航天改计划',
        需协调事项: '请链长协调：请协调水电，9月15日前',
        断链断供风险: '有新增',
        风险说明: riskWords,
      },
      { 产业链: '陶瓷基复合材料产业链', 应报: '应报', 已报: null, 版本: null, 首次提交时间: null, 本周进展: null },
      { 产业链: '煤制烯烃（芳烃）深加工产业链', 已报: '已报', 逾期: '逾期', 填报人: '刘工（虚构）' },
      { 产业链: '新型纺织产业链', 已报: '已报', 本周进展: '本周无新增', '代报（代谁）': '杨工（虚构）' },
    ])
    expect(await read(bytes, 2)).toEqual([
      { 统计: '合计', 名称: null, 应报: 4, 已报: 3, 逾期: 1, 退回: 0, 未报: 1, 免报: 0 },
      { 统计: '按产业链', 名称: '航天产业链', 应报: 1, 已报: 1, 逾期: 0, 退回: 0, 未报: 0, 免报: 0 },
      { 统计: '按产业链', 名称: '陶瓷基复合材料产业链', 应报: 1, 已报: 0, 逾期: 0, 退回: 0, 未报: 1, 免报: 0 },
      { 统计: '按产业链', 名称: '煤制烯烃（芳烃）深加工产业链', 应报: 1, 已报: 1, 逾期: 1, 退回: 0, 未报: 0, 免报: 0 },
      { 统计: '按产业链', 名称: '新型纺织产业链', 应报: 1, 已报: 1, 逾期: 0, 退回: 0, 未报: 0, 免报: 0 },
      { 统计: '按周期', 名称: '第36周（8月31日—9月6日）', 应报: 4, 已报: 3, 逾期: 1, 退回: 0, 未报: 1, 免报: 0 },
    ])
    expect(part(bytes, 'xl/workbook.xml')).toContain('name="工作动态（演示数据）"')
  })

  it('keeps 填报人 and 审签人 apart, and what units have added with its source', async () => {
    const support = [{ id: 'f1', unit: '区投资商务局（演示）', by: '冯工（虚构）', at: '', text: '签约配套项目' }]
    const { place } = await districtOf({ chains: 3, weeks: 1 }, ({ chain }) => ({
      ...(chain === 0 && { signedBy: '秦处（虚构）', content: { support } }),
      ...(chain === 1 && { signedBy: 'passed' }),
    }))
    const rows = await read(await made(place), 1)
    expect(rows.map((row) => [row.填报人, row.审签人, row.配合单位补充])).toEqual([
      ['张工（虚构）', '秦处（虚构）', '区投资商务局（演示）（冯工（虚构））：签约配套项目'],
      ['张工（虚构）', '未审签', null],
      ['张工（虚构）', null, null],
    ])
  })

  it('takes only the chains and weeks that were asked for, oldest week first', async () => {
    const { place } = await districtOf({ chains: 3, weeks: 4 })
    const rows = await read(await made(place, { chains: ['c2', 'c0'], from: '2026-W37', to: '2026-W38' }), 1)
    expect(rows.map((row) => `${row.周期} ${row.产业链}`)).toEqual([
      '第37周（9月7日—9月13日） 第1示例产业链',
      '第37周（9月7日—9月13日） 第3示例产业链',
      '第38周（9月14日—9月20日） 第1示例产业链',
      '第38周（9月14日—9月20日） 第3示例产业链',
    ])
  })

  it('says 免报 and counts it as not owed', async () => {
    const { place } = await districtOf({ chains: 2, weeks: 1 }, ({ chain }) =>
      chain === 0 ? { state: 'exempt', rev: 0 } : {},
    )
    const bytes = await made(place)
    expect((await read(bytes, 1))[0]).toMatchObject({ 应报: null, 已报: null, 免报: '免报' })
    expect((await read(bytes, 2))[0]).toMatchObject({ 应报: 1, 已报: 1, 未报: 0, 免报: 1 })
  })

  it('says what was sent back and why, and counts it as neither filed nor missing until it is filed again', async () => {
    const { place } = await districtOf({ chains: 2, weeks: 1 }, ({ chain }) =>
      chain === 0 ? { state: 'returned', returned: '=缺时限' } : { rev: 2, returned: '没有内容' },
    )
    const bytes = await made(place)
    expect(await read(bytes, 1)).toMatchObject([
      { 应报: '应报', 已报: null, 退回: '退回', 退回原因: '=缺时限' },
      { 应报: '应报', 已报: '已报', 退回: '退回已改', 退回原因: '没有内容', 版本: 'v2' },
    ])
    expect((await read(bytes, 2))[0]).toMatchObject({ 应报: 2, 已报: 1, 退回: 1, 未报: 0 })
  })

  it('makes a row as high as its longest text', async () => {
    const { place } = await districtOf({ chains: 2, weeks: 1 }, ({ chain }) => ({
      content: { progress: chain === 0 ? `一行\n${'字'.repeat(60)}\nok` : '一行', nextPlan: '一行' },
    }))
    const sheet = part(await made(place), 'xl/worksheets/sheet1.xml')
    // Sixty characters take three lines of twenty-four.
    expect([...sheet.matchAll(/<row r="\d+" ht="(\d+)"/g)].map(([, height]) => height)).toEqual(['24', '75', '15'])
  })

  it('has a frozen header, filters over every row, widths and printed titles', async () => {
    const { place } = await districtOf({ chains: 2, weeks: 3 })
    const bytes = await made(place)
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(attributesOf(sheet, 'pane')).toEqual({
      ...{ ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' },
    })
    expect(sheet).toContain('<autoFilter ref="A1:S7"/>')
    expect(sheet.match(/<col min="\d+" max="\d+" width="\d+" customWidth="(?:1|true)"\/>/g)).toHaveLength(19)
    expect(part(bytes, 'xl/worksheets/sheet2.xml')).toMatch(/ySplit="1".*<autoFilter ref="A1:H7"\/>/s)
    const workbook = part(bytes, 'xl/workbook.xml')
    expect(workbook).toContain("'工作动态'!$A$1:$S$7</definedName>")
    expect(workbook).toContain("'统计'!$1:$1</definedName>")
  })
})

const hostile = [
  '=1+1',
  '+SUM(A1:A9)',
  '-2+3',
  '@SUM(1)',
  '\t=cmd|’ /C calc’!A0',
  '<c r="A1"><f>1+1</f></c>',
  ']]><f>1</f>',
  '&lt;b&gt;&#x3D;1',
  '_x003D_1+1 _x0000_ _X000d_',
  'a\u202Egpj.exe\u202C\u2066',
  '"\'`$(id)`',
  '龘䶮㛃👨‍👩‍👧🈳',
  '  两头有空格  ',
]

describe('hostile text in every field', () => {
  it.each(hostile)('%j is read back as the text it was', async (text) => {
    const { place } = await districtOf({ chains: 1, weeks: 1, chainName: () => text }, () => ({
      filedBy: text,
      onBehalfOf: text,
      content: {
        progress: text,
        nextPlan: text,
        askLevel: 'self',
        askDetail: text,
        lastPlan: [{ text, state: 'done' }],
      },
    }))
    const bytes = await made(place)
    const [row] = await read(bytes, 1)
    const kept = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    for (const title of ['产业链', '填报人', '代报（代谁）', '本周进展', '下周计划'])
      expect(String(row?.[title]).trim(), title).toBe(kept.trim())
    expect(row?.需协调事项).toBe(`专班自解：${kept}`.trimEnd())
    expect(row?.上周计划完成).toBe(`完成：${kept}`.trimEnd())
    for (const [name, xml] of partsOf(bytes)) {
      expect(xml, name).not.toMatch(/<f[ >]|hyperlink|externalLink|ddeLink/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they break the file
      expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
    }
  })

  it('says 文本 of what would become a formula when it is typed again, or a number without its zeros or last digits', async () => {
    const { place } = await districtOf({ chains: 1, weeks: 1 }, () => ({
      ...{ filedBy: '=1', onBehalfOf: '0063', signedBy: '610113199001011234', content: { progress: '-1' } },
    }))
    const bytes = await made(place)
    expect([formatOf(bytes, 1, 'H2'), formatOf(bytes, 1, 'M2')]).toEqual(['@', '@'])
    expect([formatOf(bytes, 1, 'I2'), formatOf(bytes, 1, 'J2')]).toEqual(['@', '@'])
    const [row] = await read(bytes, 1)
    expect([row?.['代报（代谁）'], row?.审签人]).toEqual(['0063', '610113199001011234'])
    expect(formatOf(bytes, 1, 'A2')).toBe('General')
  })

  it('loses half surrogates and control characters, and cuts what Excel cannot hold', async () => {
    const { place } = await districtOf({ chains: 1, weeks: 1 }, () => ({
      filedBy: 'ab\u0000\u0007\uffffc\u001b',
      content: { progress: '长'.repeat(40_000), nextPlan: 'a\ud800b\udc00c' },
    }))
    const [row] = await read(await made(place), 1)
    expect([row?.填报人, row?.下周计划]).toEqual(['abc', 'abc'])
    expect(String(row?.本周进展)).toHaveLength(32_767)
    expect(String(row?.本周进展).endsWith('…')).toBe(true)
  })
})

describe('limits', () => {
  it('refuses more than a hundred thousand rows with their number, and makes the rest', async () => {
    const { place } = await districtOf({ chains: 1001, weeks: 100 }, () => ({ state: 'missed', rev: 0 }))
    const exporter = createExporter(place)
    expect(await exporter.make(wish())).toEqual({ ok: false, reason: 'too-many-rows', rows: 100_100 })
    const told: [number, number][] = []
    const most = await exporter.make(wish({ from: '2026-W37' }), (...at) => told.push(at))
    expect(most).toMatchObject({ ok: true, rows: 99_099 })
    expect(told.at(-1)).toEqual([99_099, 99_099])
    expect(told.length).toBeGreaterThan(300)
  }, 180_000)

  it('makes no file of nothing', async () => {
    const { place } = await districtOf({ chains: 1, weeks: 1 })
    expect(await createExporter(place).make(wish({ from: '2027-W01' }))).toEqual({
      ok: false,
      reason: 'nothing',
      rows: 0,
    })
  })

  it('fails by itself, not with the bot, over a damaged report', async () => {
    const { place, database } = await districtOf({ chains: 2, weeks: 1 })
    rawOf(database).exec(`update revision set content = '{' where item_id like '%c1'`)
    await expect(createExporter(place).make(wish())).rejects.toMatchObject({ name: 'ExportFailed' })
  })
})
