import { describe, expect, it } from 'vitest'
import { portraitMap, wideMap } from '../../src/drawings/map.ts'
import { crowdedMap, hostile, hostileMap, spaceMap } from './support/maps.ts'
import { said } from './support/said.ts'

describe('the map of a chain as a picture', () => {
  it('says what is registered, in the order of the chain, and of what it knows it from when', () => {
    expect(said(portraitMap(spaceMap).svg)).toEqual([
      '航天产业链全景图谱（演示数据）',
      '截至2026年10月28日 · 环节 4 个 · 图上企业 4 户',
      '断点 2（空白 1、外购 1）',
      '风险 1 · 项目 1 · 待核 2',
      '上游',
      '2 个环节 · 3 户',
      '高温合金',
      '骨干',
      '示例特材（虚构）',
      '配套',
      '示例合金厂（虚构）',
      '待核',
      '科研',
      '示例新材料研究所（虚构）',
      '风险 红：风险〔2026〕3号 镍基粉末（断供）',
      '2026年9月3日核实',
      '碳纤维预浸料',
      '断点：外购',
      '暂无企业登记',
      '项目 黄：示例预浸料项目',
      '2026年3月3日核实，已过复核周期，待核',
      '中游',
      '2 个环节 · 2 户',
      '发动机零部件',
      '链主',
      '示例动力（虚构）',
      '配套',
      '示例合金厂（虚构）',
      '2026年10月3日核实',
      '喷管',
      '断点：空白',
      '暂无企业登记',
      '没有记录核实日期',
      '下游',
      '还没有登记环节',
      '图上只有本系统登记的内容。“暂无企业登记”是还没有登记，不等',
      '于没有这样的企业。',
    ])
  })

  it('counts a firm that stands at two nodes once', () => {
    const [, summary] = said(portraitMap(spaceMap).svg)
    expect(summary).toContain('图上企业 4 户')
  })

  it('names the first of three hundred firms, the leader before all, and counts them', () => {
    const words = said(portraitMap(crowdedMap(300)).svg)
    expect(words).toContain('以上 6 户，共登记 300 户')
    expect(words.filter((word) => word.startsWith('示例'))).toEqual(
      [8, 1, 2, 3, 4, 5].map((n) => `示例精密机械加工第${n}厂（虚构）`),
    )
  })

  it('names fewer the more there is, so that the picture stays within what Feishu takes, and leaves no node out', () => {
    const { svg, height } = portraitMap(crowdedMap(300, 60))
    expect(height).toBeLessThan(5_500)
    expect(said(svg)).toContain('环节60')
    expect(said(svg).filter((word) => word === '暂无企业登记')).toEqual([])
  })

  it('draws everything that is registered, side by side, for the page', () => {
    const { svg, width } = wideMap(crowdedMap(300, 3))
    expect(width).toBeGreaterThan(1_000)
    expect(said(svg)).toContain('示例精密机械加工第300厂（虚构）')
  })

  it('wraps a name of forty characters beside its mark, and cuts none of it', () => {
    const words = said(portraitMap(hostileMap).svg)
    const from = words.findIndex((word) => word.startsWith('这是一个'))
    expect(words.slice(from, from + 3).join('')).toBe(
      '这是一个名字特别长的环节它的名字刚好有四十个字用来看看会不会换行或者超出边框的样子',
    )
  })

  it.each([
    ['portrait', portraitMap],
    ['wide', wideMap],
  ])('lets no name become markup, %s', (_, draw) => {
    const { svg } = draw(hostileMap)
    expect(svg).not.toContain('<img')
    expect(svg).not.toContain('</script>')
    for (const refused of ['\u0000', '\u202e', '\ud800', '\ufffe']) expect(svg).not.toContain(refused)
    expect(svg).not.toContain(hostile)
    expect(said(svg).join('')).toContain('onerror=alert(1)>')
  })
})
