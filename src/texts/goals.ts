/* 目标 and how far they are. */

import type { Gauge } from '../domain/charts.ts'
import { monthWord } from '../domain/monitoring/figures.ts'
import type { Month } from '../domain/month-plan.ts'
import type { MonthContent } from '../domain/monthly.ts'
import type { Topmost } from '../domain/plan-targets.ts'
import type { Day } from '../domain/time.ts'
import { gaugePercent, gaugeTitle, gaugeValue } from './charts.ts'
import { digestReturned } from './corrections.ts'
import { demoMark } from './demo.ts'
import { basisWords, sourceWords, yiText } from './monthly.ts'
import { sentence } from './plain.ts'

/** `28 亿元，2026年9月月报（调度快报，截至9月20日）` */
export const nowByMonth = (
  v: Pick<MonthContent, 'cumulative' | 'basis' | 'cutoff'> & { month: Month; returned: boolean },
): string =>
  `${yiText(v.cumulative.yi)}，${monthWord(v.month)}月报（${sourceWords(v.basis, v.cutoff)}）${v.returned ? digestReturned : ''}`
export const unreadMonth = (month: Month): string => `${monthWord(month)}月报读不出来，请推进办处理`

export const yi = '亿元'
export const wan = '万元'
export const households = '户'
export const district = '全区'
/** `航天产业链：各产业链总产值达到 50 亿元以上` */
export const gaugeOf = (chain: string, title: string): string => `${chain}：${title}`
export const strongestOf = (
  title: string,
  { best, top }: { best: readonly { chain: { name: string } }[]; top: Topmost },
  missing: number,
): string =>
  `${title}（${missing > 0 ? '已报的里' : ''}${top === 'unsure' ? '按能确定的数，' : ''}最高的是${best.map(({ chain }) => chain.name).join('、')}）`
export const monthReport = '月报累计产值'
/** `2026年9月月报累计，调度快报` */
export const monthBasis = (month: Month, basis: MonthContent['basis'], returned: boolean): string =>
  `${monthWord(month)}月报累计，${basisWords[basis]}${returned ? digestReturned : ''}`
export const typedBasis = '责任单位自己填'
export const planBasis = '实施方案'
export const registerBasis = '企业名录里登记了称号的企业，一户只算一次'
export const noHonours = '名录里还没有登记称号，方案也没有给数。'
export const headsBasis = (heads: { all: number; unknown: number }): string =>
  `L01 的上年产值，一户只算一次，链主 ${heads.all} 户${heads.unknown > 0 ? `，${heads.unknown} 户没有填` : ''}`
export const notReckoned = '方案没有给数，系统不折算。各链的增速和能耗在「考核」里逐条对照。'

export const planHeading = '规划目标'
export const goalsHeading = '年度目标'
/** `航天产业链：年度产值（2026年目标）：28 亿元，目标不低于 50 亿元，56%。口径：…` */
export const gaugeLine = (gauge: Gauge): string =>
  [
    gaugeTitle(gauge.name, gauge.year, gauge.ended),
    [gaugeValue(gauge), gaugePercent(gauge)].filter(Boolean).join('，'),
  ].join('：')
export const gaugesLeft = (count: number): string => `还有 ${count} 项没有列出，点「${pictureButton}」看全部。`
export const pictureWords = (chain: string): string => `目标图 ${chain}`.trim()
export const pictureButton = '目标图'
export const pictureSummary = '把规划目标和年度目标到了多少画成一张图，私信发来'
export const pictureTitle = (scope: string, demo: boolean): string => `目标进度 · ${scope}${demo ? demoMark : ''}`
export const pictureName = (scope: string, day: Day, demo: boolean): string =>
  `${scope}_目标进度_${day}${demo ? demoMark : ''}.png`
export const nothingToDraw = sentence`还没有登记目标，区文件里也没有规划目标。发「目标 新增」登记。`
