import { describe, expect, it } from 'vitest'
import { type AlertLines, judge } from '../../../src/domain/monitoring/alerts.ts'
import { type MonthFigures, monthFrom } from '../../../src/domain/monitoring/figures.ts'

const lines: AlertLines = { powerFall: 20, use: 60, staffFall: 10, stock: 15 }
const filed = (months: Record<string, MonthFigures['figures']>): MonthFigures[] =>
  Object.entries(months).map(([month, figures]) => ({ month, figures }))
const of = (rule: string, months: Record<string, MonthFigures['figures']>) =>
  judge(filed(months), '2026-10', lines).find((one) => one.rule === rule)

describe('警戒 of a firm', () => {
  it('of 用电 needs two months running against the year before', () => {
    const year = { '2025-09': { power: 100 }, '2025-10': { power: 200 } }
    expect(of('power', { ...year, '2026-09': { power: 80 }, '2026-10': { power: 150 } })).toEqual({
      rule: 'power',
      is: 'alert',
      line: 20,
      falls: [
        { from: { month: '2025-09', value: 100 }, to: { month: '2026-09', value: 80 }, percent: 20 },
        { from: { month: '2025-10', value: 200 }, to: { month: '2026-10', value: 150 }, percent: 25 },
      ],
    })
    expect(of('power', { ...year, '2026-09': { power: 80.1 }, '2026-10': { power: 10 } })?.is).toBe('above')
  })

  it('of what was not written says nothing, neither alarm nor all well', () => {
    expect(of('power', { '2025-10': { power: 200 }, '2026-10': { power: 100 } })).toEqual({
      rule: 'power',
      is: 'unknown',
      missing: ['2025-09', '2026-09'],
    })
    expect(of('stock', {})).toEqual({ rule: 'stock', is: 'unknown', missing: ['2026-10'] })
    expect(of('use', { '2026-10': { stock: 3 } })).toEqual({ rule: 'use', is: 'unknown', missing: ['2026-10'] })
  })

  it('of one month above its line is settled, though the other is missing', () => {
    expect(of('power', { '2025-10': { power: 200 }, '2026-10': { power: 199 } })?.is).toBe('above')
  })

  it.each([
    [60, 'alert'],
    [60.1, 'above'],
    [0, 'alert'],
  ])('利用率 %s is %s', (use, is) => expect(of('use', { '2026-10': { use } })?.is).toBe(is))

  it.each([
    [100, 90, 'alert'],
    [100, 91, 'above'],
    [0, 0, 'above'],
  ])('用工 from %s to %s in a quarter is %s', (before, after, is) =>
    expect(of('staff', { '2026-07': { staff: before }, '2026-10': { staff: after } })?.is).toBe(is),
  )

  it('counts months over the end of a year', () => {
    expect([monthFrom('2026-01', -1), monthFrom('2026-12', 1), monthFrom('2026-03', -15)]).toEqual([
      '2025-12',
      '2027-01',
      '2024-12',
    ])
  })
})
