import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../exports/support/parts.ts'
import { openTown } from '../support/town.ts'
import { sendsFile, taskRow, workbook } from './support/files.ts'

const good = await workbook([taskRow(undefined, '航天', '接通水电')])

/** The same workbook with one part written otherwise. */
const withPart = (name: RegExp, change: (xml: string) => string | Uint8Array): Buffer => {
  const parts = [...partsOf(good)].map(([part, xml]) => {
    const changed = name.test(part) ? change(xml) : xml
    return [part, typeof changed === 'string' ? strToU8(changed) : changed] as const
  })
  return Buffer.from(zipSync(Object.fromEntries(parts)))
}
const sheet = /sheet1\.xml$/
const texts = /sharedStrings\.xml$/

/** A part of many megabytes in a few kilobytes. */
const bomb = (): Buffer =>
  withPart(sheet, (xml) => xml.replace('</sheetData>', `${'<!-- -->'.repeat(10_000_000)}</sheetData>`))

/** The bytes of a text are spoilt behind the packing. */
const undecodable = (): Buffer =>
  withPart(texts, (xml) => {
    const bytes = Buffer.from(xml)
    bytes[bytes.indexOf(Buffer.from('接通'))] = 0xff
    return bytes
  })

const rows = (count: number) => Array.from({ length: count }, (_, index) => taskRow(undefined, '航天', `第${index}项`))

describe('a file that cannot be taken gets one clear sentence, and nothing of it is kept', () => {
  it.each([
    ['empty bytes', '一.xlsx', () => Buffer.from('x'), '这不是 .xlsx 表格，没有导入。'],
    ['a picture with another name', '一.xlsx', () => Buffer.from('89504e470d0a1a0a', 'hex'), '这不是 .xlsx 表格'],
    ['half a workbook', '一.xlsx', () => good.subarray(0, good.length - 40), '这不是 .xlsx 表格'],
    ['a Word file', '一.xlsx', () => withPart(/workbook\.xml$/, () => '<w/>'), '没有导入'],
    ['an old or locked one', '一.xls', () => Buffer.from('d0cf11e0a1b11ae100', 'hex'), '只收没有密码的 .xlsx。'],
    [
      'another sheet',
      '一.xlsx',
      () => workbook([], '名单'),
      '表格里没有认得的工作表，没有导入。工作表要用台账的名字：任务、',
    ],
    ['other titles', '一.xlsx', () => workbook([['甲']], '任务', ['名称']), '前 10 行里没有模板的列名，没有导入。'],
    ['no rows', '一.xlsx', () => workbook([]), '表里一行都没有填，没有导入。'],
    ['too many rows', '一.xlsx', () => workbook(rows(20_001)), '行数太多，没有导入。一个文件最多 5 MB、2 万行'],
    ['too many bytes', '一.xlsx', () => Buffer.alloc(5 * 1024 * 1024 + 1), '文件太大，没有导入。'],
    ['one that unpacks without end', '一.xlsx', bomb, '文件太大，没有导入。'],
    [
      'a sheet nobody has seen',
      '一.xlsx',
      () => withPart(/workbook\.xml$/, (xml) => xml.replace('<sheet ', '<sheet state="hidden" ')),
      '认得的工作表是隐藏的，没有导入。',
    ],
    ['a csv of nothing we know', '名单.csv', () => Buffer.from('编号,任务'), '请把台账的名字写进文件名'],
    ['a csv that is no text', '任务.csv', () => Buffer.from([0xff, 0xff, 0x80, 0x00]), '表里有乱码（�）'],
    ['lost characters', '一.xlsx', () => withPart(texts, (xml) => xml.replace('接通', '接\ufffd')), '表里有乱码（�）'],
    ['bytes that are no text', '一.xlsx', undecodable, '表里有乱码（�）'],
    [
      'entities',
      '一.xlsx',
      () => withPart(sheet, (xml) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
      '这个文件读不出来，没有导入。',
    ],
  ] as [string, string, () => Buffer | Promise<Buffer>, string][])(
    '%s',
    async (_what, name, bytes, answer) => {
      const town = await openTown('10-16 09:00')
      const said = await sendsFile(town, '吴工', name, bytes())
      expect(said).toContain(answer)
      expect(said).not.toContain('\n')
      expect(town.ask('select count(*) from record_import')).toEqual([0])
      expect(await town.吴工.says('任务')).toContain('没有在办的。')
    },
    60_000,
  )

  it('a cell far outside costs nothing but its place', async () => {
    const town = await openTown('10-16 09:00')
    const far = withPart(sheet, (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576" s="2"/></row></sheetData>'),
    )
    expect(await sendsFile(town, '吴工', '一.xlsx', far)).toContain('可导入 1 行')
  }, 60_000)

  it('is asked for again when Feishu does not hand it out at once, and given up in words', async () => {
    const town = await openTown('10-16 09:00')
    town.stage.emulator.failNext(1, 'reset', { path: '/resources/' })
    await sendsFile(town, '吴工', '一.xlsx', good)
    await town.stage.advance(10_000)
    expect(town.吴工.last()).toContain('可导入 1 行')
    town.stage.emulator.failNext(1, { http: 400, code: 234003 }, { path: '/resources/' })
    expect(await sendsFile(town, '吴工', '二.xlsx', good)).toBe('没能从飞书取到这个文件，没有导入。请再发一次。')
  })
})
