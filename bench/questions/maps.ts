import type { ChainMap, FirmRole, MapNode } from '../../src/domain/chain-map.ts'
import type { MapWish } from '../../src/exports/wish.ts'
import { startPart } from '../calls.ts'
import { type Line, median, within } from '../figures.ts'
import type { Timed } from '../file-maker.ts'
import { type OfferedRow, writeOffered } from '../offered-rows.ts'
import type { Bench } from '../pair.ts'

/** A chain of 500 firms on 25 nodes as picture and as page, and 5,000 demands among 5,000 supplies, each in a worker of its own. */
export const maps = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const asked = async (call: 'map' | 'match', name: string, order?: unknown, rows?: OfferedRow[][]) => {
    const { file } = await bench.town(name, { chains: 1, history: 0, filed: 1 })
    if (rows) writeOffered(file, rows[0] ?? [], rows[1] ?? [])
    const part = await startPart(bench.fileMaker, [file])
    const times: Timed[] = []
    try {
      for (let round = 0; round < rounds; round++) times.push(await part.ask<Timed>(call, order))
    } finally {
      await part.end()
    }
    return times
  }
  const lines = (what: string, times: readonly Timed[], atMost: number): Line[] => [
    within(
      `${what}: time in a worker, its start included`,
      'ms',
      times.map(({ ms }) => ms),
      atMost,
    ),
    within(
      '… CPU of the process',
      'ms',
      times.map(({ cpuMs }) => cpuMs),
      atMost,
    ),
  ]
  const cpu = (times: readonly Timed[]) => median(times.map(({ cpuMs }) => cpuMs))
  const half = await asked('match', 'half', undefined, offered(2_500))
  const whole = await asked('match', 'whole', undefined, offered(5_000))
  return [
    ...lines('map of 500 firms, as a picture', await asked('map', 'map', wishOf('png')), 1_000),
    ...lines('… as a page', await asked('map', 'page', wishOf('html')), 1_000),
    ...lines('5,000 demands × 5,000 supplies', whole, 10_000),
    within('… CPU against 2,500 × 2,500', 'times', [cpu(whole) / cpu(half)], 3),
    // The worst there is for an index.
    ...lines('… all of one name', await asked('match', 'alike', undefined, alike(5_000)), 10_000),
  ]
}

const roles: readonly FirmRole[] = ['配套', '骨干', '配套', '链主']

const nodeOf = (n: number): MapNode => ({
  name: `第${n + 1}环节`,
  ...(n % 5 === 0 && { gap: '弱' as const }),
  firms: Array.from({ length: 20 }, (_, firm) => ({
    name: `示例${n}号第${firm}精密制造有限公司`,
    role: roles[firm % 4],
  })),
  risks: n % 3 === 0 ? [{ name: `示例材料${n}（断供）`, light: 'orange' }] : [],
  projects: [],
  checkedOn: '2026-09-01',
})

const wishOf = (format: MapWish['format']): MapWish => {
  const nodes = Array.from({ length: 25 }, (_, n) => nodeOf(n))
  const segments: ChainMap['segments'] = { 上游: nodes.slice(0, 8), 中游: nodes.slice(8, 17), 下游: nodes.slice(17) }
  return {
    map: { chain: '示例产业链', asOf: '2026-10-28', demo: true, segments },
    chain: 'one',
    format,
    name: `bench.${format}`,
  }
}

const stuffs = '不锈钢 钛合金 铝合金 高温合金 碳纤维 玻璃纤维 陶瓷 橡胶 尼龙 聚酯 涤纶 铜 石墨 氟橡胶 聚氨酯'.split(' ')
const sorts = '精密 高强 耐高温 防腐 阻燃 轻量化 大型 微型 液压 气动 电动 智能'.split(' ')
const things =
  '螺栓 轴承 密封圈 管件 阀门 齿轮 弹簧 法兰 电机 传感器 连接器 电缆 过滤器 面料 长丝 催化剂 叶片 喷管 外壳 支架'.split(
    ' ',
  )
const of = (words: readonly string[], n: number): string => words[n % words.length] ?? ''

const offered = (count: number): OfferedRow[][] => {
  const row = (n: number): OfferedRow => ({
    item: `${of(sorts, n * 7)}${of(stuffs, n * 11 + Math.floor(n / 60))}${of(things, n * 13 + Math.floor(n / 7))}`,
    spec: n % 3 === 0 ? `DN${10 + (n % 40)}` : '',
  })
  return [1, 3].map((step) => Array.from({ length: count }, (_, n) => row(n * step)))
}

const alike = (count: number): OfferedRow[][] => {
  const rows = Array.from({ length: count }, () => ({ item: '不锈钢螺栓', spec: '' }))
  return [rows, rows]
}
