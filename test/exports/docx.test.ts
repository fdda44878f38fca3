import { describe, expect, it } from 'vitest'
import { createExporter } from '../../src/exports/exporter.ts'
import { districtOf, type Filed, wish } from './support/district.ts'
import { attributesOf, paragraphsOf, part, partsOf } from './support/parts.ts'

const made = async (
  size: { chains: number; weeks: number; chainName?: (n: number) => string },
  of?: () => Omit<Filed, 'chain' | 'week'>,
  demo = false,
  riskDetails?: true,
) => {
  const { place } = await districtOf(size, of)
  const result = await createExporter(place).make(wish({ format: 'docx', demo, ...(riskDetails && { riskDetails }) }))
  if (!result.ok) throw new Error(result.reason)
  return result.bytes
}
const one = { chains: 1, weeks: 1 }

describe('the document of a week', () => {
  it('says what one chain filed, under the headings of the form, and who filed it', async () => {
    const bytes = await made(
      one,
      () => ({
        rev: 2,
        filedBy: '李工（虚构）',
        onBehalfOf: '张工（虚构）',
        content: {
          progress: '完成设备招标\n走访示例材料乙（虚构）',
          nextPlan: '签设备合同',
          askLevel: 'chief',
          askDetail: '请协调水电，9月15日前',
          risk: 'new',
          lastPlan: [{ text: '设备招标', state: 'done' }],
        },
      }),
      true,
    )
    expect(paragraphsOf(bytes)).toEqual([
      '第1示例产业链周四工作动态',
      '2026年第36周（9月3日截止）（演示数据）',
      '',
      '一、本周进展',
      '1. 完成设备招标',
      '2. 走访示例材料乙（虚构）',
      '二、下周计划',
      '签设备合同',
      '三、需协调事项',
      '请链长协调：请协调水电，9月15日前',
      '四、断链断供风险',
      '有新增',
      '五、上周计划完成情况',
      '完成：设备招标',
      '',
      '填报人：李工（虚构）（代张工（虚构））',
      '首次提交：2026年9月3日 18:00，第 2 版',
    ])
  })

  it('numbers no line twice, says no words twice, and holds 风险说明 only where it may be read', async () => {
    const row = () => ({
      rev: 1,
      filedBy: '张工（虚构）',
      content: {
        progress: '1、完成设备招标\n2、走访示例材料乙（虚构）',
        nextPlan: '3、4号线完成联调\n一、二期厂房封顶',
        askLevel: 'chief' as const,
        askDetail: '请链长协调：水电',
        risk: 'new' as const,
        riskDetail: '示例材料乙（虚构）缺树脂',
        lastPlan: [],
      },
    })
    const lines = paragraphsOf(await made(one, row))
    expect(lines).toEqual(expect.arrayContaining(['1. 完成设备招标', '2. 走访示例材料乙（虚构）']))
    expect(lines).toEqual(
      expect.arrayContaining(['3、4号线完成联调', '一、二期厂房封顶', '请链长协调：水电', '有新增']),
    )
    expect(lines.join()).not.toContain('树脂')
    expect(paragraphsOf(await made(one, row, false, true))).toContain('有新增：示例材料乙（虚构）缺树脂')
  })

  it('says who signed it beside who filed it, or that nobody did, and what units have added', async () => {
    const support = ['区投资商务局（演示）', ''].map((unit, i) => ({
      ...{ id: `f${i}`, unit, by: '冯工（虚构）', at: '', text: '签约配套项目' },
    }))
    const lines = paragraphsOf(await made(one, () => ({ signedBy: '秦处（虚构）', content: { support } })))
    expect(lines.slice(lines.indexOf('六、配合单位补充'), -1)).toEqual([
      '六、配合单位补充',
      '1. 区投资商务局（演示）（冯工（虚构））：签约配套项目',
      '2. 冯工（虚构）：签约配套项目',
      '',
      '填报人：张工（虚构）',
      '审签人：秦处（虚构）',
    ])
    expect(paragraphsOf(await made(one, () => ({ signedBy: 'passed' }))).at(-2)).toBe('审签人：未审签')
  })

  it('says that nothing was filed, or that nothing was owed', async () => {
    expect(paragraphsOf(await made(one, () => ({ state: 'missed', rev: 0 }))).at(-1)).toBe('本期没有报送。')
    expect(paragraphsOf(await made(one, () => ({ state: 'exempt', rev: 0 }))).at(-1)).toBe('本期免报。')
  })

  it('says that a report was sent back, and why, above what was filed', async () => {
    const lines = paragraphsOf(await made(one, () => ({ state: 'returned', returned: '缺时限' })))
    expect(lines.slice(3, 6)).toEqual([
      '（本期已退回，待补充：缺时限）',
      '一、本周进展',
      '示例链主甲（虚构）完成设备招标',
    ])
  })

  it('begins every report on a page of its own', async () => {
    const bytes = await made({ chains: 3, weeks: 2 })
    const text = part(bytes, 'word/document.xml')
    expect(text.match(/<w:pageBreakBefore\/>/g)).toHaveLength(5)
    expect(paragraphsOf(bytes).filter((line) => line.endsWith('周四工作动态'))).toHaveLength(6)
  })

  it('keeps to the page of GB/T 9704: A4, its margins, fonts, lines and page numbers', async () => {
    const parts = partsOf(await made(one))
    const text = parts.get('word/document.xml') ?? ''
    const twips = (mm: number) => Math.round((mm / 25.4) * 1440)
    const margin = (side: string) =>
      Number(new RegExp(`w:${side}="(\\d+)"`).exec(text.slice(text.indexOf('<w:pgMar')))?.[1])
    expect([margin('top'), margin('bottom'), margin('left'), margin('right')]).toEqual([37, 35, 28, 26].map(twips))
    expect(attributesOf(text, 'w:pgSz')).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
    expect(attributesOf(text, 'w:docGrid')).toEqual({ 'w:type': 'lines', 'w:linePitch': '580' })
    const styles = parts.get('word/styles.xml') ?? ''
    const style = (id: string) => new RegExp(`w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? ''
    expect(style('Title')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/)
    expect(style('Heading1')).toMatch(/w:eastAsia="黑体".*<w:sz w:val="32"\/>/)
    expect(style('Body')).toContain('<w:ind w:firstLine="640" w:firstLineChars="200"/>')
    expect(style('Body')).toMatch(/w:line="580" w:lineRule="exact".*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/)
    for (const [side, file] of [
      ['right', 'footer1.xml'],
      ['left', 'footer2.xml'],
    ] as const)
      expect(parts.get(`word/${file}`)).toMatch(new RegExp(`<w:jc w:val="${side}"/>.*— .*w:instr="PAGE".* —`))
  })

  it('names every part in its list of contents and leads every link to a part that is there', async () => {
    const parts = partsOf(await made(one))
    const listed = [...(parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, name]) => name,
    )
    const linked = [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g)].map(
      ([, name]) => `word/${name}`,
    )
    for (const name of [...listed, ...linked]) expect([...parts.keys()]).toContain(name)
    const used = [...(parts.get('word/document.xml') ?? '').matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id)
    for (const id of used) expect(parts.get('word/_rels/document.xml.rels')).toContain(`Id="${id}"`)
    const known = [...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id)
    for (const [, id] of (parts.get('word/document.xml') ?? '').matchAll(/w:pStyle w:val="([^"]+)"/g))
      expect(known).toContain(id)
  })
})

describe('hostile text', () => {
  const hostile = [
    '</w:t></w:r><w:fldSimple w:instr="INCLUDETEXT c:\\\\x"/>',
    '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
    '=1+1',
    ']]>&amp;&#x0;<!--',
    'https://example.com',
    'a\u202Egpj.exe',
    'x\u0000\u0008\u001b\ud800y',
  ]
  it.each(hostile)('%j stays text: no field, no link, no markup', async (text) => {
    const bytes = await made({ ...one, chainName: () => text }, () => ({
      filedBy: text,
      onBehalfOf: text,
      content: {
        progress: text,
        nextPlan: text,
        askLevel: 'self',
        askDetail: text,
        lastPlan: [{ text, state: 'going' }],
      },
    }))
    const document = part(bytes, 'word/document.xml')
    expect(document).not.toMatch(/<w:fldSimple|<w:instrText|<w:hyperlink|<w:object|<!--|<!\[CDATA/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they break the file
    expect(document).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]|\p{Cs}/u)
    expect(part(bytes, 'word/_rels/document.xml.rels')).not.toContain('External')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they break the file
    const kept = text.replace(/[\u0000-\u0008\u001b\u202e\ufffd]|\p{Cs}/gu, '')
    const lines = paragraphsOf(bytes).map((line) => line.replaceAll('\ufffd', ''))
    expect(lines[4]).toBe(kept)
    expect(lines.filter((line) => line.includes(kept)).length).toBeGreaterThanOrEqual(6)
  })
})
