import { checkupCard } from '../../../src/cards/checkup.ts'
import { gaugeElements } from '../../../src/cards/gauges.ts'
import { monitoringCard } from '../../../src/cards/monitoring.ts'
import { recordList } from '../../../src/cards/record-list.ts'
import type { Gauge, Trend } from '../../../src/domain/charts.ts'
import { monthFrom } from '../../../src/domain/monitoring/figures.ts'
import type { Wording } from './texts.ts'

const trend = (title: string): Trend => ({
  title,
  unit: '万元',
  basis: '调度数，只含要填的链主和骨干企业',
  until: '2026-10-08',
  months: Array.from({ length: 13 }, (_, n) => {
    const month = monthFrom('2025-09', n)
    if (n === 2) return { month }
    if (n === 4) return { month, unread: true as const }
    if (n === 6) return { month, shown: { from: 1000, to: 2000 } }
    const shown = { exact: 1200 + n * 37.5 }
    return { month, shown, ...(n === 8 && { part: ' 3 户里 2 户' }), ...(n === 10 && { apart: true as const }) }
  }),
})

const gaugesOf = (name: string): Gauge[] => {
  const usual = {
    name,
    brief: name,
    year: 2026,
    target: 50,
    unit: '亿元',
    basis: '2026年9月月报累计，调度快报',
    until: '2026-09-20',
  }
  return [
    { ...usual, ended: false, shown: { exact: 28 } },
    { ...usual, ended: false, shown: { from: 20, to: 50 } },
    { ...usual, ended: false },
    { ...usual, ended: true, year: 2025, shown: { exact: 61.5 } },
    { ...usual, ended: false, most: true, target: 0.3, unit: '吨标准煤/万元', shown: { exact: 0.32 } },
    { ...usual, ended: true, year: 2025, target: undefined, note: '方案没有给数，系统不折算。' },
  ]
}

export const registerGallery = ({ name, line }: Wording) => ({
  monitoring: monitoringCard({
    month: '2026-09',
    until: '2026-10-08',
    trends: [],
    chains: Array.from({ length: 8 }, (_, index) => ({
      name,
      unread: index % 2,
      totals: [
        { key: 'output' as const, total: { shown: { exact: 12_345.67 }, filed: 19, asked: 20 } },
        { key: 'power' as const, total: { shown: { from: 100, to: 200 }, filed: 2, asked: 20 } },
        { key: 'staff' as const, total: { shown: undefined, filed: 0, asked: 20 } },
      ],
    })),
    warned: 3,
  }),
  /** One chain: its last year, drawn, with a month of everything that cannot be drawn. */
  'monitoring, trends': monitoringCard({
    month: '2026-09',
    until: '2026-10-08',
    chains: [
      {
        name,
        unread: 1,
        totals: [{ key: 'output' as const, total: { shown: { exact: 12_345.67 }, filed: 19, asked: 20 } }],
      },
    ],
    warned: undefined,
    trends: Array.from({ length: 4 }, () => trend(line)),
    picture: `趋势图 ${name}`.slice(0, 60),
  }),
  goals: recordList({
    title: `目标 · ${name}`,
    counts: '在册 8',
    head: [
      ...gaugeElements('规划目标', gaugesOf(name)),
      ...gaugeElements('年度目标', [...gaugesOf(name), ...gaugesOf(name)]),
    ],
    rows: Array.from({ length: 8 }, (_, index) => ({
      name: `目标${index + 1} ${line.slice(0, 40)}`,
      stateWord: '有效',
      rest: '目标值 50 亿元 · 现值 28 亿元，2026年9月月报',
      open: {
        label: '查看',
        about: `goal_${index + 1}`,
        action: { on: 'record', do: 'open', record: `goal-0-${index + 1}`, rev: 1 } as const,
      },
    })),
    nothing: '没有',
    turning: [],
    filters: [],
  }),
  checkup: checkupCard({
    title: `体检 · ${name}`,
    counts: '30 项里有 10 项，待核 10，未登记 10',
    groups: ['一套推进工作目标', '五个机制', '清单'].map((group, place) => ({
      name: group,
      items: Array.from({ length: 10 }, (_, index) => ({
        group: 'lists' as const,
        key: `L${index}`,
        is: (['there', 'stale', 'missing'] as const)[index % 3] ?? 'there',
        evidence: line,
        on: '2026-09-03',
        owner: name,
        label: `L${index} ${name}`,
      })),
      gaps: Array.from({ length: 7 }, (_, index) => ({
        label: `登记 ${name}`,
        about: `${place}_${index}`,
        action: { on: 'records', do: 'new', kind: 'L07', words: name.slice(0, 60), page: 1 } as const,
      })),
    })),
  }),
})
