import type { Month } from '../domain/monthly-clock.ts'
import type { OwedCounts } from './digest.ts'
import { monthWithYear, monthWord } from './monthly.ts'
import { type Sentence, safe, sentence } from './plain.ts'

export const monthStatusLabel = (month: Month): string => `${monthWord(month)}月报`
export const monthStatusLine = (month: Month, counts: OwedCounts, due: string): string =>
  `${monthStatusLabel(month)}：已报 ${counts.filed}，草稿中 ${counts.draft}，未报 ${counts.missing}；${due} 截止。发「状态 月报」看各链。`

/** Behind the answer to 催报, which means the week. @param how what to write to nudge for the month. */
export const monthAlsoOwed = (month: Month, chains: number, how: string): Sentence =>
  sentence`另有 ${chains} 条链还没报${monthStatusLabel(month)}，要催发「${safe(how)}」。`
export const monthNudgeAnswer = (month: Month, answer: string): Sentence =>
  sentence`${monthStatusLabel(month)}：${answer}`

export const monthLookTitle = (chain: string): string => `查 · ${chain} · 月报`
export const monthLookRange = (from: Month, to: Month, total: number, only: string | undefined): string =>
  `${from === to ? monthWithYear(from) : `${monthWithYear(from)}到${monthWithYear(to)}`}${only ? ` ${only}` : ''}，共 ${total} 份`
export const monthLookEntry = (chain: string, month: Month, marks: readonly string[]): string =>
  `${chain ? `${chain} ` : ''}${monthWithYear(month)}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
export const monthLookNothing = '这段时间没有月报。'

export const monthOfficeName = '推进办月报'
export const monthLeadingName = '领导小组月报'
