/* 目标 and how far they are. */
import { monthWord } from '../domain/monitoring/figures.ts'
import type { Month } from '../domain/month-plan.ts'
import type { MonthContent } from '../domain/monthly.ts'
import { sourceWords, yiText } from './monthly.ts'

/** `28 亿元，2026年9月月报（调度快报，截至9月20日）` */
export const nowByMonth = (v: Pick<MonthContent, 'cumulative' | 'basis' | 'cutoff'> & { month: Month }): string =>
  `${yiText(v.cumulative.yi)}，${monthWord(v.month)}月报（${sourceWords(v.basis, v.cutoff)}）`
export const unreadMonth = (month: Month): string => `${monthWord(month)}月报读不出来，请推进办处理`
