import { describe, expect, it } from 'vitest'
import { allNodes } from '../../src/domain/chain-map.ts'
import { type MapRows, mapOf } from '../../src/domain/map-of-rows.ts'

const none: MapRows = { nodes: [], gaps: [], fields: [], firms: [], members: [], parks: [], projects: [], risks: [] }
const looked = { checkedOn: '2026-09-03', stale: false } as const
const made = (rows: Partial<MapRows>) =>
  mapOf({ ...none, ...rows }, { chain: '航天产业链', asOf: '2026-09-14', demo: true })
const nodeOf = (rows: Partial<MapRows>, name: string) => allNodes(made(rows)).find((node) => node.name === name)

describe('the map of a chain from its rows', () => {
  it('puts declared nodes into their segment, in the order of their list', () => {
    const map = made({
      nodes: [
        { name: '总装', segment: '下游', ...looked },
        { name: '合金', segment: '上游', ...looked },
        { name: '粉末', segment: '上游', ...looked },
      ],
    })
    expect(map.segments.上游.map(({ name }) => name)).toEqual(['合金', '粉末'])
    expect(map.segments.下游.map(({ name }) => name)).toEqual(['总装'])
    expect(map.unsorted).toEqual([])
  })

  it('invents no segment: a node that only rows speak of stands unsorted', () => {
    const rows = {
      gaps: [{ name: '喷管', gap: '空白', ...looked }],
      fields: [{ node: '贮箱、阀门', ...looked }],
      firms: [{ name: '示例甲', role: '链主', at: '伺服', stale: false }],
    } satisfies Partial<MapRows>
    expect(made(rows).unsorted?.map(({ name }) => name)).toEqual(['喷管', '贮箱', '阀门', '伺服'])
    expect(allNodes(made(rows))).toHaveLength(4)
  })

  it('knows a node again in whatever width or case it is written', () => {
    const rows = {
      nodes: [{ name: 'SiC纤维', segment: '上游', ...looked }],
      gaps: [{ name: 'ｓｉｃ纤维', gap: '弱', ...looked }],
    } satisfies Partial<MapRows>
    expect(allNodes(made(rows))).toEqual([expect.objectContaining({ name: 'SiC纤维', gap: '弱' })])
  })

  it('takes the older of two looks, and one that waits for its review makes the node wait', () => {
    const rows = {
      nodes: [{ name: '喷管', segment: '中游', ...looked }],
      gaps: [{ name: '喷管', gap: '空白', checkedOn: '2026-05-01', stale: true }],
    } satisfies Partial<MapRows>
    expect(nodeOf(rows, '喷管')).toMatchObject({ checkedOn: '2026-05-01', stale: true })
  })

  it('puts a supplier where its product says the node, and counts beside the map who names none', () => {
    const rows = {
      nodes: [{ name: '密封圈', segment: '上游', ...looked }],
      firms: [
        { name: '示例密封', role: '配套', at: '氟橡胶密封圈', stale: true },
        { name: '示例包装', role: '配套', at: '纸箱', stale: false },
      ],
      members: [{ name: '示例研究所', role: '科研机构' }],
    } satisfies Partial<MapRows>
    expect(nodeOf(rows, '密封圈')?.firms).toEqual([{ name: '示例密封', role: '配套', stale: true }])
    expect(made(rows).elsewhere).toEqual({ firms: 2, risks: 0, projects: 0 })
  })

  it('puts a risk where its product says the node, else where its firms are, else beside the map', () => {
    const rows = {
      nodes: [
        { name: '喷管', segment: '中游', ...looked },
        { name: '合金', segment: '上游', ...looked },
      ],
      firms: [{ name: '示例甲', role: '骨干', at: '合金', stale: false }],
      risks: [
        { name: '喷管毛坯（断供） 风险1', light: 'red', product: '喷管毛坯', firms: ['示例甲'] },
        { name: '助剂（涨价） 风险2', product: '助剂', firms: ['示例甲'] },
        { name: '用工 风险3', product: '用工', firms: ['示例乙'] },
      ],
      projects: [{ name: '喷管产线', firm: undefined }],
      parks: [{ name: '示例园区', nodes: '合金、没登记的环节' }],
    } satisfies Partial<MapRows>
    expect(nodeOf(rows, '喷管')?.risks.map(({ name }) => name)).toEqual(['喷管毛坯（断供） 风险1'])
    expect(nodeOf(rows, '喷管')?.projects.map(({ name }) => name)).toEqual(['喷管产线'])
    expect(nodeOf(rows, '合金')?.risks.map(({ name }) => name)).toEqual(['助剂（涨价） 风险2'])
    expect(nodeOf(rows, '合金')?.parks).toEqual(['示例园区'])
    expect(made(rows).elsewhere).toEqual({ firms: 0, risks: 1, projects: 0 })
    expect(allNodes(made(rows))).toHaveLength(2)
  })
})
