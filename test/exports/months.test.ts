import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { groups } from '../../scripts/town/cast.ts'
import { createExporter } from '../../src/exports/exporter.ts'
import type { FileWish } from '../../src/exports/wish.ts'
import { secondStep, toPreview } from '../support/months.ts'
import { returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'
import { districtOf, wish } from './support/district.ts'
import { addMonths, type FiledMonth } from './support/months.ts'
import { attributesOf, formatOf, part, partsOf } from './support/parts.ts'

const sheetsOf = (bytes: Buffer): string[] =>
  [...part(bytes, 'xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => String(name))
/** Rows as objects by the titles of their columns. */
const read = async (bytes: Buffer, sheet: number): Promise<Record<string, unknown>[]> => {
  const [titles = [], ...rows] = await readSheet(bytes, sheet)
  return rows.map((row) => Object.fromEntries(titles.map((title, index) => [String(title), row[index]])))
}
const make = (place: string, more: Partial<FileWish> = {}) =>
  createExporter(place).make(wish({ months: true, ...more }))
const made = async (place: string, more: Partial<FileWish> = {}): Promise<Buffer> => {
  const result = await make(place, more)
  if (!result.ok) throw new Error(result.reason)
  return Buffer.from(result.bytes)
}
/** Chains and weeks from W36 on, and those months. */
const district = async (size: { chains: number; weeks: number }, months: readonly FiledMonth[]) => {
  const { place, database } = await districtOf(size)
  addMonths(database, months)
  return place
}
const september = { month: '2026-09', week: '2026-W39' }

describe('the sheet of months', () => {
  it('holds per chain and month who filed, how it stands, the figures as numbers and every text', async () => {
    const place = await district({ chains: 4, weeks: 4 }, [
      { chain: 0, ...september, signedBy: '秦处（虚构）', onBehalfOf: '杨工（虚构）' },
      { chain: 1, ...september, late: true, rev: 2, returned: '缺时限', content: { noMoves: true, yoy: null } },
      { chain: 2, ...september, state: 'returned', returned: '=数字不对' },
      { chain: 3, ...september, state: 'exempt', rev: 0, note: '停产检修' },
    ])
    const bytes = await made(place)
    expect(sheetsOf(bytes)).toEqual(['工作动态', '月报', '统计'])
    const [first, second, third, fourth] = await read(bytes, 2)
    expect(first).toEqual({
      ...{ 产业链: '第1示例产业链', 月份: '2026-09', 应报: '应报', 已报: '已报', 逾期: null, 退回: null, 免报: null },
      ...{ 填报人: '张工（虚构）', '代报（代谁）': '杨工（虚构）', 审签人: '秦处（虚构）', 版本: 'v1' },
      首次提交时间: new Date('2026-09-24T10:30:00.000Z'),
      ...{ '本月产值（亿元）': 1.23, '累计产值（亿元）': 10.5, '同比（%）': -3.2, 口径: '调度快报' },
      截至日期: new Date('2026-09-20T00:00:00.000Z'),
      本月要点: '示例链主甲（虚构）完成设备招标\n新增配套2户',
      ...{ 链上企业: '新增规上1户', 重点项目: '二期开工', 招引: '签约1个', 创新与配套: null },
      问题与建议: '请链长协调：请协调示例地块水电接入\n专班自解：专班每周碰头',
      ...{ 省市对接: '市专班已答复', 下月安排: '10月15日前设备进场', 退回原因: null },
    })
    expect(second).toMatchObject({
      ...{ 已报: '已报', 逾期: '逾期', 退回: '退回已改', 版本: 'v2', 退回原因: '缺时限', '同比（%）': '无可比数' },
      ...{ 链上企业: '本月无变化', 创新与配套: '本月无变化' },
    })
    expect(third).toMatchObject({ 应报: '应报', 已报: null, 退回: '退回', 退回原因: '=数字不对' })
    expect(fourth).toMatchObject({
      应报: null,
      免报: '免报：停产检修',
      首次提交时间: null,
      截至日期: null,
      本月要点: null,
    })
    expect((await read(bytes, 3)).filter(({ 统计 }) => String(统计).startsWith('月报'))).toMatchObject([
      { 统计: '月报合计', 应报: 3, 已报: 2, 逾期: 1, 退回: 1, 未报: 0, 免报: 1 },
      ...['第1示例产业链', '第2示例产业链', '第3示例产业链', '第4示例产业链'].map((名称) => ({
        统计: '月报按产业链',
        名称,
      })),
      { 统计: '月报按月份', 名称: '2026-09', 应报: 3, 已报: 2 },
    ])
    expect((await read(bytes, 3))[0]).toMatchObject({ 统计: '合计', 应报: 16, 已报: 16 })
  })

  it('has a frozen header, filters over every row and widths', async () => {
    const place = await district(
      { chains: 2, weeks: 4 },
      [0, 1].map((chain) => ({ chain, ...september })),
    )
    const bytes = await made(place)
    const sheet = part(bytes, 'xl/worksheets/sheet2.xml')
    expect(attributesOf(sheet, 'pane')).toEqual({
      ...{ ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' },
    })
    expect(sheet).toContain('<autoFilter ref="A1:Z3"/>')
    expect(sheet.match(/<col min="\d+" max="\d+" width="\d+" customWidth="(?:1|true)"\/>/g)).toHaveLength(25 + 1)
    expect(part(bytes, 'xl/workbook.xml')).toContain("'月报'!$A$1:$Z$3</definedName>")
  })

  it('takes the months whose week of the due day lies in the range, oldest first, and only the chains asked for', async () => {
    const months = [
      ...[0, 1, 2].map((chain) => ({ chain, ...september })),
      ...[0, 1, 2].map((chain) => ({ chain, month: '2026-10', week: '2026-W44' })),
    ]
    const place = await district({ chains: 3, weeks: 10 }, months)
    const told = async (from: string, to: string, chains: FileWish['chains'] = ['c2', 'c0']) => {
      const bytes = await made(place, { from, to, chains })
      if (!sheetsOf(bytes).includes('月报')) return []
      return (await read(bytes, 2)).map((row) => `${row.月份} ${row.产业链}`)
    }
    const [nine, ten] = ['2026-09', '2026-10'].map((month) => [1, 3].map((chain) => `${month} 第${chain}示例产业链`))
    expect(await told('2026-W36', '2026-W44')).toEqual([...(nine ?? []), ...(ten ?? [])])
    expect(await told('2026-W39', '2026-W39')).toEqual(nine)
    expect(await told('2026-W40', '2026-W44')).toEqual(ten)
    expect(await told('2026-W36', '2026-W38')).toEqual([])
    expect(await told('2026-W40', '2026-W43')).toEqual([])
  })

  it('is not there where no month lies in the range, where none was asked for, and in a document', async () => {
    const place = await district({ chains: 1, weeks: 4 }, [{ chain: 0, ...september }])
    const of = async (more: Partial<FileWish>) => sheetsOf(await made(place, more))
    expect(await of({})).toEqual(['工作动态', '月报', '统计'])
    expect(await of({ to: '2026-W38' })).toEqual(['工作动态', '统计'])
    const plain = await createExporter(place).make(wish())
    if (!plain.ok) throw new Error(plain.reason)
    expect(sheetsOf(Buffer.from(plain.bytes))).toEqual(['工作动态', '统计'])
    expect(await make(place, { format: 'docx' })).toMatchObject({ ok: true, rows: 4 })
  })

  it('is counted with the weeks against the limit, and told of while it is written', async () => {
    const { place, database } = await districtOf({ chains: 1000, weeks: 100 }, () => ({ state: 'missed', rev: 0 }))
    expect(await make(place, { to: '2026-W38' })).toMatchObject({ ok: true, rows: 3000 })
    addMonths(database, [{ chain: 0, ...september }])
    expect(await make(place)).toEqual({ ok: false, reason: 'too-many-rows', rows: 100_001 })
    const told: [number, number][] = []
    const few = wish({ months: true, from: '2026-W39', to: '2026-W39' })
    expect(await createExporter(place).make(few, (...at) => told.push(at))).toMatchObject({ ok: true, rows: 1001 })
    expect(told.at(-1)).toEqual([1001, 1001])
  })
})

describe('hostile text in every field of a month', () => {
  it.each([
    '=1+1',
    '+SUM(A1:A9)',
    '-2+3',
    '@SUM(1)',
    '\t=cmd|x!A0',
    ']]><f>1</f>',
    '_x003D_1 _x0000_',
    'a\u202Egpj\u2066',
  ])('%j is read back as the text it was', async (text) => {
    const place = await district({ chains: 1, weeks: 4 }, [
      {
        ...{ chain: 0, ...september, filedBy: text, onBehalfOf: text, signedBy: text, returned: text },
        content: {
          ...{ points: text, liaison: text, nextMonth: text, issues: [{ text, level: 'office' }] },
          moves: { enterprises: text, projects: text, investment: text, innovation: text },
        },
      },
    ])
    const bytes = await made(place)
    const [row] = await read(bytes, 2)
    const kept = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    const titles = ['填报人', '代报（代谁）', '审签人', '本月要点', '链上企业', '重点项目', '招引', '创新与配套']
    for (const title of [...titles, '省市对接', '下月安排', '退回原因'])
      expect(String(row?.[title]).trim(), title).toBe(kept.trim())
    expect(row?.问题与建议).toBe(`请推进办协调：${kept}`.trimEnd())
    if (/^[=+\-@\t]/.test(text)) expect(formatOf(bytes, 2, 'R2')).toBe('@')
    for (const [name, xml] of partsOf(bytes)) {
      expect(xml, name).not.toMatch(/<f[ >]|hyperlink|externalLink|ddeLink/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they break the file
      expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
    }
  })

  it('a cause that looks like a formula or holds control characters is text', async () => {
    const place = await district({ chains: 1, weeks: 4 }, [
      { chain: 0, ...september, state: 'exempt', rev: 0, note: '=1\u0001\u0007+1' },
    ])
    expect((await read(await made(place), 2))[0]?.免报).toBe('免报：=1+1')
  })
})

describe('导出 of weeks and months in the chat', () => {
  /** 张工 has filed the month of 航天; it was signed by nobody. */
  const filed = async (start = '09-23 14:30'): Promise<Town> => {
    const town = await openTown(start)
    await secondStep(town)
    await town.at('09-24 10:00')
    await (await toPreview(town.张工)).clicks('submit')
    return town
  }
  const bytesIn = (town: Town, chat: string | undefined): Buffer => {
    const files = chat === undefined ? [] : town.stage.emulator.messages(chat).filter((one) => one.msg_type === 'file')
    const resource = town.stage.emulator.resource(String(files.at(-1)?.content.file_key))
    if (!resource) throw new Error('no file')
    return Buffer.from(resource.bytes)
  }
  const privately = (town: Town, openId: string) => bytesIn(town, town.stage.emulator.person(openId).p2p())

  it('in private the months stand beside the weeks, and what was sent back says why', async () => {
    const town = await filed()
    await returnsReport(town.吴工, '退回 航天 月报 下月安排缺时限')
    expect(await town.吴工.says('导出 本月')).not.toContain('不含月报')
    const bytes = privately(town, town.吴工.openId)
    expect(sheetsOf(bytes).map((name) => name.replace(/（.*/u, ''))).toEqual(['工作动态', '月报', '统计'])
    const rows = await read(bytes, 2)
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({
      ...{ 产业链: '航天产业链', 月份: '2026-09', '本月产值（亿元）': 3.2, '累计产值（亿元）': 28, '同比（%）': 8.5 },
      ...{ 口径: '调度快报', 截至日期: new Date('2026-09-20T00:00:00.000Z'), 退回原因: '下月安排缺时限' },
      ...{
        应报: '应报',
        已报: null,
        退回: '退回',
        重点项目: '本月无变化',
        下月安排: '10月15日前设备进场\n走访2户配套企业',
      },
    })
  })

  it('a chief’s file has the months of the chief’s own chain alone', async () => {
    const town = await filed()
    await town.链长甲.says('导出 本月')
    const rows = await read(privately(town, town.链长甲.openId), 2)
    expect(rows.map(({ 产业链, 月份 }) => [产业链, 月份])).toEqual([['航天产业链', '2026-09']])
  })

  it('into the office’s group go the weeks alone: no figure as typed, and the answer says where the months are', async () => {
    const town = await filed('09-14 09:00')
    const sentence = '这份不含月报：月报只在私聊里导出，请私信我发「导出」。'
    await town.吴工.says('导出 本月', { in: '推进办群' })
    expect(town.group('推进办群').join('\n')).toContain(sentence)
    const bytes = bytesIn(town, groups.推进办群)
    expect(sheetsOf(bytes).map((name) => name.replace(/（.*/u, ''))).toEqual(['工作动态', '统计'])
    for (const [name, xml] of partsOf(bytes)) expect(xml, name).not.toMatch(/月报|产值|10月15日前设备进场/)
    await town.吴工.says('导出 上周', { in: '推进办群' })
    const answers = town.group('推进办群').filter((text) => text.includes('正在生成'))
    expect(answers).toHaveLength(2)
    expect(answers.at(-1), 'no month lies in it').not.toContain(sentence)
  })
})
