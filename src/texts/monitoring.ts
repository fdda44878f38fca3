/* 企业指标: what a firm's figures of a month say, and the totals of a chain. */

import type { Trend } from '../domain/charts.ts'
import type { Fall, Judged, Term } from '../domain/monitoring/alerts.ts'
import { type FigureKey, figureKeys, type MonthFigures, monthWord } from '../domain/monitoring/figures.ts'
import type { Total } from '../domain/monitoring/totals.ts'
import type { Month } from '../domain/month-plan.ts'
import type { Basis } from '../domain/monthly.ts'
import type { Day } from '../domain/time.ts'
import { figure as chartFigure, span } from './charts.ts'
import { dayText } from './dates.ts'
import { demoMark } from './demo.ts'
import { figureTexts } from './kinds/figure.ts'
import { basisWords } from './monthly.ts'
import { type Sentence, safe, sentence } from './plain.ts'

const said = (key: FigureKey, value: number): string => {
  const { label, unit = '' } = figureTexts.fields[key] ?? { label: key }
  return `${label} ${value}${/^[%天]/u.test(unit) ? unit : ` ${unit}`}`
}
/** `上月（2026年9月）：当月产值 120 万元、…` */
export const lastMonth = (month: string, filed: MonthFigures['figures'] | undefined): string => {
  const known = figureKeys.flatMap((key) => (filed?.[key] === undefined ? [] : said(key, filed[key])))
  return `上月（${monthWord(month)}）：${known.length > 0 ? known.join('、') : '没有填'}`
}

const names = { power: '用电', use: '产能利用率', staff: '用工', stock: '库存' } as const
const units = { power: ' 万千瓦时', use: '%', staff: ' 人', stock: ' 天' } as const

/** `用电两个月比上年同月少 20% 以上：2026年9月 80，上年同月 100，少 20%；…` */
export const alertText = (alert: Extract<Judged, { is: 'alert' }>): string => {
  const { rule, line } = alert
  if (alert.at) return `${names[rule]} ${alert.at.value}${units[rule]}，警戒线 ${line}${units[rule]}`
  const falls = (alert.falls ?? []).map(({ from, to, percent }: Fall) => `${term(from)} → ${term(to)}，少 ${percent}%`)
  return `${names[rule]}${falls.length > 1 ? '连降' : '下降'}：${falls.join('；')}（警戒线 ${line}%）`
}
const term = ({ month, value }: Term): string => `${monthWord(month)} ${value}`

/** Whose sums say something. */
export const totalKeys = ['output', 'power', 'staff'] as const satisfies readonly FigureKey[]
export type TotalKey = (typeof totalKeys)[number]
export const totalUnits = { output: '万元', power: '万千瓦时', staff: '人' } as const

/** Of which months are drawn one after another. */
export const trendTitle = (key: TotalKey): string => `企业指标合计：${figureTexts.fields[key]?.label ?? key}`
export const monthOutputTitle = '月报：本月产值'
export const monthOutputUnit = '亿元'
export const firmsBasis = '调度数，只含要填的链主和骨干企业'
export const monthBasis = (bases: readonly Basis[]): string =>
  ['月报', ...(bases.length > 0 ? [bases.map((one) => basisWords[one]).join('和')] : [])].join('，')
/** ` 3 户里 2 户` */
export const partOf = (of: { filed: number; asked: number; unread: number }): string =>
  ` ${of.asked} 户里 ${of.filed} 户${of.unread > 0 ? `（${of.unread} 户读不出来）` : ''}`
export const trendsTitle = (chain: string, demo: boolean): string => `${chain} 月度趋势${demo ? demoMark : ''}`
export const trendsName = (chain: string, day: Day, demo: boolean): string =>
  `${chain}_月度趋势_${day}${demo ? demoMark : ''}.png`
export const unreadFirms = (count: number): string => `另有 ${count} 户的数读不出来，没有算进去。请找管理员。`
export const noTrend = (chain: string): Sentence => sentence`${safe(chain)}近一年没有报过数，画不出趋势。`
export const trendWords = (chain: string): string => `趋势图 ${chain}`
export const trendButton = '趋势图'
export const trendSummary = '把一条链近一年的月报产值和企业指标合计画成一张图，私信发来'
/** `近 13 个月：2026年8月 120、2026年9月 100–200` */
export const trendLine = (trend: Trend): string => {
  const filed = trend.months.flatMap(({ month, shown }) =>
    shown ? [`${monthWord(month)} ${'exact' in shown ? chartFigure(shown.exact) : span(shown.from, shown.to)}`] : [],
  )
  return `${trend.title}（${trend.unit}）：${filed.length > 0 ? filed.join('、') : '近一年没有报数'}`
}

export const monitoringTitle = (month: Month): string => `企业指标合计 · ${monthWord(month)}`
/** `当月产值 12000 万元（5 户里 3 户已填）` */
export const totalLine = (key: TotalKey, { shown, filed, asked }: Total): string => {
  const { label = key } = figureTexts.fields[key] ?? {}
  const of = asked === filed ? `${asked} 户都已填` : `${asked} 户里 ${filed} 户已填`
  if (!shown) return `${label}：${asked} 户都还没有填`
  const sum = 'exact' in shown ? `${shown.exact}` : `${shown.from}–${shown.to}`
  return `${label}：${sum} ${totalUnits[key]}${'exact' in shown ? '' : '（不足 3 户，只说区间）'}，${of}`
}
export const nobodyAsked = '这个月没有要填指标的企业。链主和骨干企业随月报填，先在「企业」里登记。'
export const warnedLine = (count: number): string => `到警戒线的企业 ${count} 户，发「指标 已填」看是哪几户。`
export const monitoringNote = (until: Day): string =>
  `口径：调度数，只含要填的链主和骨干企业，不等于全链，也不是统计数。没填的不当作 0。数据截至${dayText(until)}。`
export const noMonth = '没看懂是哪个月。可以写：监测 航天 9月、监测 上月。'

export const firmsOwed = (count: number): string => `${count} 户`
/** `■ 指标未填 航天2户 煤化工1户` */
export const owedInDigest = (chains: readonly { chain: string; count: number }[]): string =>
  `■ 指标未填 ${chains.map(({ chain, count }) => `${chain}${count}户`).join(' ')}`
