import { describe, expect, it } from 'vitest'
import type { Gauge, Trend } from '../../src/domain/charts.ts'
import { ticksFor } from '../../src/drawings/chart-scale.ts'
import { drawGauges } from '../../src/drawings/gauges.ts'
import { drawTrends } from '../../src/drawings/trend.ts'
import { said } from './support/said.ts'

const trend = (values: readonly (number | [number, number] | undefined)[]): Trend => ({
  title: '航天产业链月产值（演示数据）',
  unit: '亿元',
  basis: '调度快报',
  until: '2026-10-31',
  months: values.map((value, n) => ({
    month: `${2026 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
    shown:
      value === undefined ? undefined : typeof value === 'number' ? { exact: value } : { from: value[0], to: value[1] },
  })),
})
const drawTrend = (one: Trend) => drawTrends('趋势', [one])
const lineCount = (svg: string): number => svg.split(/<path [^>]*L/).length - 1

describe('a trend', () => {
  it('is broken where a month was not reported, and says so', () => {
    const { svg } = drawTrend(trend([1.2, 1.4, undefined, 1.1, 0]))
    expect(lineCount(svg)).toBe(2)
    expect(svg.split('<circle').length - 1).toBe(4)
    expect(said(svg)).toContain('未报')
    expect(said(svg).join('')).toContain('2026年3月没有报数，图上空着，不是零。')
  })

  it('draws a month that was reported as nothing', () => {
    const { svg } = drawTrend(trend([0, 0]))
    expect(svg.split('<circle').length - 1).toBe(2)
    expect(said(svg).join('')).not.toContain('没有报数')
  })

  it('shows a range as one, with no line through it', () => {
    const { svg } = drawTrend(trend([1, [2, 5], 3]))
    expect(lineCount(svg)).toBe(0)
    expect(said(svg)).toContain('企业不足 3 户的月份只画区间。')
  })

  it.each([[[1, 2]], [[undefined, undefined]], [[]], [Array.from({ length: 36 }, (_, n) => n)]])(
    'always says its 口径 and up to which day, %j',
    (values) => {
      expect(said(drawTrend(trend(values)).svg)).toContain('口径：调度快报。数据截至2026年10月31日。')
    },
  )

  it('joins nothing with a month that is not whole, nor with one of others than before', () => {
    const months = trend([1, 2, 3, 4, 5]).months.map((month, n) =>
      n === 1 ? { ...month, part: ' 3 户里 2 户' } : n === 3 ? { ...month, apart: true as const } : month,
    )
    const { svg } = drawTrend({ ...trend([]), months })
    expect(lineCount(svg), 'from April to May alone').toBe(1)
    expect(said(svg).join('')).toContain('没有填全：2026年2月 3 户里 2 户。不连线，不能和别的月份比。')
    expect(said(svg).join('')).toContain('2026年4月和上个月的户数或口径不同，不连线。')
    expect(svg).toContain('fill="#ffffff" stroke="#1d4ed8"')
  })

  it('names the year where it begins, also where not every month is named', () => {
    const months = trend(Array.from({ length: 24 }, () => 1))
    expect(said(drawTrend(months).svg).filter((word) => word.includes('年') && word.endsWith('月'))).toEqual([
      '26年1月',
      '27年1月',
    ])
  })

  it('says that nothing was reported instead of drawing nothing', () => {
    expect(said(drawTrend(trend([undefined, undefined])).svg)).toContain('这段时间没有报数。')
  })
})

describe('the scale', () => {
  it.each([
    [
      [1.2, 1.4],
      [0, 0.5, 1, 1.5],
    ],
    [[0], [0, 1]],
    [[], [0, 1]],
    [
      [-3, 8],
      [-5, 0, 5, 10],
    ],
    [[1234], [0, 500, 1000, 1500]],
  ])('of %j has round steps and nothing in it', (values, ticks) => {
    expect(ticksFor(values)).toEqual(ticks)
  })
})

const gauge = (more: Partial<Gauge>): Gauge => ({
  name: '每条链产值',
  brief: '产值',
  year: 2026,
  target: 15,
  unit: '亿元',
  ended: false,
  basis: '调度快报',
  until: '2026-10-31',
  ...more,
})

describe('a gauge', () => {
  it('says how far a target is', () => {
    expect(said(drawGauges('目标', [gauge({ shown: { exact: 12.345 } })]).svg)).toEqual([
      '目标',
      '每条链产值（2026年目标）',
      '12.35 亿元，目标不低于 15 亿元',
      '口径：调度快报。数据截至2026年10月31日。',
    ])
  })

  it('is ended once its year is past, and then judges nothing', () => {
    const words = said(drawGauges('目标', [gauge({ year: 2025, ended: true, shown: { exact: 20 } })]).svg)
    expect(words).toContain('每条链产值（2025年目标，目标年已过）')
    expect(words).toContain('目标年已过，只作对照，不是完成情况。')
    expect(words).toContain('口径：调度快报。数据截至2026年10月31日。')
  })

  it('has no bar where nothing was reported, and is no zero', () => {
    const { svg } = drawGauges('目标', [gauge({})])
    expect(svg.split('<rect').length - 1).toBe(2)
    expect(said(svg)).toContain('还没有报数，目标不低于 15 亿元')
  })

  it('has no bar where it is to stay below, nor where the plan gives no figure', () => {
    const below = drawGauges('目标', [gauge({ most: true, target: 0.3, unit: '吨', shown: { exact: 0.32 } })]).svg
    expect(below.split('<rect').length - 1).toBe(1)
    expect(said(below)).toContain('0.32 吨，目标不高于 0.3 吨')
    const open = drawGauges('目标', [gauge({ target: undefined, unit: '户', shown: { exact: 7 } })]).svg
    expect(open.split('<rect').length - 1).toBe(1)
    expect(said(open)).toContain('7 户，方案没有给数')
  })

  it('says a range as one', () => {
    expect(said(drawGauges('目标', [gauge({ shown: { from: 5, to: 10 } })]).svg)).toContain(
      '5–10 亿元，目标不低于 15 亿元',
    )
  })
})
