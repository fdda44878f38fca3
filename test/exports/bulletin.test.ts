import { describe, expect, it } from 'vitest'
import type { PrintedBulletin } from '../../src/domain/bulletin.ts'
import { writeBulletin } from '../../src/exports/bulletin.ts'
import { attributesOf, paragraphsOf, partsOf } from './support/parts.ts'

const printed: PrintedBulletin = {
  ...{ masthead: '产业链工作动态', issue: '（第 3 期）', issuer: '示例区产业链推进办', day: '2026年9月3日' },
  ...{ title: '重点产业链第36周工作进展情况', mark: '（演示数据）' },
  lines: [
    { level: 1, text: '一、工作进展' },
    { level: 2, text: '（一）航天产业链' },
    { level: 3, text: '1.完成设备招标' },
    { level: 4, text: '（1）中标单位进场' },
    { level: 0, text: '一段没有编号的话' },
  ],
  routing: ['报：区委、区政府领导', '送：区级有关部门'],
  signers: ['编辑：吴工（虚构）', '审核：周主任（演示）', '签发：'],
}
const read = async (bulletin: PrintedBulletin) => {
  const bytes = await writeBulletin(bulletin)
  const parts = partsOf(bytes)
  const text = parts.get('word/document.xml') ?? ''
  const styles = parts.get('word/styles.xml') ?? ''
  return {
    bytes,
    parts,
    text,
    style: (id: string) => new RegExp(`w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? '',
    used: [...text.matchAll(/w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id),
  }
}

describe('the file of a bulletin', () => {
  it('says all of it in its order, each level in its style', async () => {
    const { bytes, used } = await read(printed)
    expect(paragraphsOf(bytes)).toEqual([
      ...['产业链工作动态', '（第 3 期）', '示例区产业链推进办2026年9月3日', ''],
      ...['重点产业链第36周工作进展情况', '（演示数据）', ''],
      ...['一、工作进展', '（一）航天产业链', '1.完成设备招标', '（1）中标单位进场', '一段没有编号的话', ''],
      ...['报：区委、区政府领导', '送：区级有关部门', '编辑：吴工（虚构）　　审核：周主任（演示）　　签发：', ''],
    ])
    expect(used).toEqual([
      ...['Masthead', 'Issue', 'Issuer', 'Body', 'Title', 'Subtitle', 'Body'],
      ...['Heading1', 'Heading2', 'Body', 'Body', 'Body', 'Body', 'Routing', 'Routing', 'Routing', 'Body'],
    ])
  })

  it('keeps to the habits of GB/T 9704: margins, fonts by name, exact lines, indents in both units', async () => {
    const { text, style } = await read(printed)
    const twips = (mm: number) => Math.round((mm / 25.4) * 1440)
    const margins = /<w:pgMar ([^>]+)>/.exec(text)?.[1] ?? ''
    for (const [side, mm] of [
      ['top', 37],
      ['bottom', 35],
      ['left', 28],
      ['right', 26],
    ] as const)
      expect(margins).toContain(`w:${side}="${twips(mm)}"`)
    expect(style('Masthead')).toMatch(/w:eastAsia="方正小标宋简体".*<w:color w:val="FF0000"\/>/)
    expect(style('Title')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/)
    expect(style('Heading1')).toContain('w:eastAsia="黑体"')
    expect(style('Heading2')).toContain('w:eastAsia="楷体_GB2312"')
    expect(style('Body')).toContain('w:eastAsia="仿宋_GB2312"')
    for (const id of ['Heading1', 'Heading2', 'Body']) {
      expect(style(id)).toContain('<w:ind w:firstLine="640" w:firstLineChars="200"/>')
      expect(style(id)).toContain('w:line="580" w:lineRule="exact"')
      expect(style(id)).toContain('<w:sz w:val="32"/>')
    }
  })

  it('puts the day at the right edge of the text above a red rule, 报送发 and 编审签 between black ones, and a page number into every footer', async () => {
    const { parts, text, style } = await read(printed)
    expect(attributesOf(style('Issuer'), 'w:bottom')).toMatchObject({
      ...{ 'w:val': 'single', 'w:sz': '12', 'w:color': 'FF0000' },
    })
    const stop = Number(/<w:tab w:val="right" w:pos="(\d+)"/.exec(style('Issuer'))?.[1])
    expect(Math.abs(stop - (156 / 25.4) * 1440)).toBeLessThan(2)
    expect(text).toContain('示例区产业链推进办</w:t><w:tab/><w:t xml:space="preserve">2026年9月3日')
    expect(text.match(/<w:tr>/g)).toHaveLength(3)
    for (const footer of ['word/footer1.xml', 'word/footer2.xml'])
      expect(parts.get(footer)).toContain('<w:fldSimple w:instr="PAGE">')
    expect(text.match(/<w:footerReference/g)).toHaveLength(2)
  })

  it('uses only styles that are there', async () => {
    const { used, style } = await read(printed)
    for (const id of used) expect(style(String(id)), id).not.toBe('')
  })

  it('takes any text as text: no field, no markup, no tab, no control character', async () => {
    const wild = '</w:t><w:fldSimple w:instr="PAGE"/>&\t"\u202e\u0000]]>\ud800'
    const { bytes, text } = await read({
      ...{ masthead: wild, issue: wild, issuer: wild, day: '2026年9月3日', title: wild, mark: wild },
      lines: ([0, 1, 2, 3, 4] as const).map((level) => ({ level, text: wild })),
      ...{ routing: [wild], signers: [wild, wild, wild] },
    })
    expect(text).not.toMatch(/<w:fldSimple|<w:instrText|<w:hyperlink/)
    expect(text.match(/<w:tab\/>/g)).toHaveLength(1)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they break the file
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]|\p{Cs}/u)
    const kept = '</w:t><w:fldSimple w:instr="PAGE"/>& "]]>'
    expect(paragraphsOf(bytes).filter((line) => line.replaceAll('\ufffd', '').includes(kept))).toHaveLength(12)
  })
})
