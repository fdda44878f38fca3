import { type Gauge, shareOf, type Trend } from '../domain/charts.ts'
import { monthWord } from '../domain/monitoring/figures.ts'
import type { Month } from '../domain/month-plan.ts'
import type { Day } from '../domain/time.ts'
import { returnedMark } from './corrections.ts'
import { monthDay } from './dates.ts'

/** What stands on charts. 口径 and the day up to which things count are never left out. */
export const basisLine = (basis: string, until: Day): string =>
  `口径：${basis}。数据截至${until.slice(0, 4)}年${monthDay(until)}。`
/** `9月`; the first of a year with it. */
export const monthTick = (month: Month, withYear: boolean): string =>
  `${withYear ? `${month.slice(2, 4)}年` : ''}${Number(month.slice(5))}月`
export const notReportedTick = '未报'
export const unreadTick = '读不出'
/** A month without a figure is none, and no zero. */
export const notReported = (months: readonly Month[]): string =>
  months.length > 4
    ? `有 ${months.length} 个月没有报数，图上空着，不是零。`
    : `${months.map(monthWord).join('、')}没有报数，图上空着，不是零。`
export const noneReported = '这段时间没有报数。'
export const rangesNote = '企业不足 3 户的月份只画区间。'
/** What has to be known before months are compared. */
export const trendNotes = ({ months }: Pick<Trend, 'months'>): string[] => {
  const missing = months.filter(({ shown, unread }) => shown === undefined && !unread).map(({ month }) => month)
  const unread = months.filter((one) => one.unread).map(({ month }) => monthWord(month))
  const parts = months.flatMap(({ month, shown, part }) => (shown && part ? [`${monthWord(month)}${part}`] : []))
  const returned = months.flatMap(({ month, shown, returned: is }) => (shown && is ? [monthWord(month)] : []))
  const apart = months.filter(({ apart }) => apart).map(({ month }) => monthWord(month))
  return [
    ...(missing.length > 0 && months.some(({ shown }) => shown) ? [notReported(missing)] : []),
    ...(unread.length > 0 ? [`${unread.join('、')}报过，读不出来，图上空着。请找管理员。`] : []),
    ...(months.some(({ shown }) => shown && 'from' in shown) ? [rangesNote] : []),
    ...(parts.length > 0 ? [`没有填全：${parts.join('、')}。不连线，不能和别的月份比。`] : []),
    ...(returned.length > 0 ? [`${returned.join('、')}${returnedMark}，不连线。`] : []),
    ...(apart.length > 0 ? [`${apart.join('、')}和上个月的户数或口径不同，不连线。`] : []),
  ]
}
export const unitLine = (unit: string): string => `单位：${unit}`

/** At most two places behind the point, but never 0 of what is not 0: `0.0035`. */
export const figure = (value: number): string => {
  const short = Number(value.toFixed(2))
  return String(short === 0 ? Number(value.toPrecision(2)) : short)
}
export const span = (from: number, to: number): string => `${figure(from)}–${figure(to)}`

export const gaugeTitle = (name: string, year: number, ended: boolean): string =>
  ended ? `${name}（${year}年目标，目标年已过）` : `${name}（${year}年目标）`
const shownSaid = ({ shown }: Pick<Gauge, 'shown'>): string | undefined =>
  !shown ? undefined : 'exact' in shown ? figure(shown.exact) : span(shown.from, shown.to)
/** `28 亿元，目标不低于 50 亿元` */
export const gaugeValue = (gauge: Gauge): string => {
  const { target, unit, most, note } = gauge
  if (note !== undefined) return note
  const now = shownSaid(gauge)
  const aim = target === undefined ? '方案没有给数' : `目标${most ? '不高于' : '不低于'} ${figure(target)} ${unit}`
  return `${now === undefined ? '还没有报数' : `${now} ${unit}`}，${aim}`
}
/** `56%`, `至少 40%`; nothing where no bar can say it. */
export const gaugePercent = (gauge: Gauge): string | undefined => {
  const share = shareOf(gauge)
  if (share === undefined) return undefined
  return sharePercent(share, gauge.shown !== undefined && 'from' in gauge.shown)
}
/** `56%`, `不到 1%`; of the lower end of a range `至少 40%`. */
export const sharePercent = (share: number, atLeast: boolean): string => {
  const whole = Math.floor(share * 100 + 1e-9)
  return whole === 0 && share > 0 && !atLeast ? '不到 1%' : `${atLeast ? '至少 ' : ''}${whole}%`
}
export const endedNote = '目标年已过，只作对照，不是完成情况。'
